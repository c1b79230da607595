/** The contact log in the report: that people were asked in part 1, what they said in part 2, as far as they allow. */
import type { Block } from './blocks.ts'
import { sayForReport } from './contact-words.ts'
import { type Contact, sayAgency } from './contacts.ts'
import { type Day, sayDay } from './moment.ts'
import type { Referral } from './referral.ts'

const THEIRS = 'What other agencies told us. They decide whether it may be passed on.'

/**
 * Part 1, which the prisoner may read, has agencies, days and what became of it, and no word that anybody typed. Part 2
 * has the summaries that may be shared with the prison. Those for the LADO alone stand in neither.
 */
export function contactFindings(
  { contacts = [] }: Pick<Referral, 'contacts'>,
  part: 1 | 2,
  on: Day,
): readonly Block[] {
  const told = contacts.filter(({ outcome }) => outcome !== 'to ask')
  const rows = part === 1 ? told.map((contact) => rowOne(contact, on)) : told.flatMap(rowTwo)
  if (rows.length === 0) return []
  const title = part === 1 ? 'Who was asked' : 'What those who were asked have said'
  return [
    { kind: 'heading', level: 3, text: title },
    {
      ...{ kind: 'table', caption: title, rows },
      head: ['Asked', 'Found', 'Kind', part === 1 ? 'Source and date' : 'Source, and why withheld'],
    },
  ]
}

const rowOne = (contact: Contact, on: Day): readonly string[] => [
  sayAgency(contact),
  sayForReport(contact, on),
  'Fact',
  `Contact log, ${sayDay(on)}`,
]

function rowTwo(contact: Contact): readonly (readonly string[])[] {
  const { outcome, summary, reason, repliedOn, mayBeShared } = contact
  if (outcome === 'replied' && summary !== undefined && mayBeShared === 'prison') {
    const when = repliedOn === undefined ? '' : `, ${sayDay(repliedOn)}`
    const source = `${sayWho(contact)}${when}. Withheld because: ${THEIRS}`
    return [[sayAgency(contact), summary, 'In their words', source]]
  }
  // Why nobody asked is our own reason; why somebody declined is theirs, and stays with us.
  return outcome === 'not applicable' && reason !== undefined
    ? [[sayAgency(contact), `Not asked: ${reason}`, 'Fact', 'Social worker. Withheld because: Confidential.']]
    : []
}

const sayWho = ({ name, role, ...contact }: Contact): string =>
  [name, role].filter((part) => part !== '').join(', ') || sayAgency(contact)

/** What the LADO is told and the prison is not: only what stood in the log when the report was sent in. */
export const forLadoAlone = (
  { contacts = [] }: Pick<Referral, 'contacts'>,
  sentInAt: string,
): readonly string[] =>
  contacts
    .filter(({ mayBeShared, changedAt }) => mayBeShared === 'lado' && changedAt <= sentInAt)
    .flatMap((contact) =>
      contact.outcome === 'replied' && contact.summary !== undefined
        ? [`${sayAgency(contact)}: ${contact.summary}`]
        : [],
    )
