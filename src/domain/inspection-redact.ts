/** Leaves out of a record what its subject may not have; what may be given is searched for the names and places of others. */
import type { Assessment } from './assessment.ts'
import { type Directory, personById } from './directory.ts'
import { answerOf } from './form.ts'
import { firstCount, type PackField, type PackRecord, type PartId } from './inspection-pack.ts'
import { GAPS, type Gap, NEVER_GIVEN, PLAIN_MOVES, type Rule, ruleFor } from './inspection-policy.ts'
import { pageKeyOf } from './inspection-record.ts'
import { isNamedStaff, type Subject } from './inspection-rules.ts'
import { leaksOf } from './leaks.ts'
import { nameNeedles } from './name-needles.ts'
import { sayRoles } from './people.ts'
import type { Referral } from './referral.ts'
import { type SecretText, secretsOf } from './secrets.ts'

export type Redaction = {
  readonly subject: Subject
  readonly directory: Directory
  /** Texts that stand in nothing that is given. */
  readonly others: readonly SecretText[]
}

export function redactionFor(
  { referral, assessment }: { readonly referral: Referral; readonly assessment: Assessment },
  subject: Subject,
  directory: Directory,
): Redaction {
  const { prisoner, carer, children } = referral.details
  const people: readonly (readonly [Subject, string])[] = [
    ['prisoner', answerOf(prisoner, 'fullName')],
    ['carer', answerOf(carer, 'fullName')],
    ...children.map((child, index) => [`child${index + 1}` as const, answerOf(child, 'fullName')] as const),
  ]
  const known = people.filter(([who]) => who === subject).map(([, name]) => name)
  const names = [
    ...people.filter(([who]) => who !== subject).map(([, name]) => name),
    ...directory.people.filter((person) => !isNamedStaff(person)).map(({ name }) => name),
  ]
  const others = names.map((name) => ({ what: 'somebody else', needles: nameNeedles(name, known) }))
  return { subject, directory, others: [...secretsOf(referral.details, assessment), ...others] }
}

/**
 * The record with a reason where something is missing. A gap stands for all that is missing there, so that it does not
 * tell which question was answered or how often something was noted.
 */
export function redact(part: PartId, record: PackRecord, redaction: Redaction): PackRecord {
  const key = pageKeyOf(record)
  // Of a page that nobody may know of, not even when it was written.
  if (part === 'pages' && isHidden(key, redaction)) return { fields: [gapAt('key', 'inside')] }
  const fields = record.fields.map((field) => redacted(field, { part, key, redaction }))
  const never = part === 'referral' ? NEVER_GIVEN.map(([field, gap]) => gapAt(field, gap)) : []
  const all = new Map([...fields, ...never].map((field) => [gapKey(field), field]))
  return { fields: [...all.values()] }
}

const gapKey = (field: PackField): string =>
  JSON.stringify([field.field, 'withheld' in field && field.withheld])

const gapAt = (field: string, gap: Gap): PackField => ({ field, withheld: GAPS[gap] })

type Place = { readonly part: PartId; readonly key: string; readonly redaction: Redaction }

function redacted(field: PackField, { part, key, redaction }: Place): PackField {
  if ('withheld' in field) return field
  const rule = ruleFor(part, field.field, key) ?? 'undecided'
  const gap = gapFor(rule, field, { key, redaction })
  if (gap !== undefined) return gapAt(aboveOf(field.field), gap)
  const person = typeof field.value === 'string' ? personById(redaction.directory, field.value) : undefined
  if (person !== undefined)
    return isNamedStaff(person)
      ? { field: field.field, value: field.value, says: `${person.name} (${sayRoles(person)})` }
      : { field: field.field, withheld: GAPS.staff, says: sayRoles(person) }
  if (rule === 'staff' && isId(field.value)) return gapAt(field.field, 'staff')
  const text = [field.value, field.says ?? ''].join(' \n')
  return leaksOf(text, redaction.others).length > 0 ? gapAt(aboveOf(field.field), 'names') : field
}

/** `details.children[2]` for an answer about a child, `contacts` for anything in a list of what is never given. */
function aboveOf(field: string): string {
  if (
    NEVER_GIVEN.some(([key]) => field === key || field.startsWith(`${key}.`) || field.startsWith(`${key}[`))
  )
    return field.replace(/[.[].*$/su, '')
  const above = field.split('.').slice(0, -1)
  return above.length === 0 ? field : above.slice(0, 2).join('.')
}

type ForWhom = { readonly key: string; readonly redaction: Redaction }

/** Undefined where this subject may have it. */
function gapFor(rule: Rule, field: PackField, { key, redaction }: ForWhom): Gap | undefined {
  const { subject } = redaction
  switch (rule) {
    case 'given':
      return undefined
    case 'prisoner':
    case 'carer':
      return rule === subject ? undefined : 'others'
    case 'child': {
      const number = firstCount(field.field) || Number(/\d+$/.exec(key)?.[0] ?? 0)
      return subject === `child${number}` ? undefined : 'others'
    }
    case 'staff':
      return undefined
    case 'move':
      return 'value' in field && PLAIN_MOVES.includes(String(field.value)) ? undefined : 'inside'
    default:
      return rule
  }
}

/** That there is a page about a child in care tells that the child is. */
const isHidden = (key: string, { subject }: Redaction): boolean =>
  key.startsWith('J') && subject !== `child${key.slice(1)}`

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f-]{30,}$/i.test(value)
