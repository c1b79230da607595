/** docs/access.md, written from the rows of src/domain/access by asking their rules. */
import { ACCESS, type AccessArea, type AccessRow, ruleOf } from '../../src/domain/access/access.ts'
import { DOORS } from '../../src/domain/access/doors.ts'
import { ROLES, type Role } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { STATUSES, type Status } from '../../src/domain/statuses.ts'
import { restrictedPart } from './restricted.ts'
import { EVERY_ROLE, EVERY_STATUS, nearness, sampleAt, WITHOUT_TEAM } from './sample.ts'

export const accessPage = (): string => `${parts().join('\n\n')}\n`

const parts = (): readonly string[] => [
  '# Who may do what',
  '<!-- Written by `npm run access` from src/domain/access. Do not edit it by hand. -->',
  ...INTRODUCTION,
  ...ACCESS.flatMap(areaPart),
  ...statusPart(),
  ...restrictedPart(ACCESS),
  ...doorPart(),
  ...wayPart(),
]

const INTRODUCTION = [
  'This page is for whoever answers for who sees what: the data protection officer, an auditor, a head of service. It is written from the rules themselves: each cell is the answer of the rule that the bot asks when somebody presses a button, types a sentence or follows a link. `npm run access -- --check` refuses a page that is out of date, and a test knocks at every door as everybody who may not come in: refused, nothing changed, nothing told.',
  '**yes**: whatever team it is with. **own team**: where the referral is with one of their teams. **named**: where it is theirs, because they have it or were told of it. **–**: no. Somebody with several roles may do what each of them may. Somebody with none may do what stands under “One’s own”, and whoever is not in the directory nothing at all.',
  'To whom a referral is not shown, it is not there: they read the same words as for a reference that was never given.',
]

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function areaPart({ title, rows }: AccessArea): readonly string[] {
  const notes = rows.flatMap(({ does, but }) => (but === undefined ? [] : [`- ${does}: ${but}.`]))
  const varying = rows.flatMap((row) => variation(row))
  return [
    `## ${title}`,
    table(
      ['', ...EVERY_ROLE.map((role) => ROLES[role])],
      rows.map((row) => [row.does, ...EVERY_ROLE.map((role) => mostly(row, role))]),
    ),
    ...(notes.length + varying.length === 0 ? [] : [[...notes, ...varying].join('\n')]),
  ]
}

const reachAt = (row: AccessRow, role: Role, status: Status): string =>
  nearness(role).find(({ person }) => ruleOf(row).asks(person, sampleAt(status)))?.says ?? '–'

const statusesOf = ({ during }: AccessRow): readonly Status[] => during ?? EVERY_STATUS

/** What holds at most of the statuses at which it can be done; the others are said below the table. */
function mostly(row: AccessRow, role: Role): string {
  const found = statusesOf(row).map((status) => reachAt(row, role, status))
  const count = (says: string): number => found.filter((one) => one === says).length
  return [...new Set(found)].toSorted((one, other) => count(other) - count(one))[0] ?? '–'
}

/** `- See it: at “short view” yes for Team Manager, deputy.` */
function variation(row: AccessRow): readonly string[] {
  const found = new Map<string, Set<string>>()
  for (const role of EVERY_ROLE) {
    const usual = mostly(row, role)
    // Where no team has it, it is nobody's own: that goes without saying.
    const isPlain = (status: Status): boolean =>
      usual !== 'yes' && WITHOUT_TEAM.includes(status) && reachAt(row, role, status) === '–'
    const other = statusesOf(row).filter((status) => reachAt(row, role, status) !== usual && !isPlain(status))
    for (const says of new Set(other.map((status) => reachAt(row, role, status)))) {
      const where = other.filter((status) => reachAt(row, role, status) === says)
      const key = `${says === '–' ? 'not' : says} while ${where.map((status) => `“${STATUSES[status]}”`).join(', ')}`
      found.set(key, (found.get(key) ?? new Set()).add(ROLES[role]))
    }
  }
  return [...found].map(([key, roles]) => `- ${row.does}: ${key}, for ${[...roles].join(', ')}.`)
}

function statusPart(): readonly string[] {
  const rows = ACCESS.filter(({ about }) => about === 'a referral').flatMap((area) => area.rows)
  return [
    '## Where a referral must stand',
    EVERY_STATUS.map((status, index) => `${index + 1}. ${STATUSES[status]}`).join('\n'),
    table(
      ['', ...EVERY_STATUS.map((_, index) => String(index + 1))],
      rows.map((row) => [
        row.does,
        ...EVERY_STATUS.map((status) => (statusesOf(row).includes(status) ? '●' : '')),
      ]),
    ),
  ]
}

const doorPart = (): readonly string[] => [
  '## The pages of the server',
  table(
    ['page', 'who comes in', 'everybody else'],
    DOORS.map((door) => [`\`${door.method} ${door.path}\``, door.who, door.else]),
  ),
]

const code = (words: readonly string[] = []): string => words.map((word) => `\`${word}\``).join(', ')

const wayPart = (): readonly string[] => [
  '## The ways in, the rule, and what is said',
  'Every button stands on a card and in a dialog, and has a sentence that does the same. “As far as they may see it” means that the card of the referral is shown instead.',
  table(
    ['', 'buttons', 'typed', 'other ways', 'rule', 'to anybody else'],
    ACCESS.flatMap(({ rows }) => rows).map((row) => [
      row.does,
      code(row.verbs),
      code(row.words),
      (row.ways ?? []).join(', '),
      `\`${ruleOf(row).name}\``,
      row.refusal === undefined ? 'as far as they may see it' : REFUSALS[row.refusal],
    ]),
  ),
]
