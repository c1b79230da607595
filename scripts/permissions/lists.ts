/** The lists of docs/permissions.md, from the table of calls and the table of rights. */
import { CALLS, TRIED } from '../../src/gateways/calls.ts'
import { NEVER, RIGHTS, type Right, type RightName } from '../../src/gateways/rights.ts'

const BEGIN =
  '<!-- Written by `npm run permissions -- --write` from src/gateways/calls.ts and src/gateways/rights.ts. -->'
const END = '<!-- Written so far. -->'

/** The page with its lists as the tables have them; undefined where the page has lost its marks. */
export function withLists(page: string): string | undefined {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) return undefined
  return `${before}${BEGIN}\n\n${lists()}\n\n${END}${after}`
}

const rights = Object.entries(RIGHTS) as [RightName, Right][]

const lists = (): string => [...approved(), '', ...granted(), '', ...made()].join('\n')

function approved(): readonly string[] {
  const callsOf = (name: RightName) => CALLS.filter(({ right }) => right === name).length
  return [
    '## The rights',
    '',
    '| right | given in | reaches | needed | calls |',
    '|---|---|---|---|---|',
    ...rights.map(([name, { name: words, from, limitedTo, onlyWhen }]) =>
      row([
        name === 'connector' ? words : `\`${words}\``,
        from,
        limitedTo,
        onlyWhen === undefined ? 'always' : `only when ${onlyWhen}`,
        String(callsOf(name)),
      ]),
    ),
    '',
    `None of these may stand in Entra for this application beside them: ${NEVER.map((name) => `\`${name}\``).join(', ')}.`,
  ]
}

/** Where the name of the right is none, or stands above another mailbox already. */
const HEADINGS: Partial<Record<RightName, string>> = {
  connector: 'The identity of the bot',
  readMash: 'Application Mail.Read, for the mailbox of MASH',
}

function granted(): readonly string[] {
  return [
    '## How each right is given',
    '',
    ...rights.flatMap(([name, right]) => [
      `### ${HEADINGS[name] ?? right.name}`,
      '',
      ...(right.powershell === undefined ? [] : ['```powershell', ...right.powershell, '```', '']),
      ...(right.adminCentre === undefined ? [] : [right.adminCentre, '']),
    ]),
  ].slice(0, -1)
}

function made(): readonly string[] {
  return [
    '## Every call',
    '',
    ...(['Graph', 'Connector'] as const).flatMap((to) => [
      `### To ${to === 'Graph' ? 'Microsoft Graph' : 'the Bot Connector'}`,
      '',
      '| call | right | why | made by |',
      '|---|---|---|---|',
      ...CALLS.filter((call) => call.to === to).map(({ method, path, right, why, files }) =>
        row([
          `\`${method} ${path}\``,
          right === 'connector' ? 'none' : `\`${RIGHTS[right].name}\``,
          why,
          files.map((file) => `\`${file}\``).join(', '),
        ]),
      ),
      '',
    ]),
    '### Tried by the set-up check, to see it refused',
    '',
    '| call | why |',
    '|---|---|',
    ...TRIED.map(({ method, path, why }) => row([`\`${method} ${path}\``, why])),
  ]
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
