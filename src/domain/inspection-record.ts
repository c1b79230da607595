/** One stored thing as a record of the pack: every field of it, with the words of its question and the name of its person. */
import { type Directory, personById } from './directory.ts'
import { type Question, sayAnswer } from './form.ts'
import { fieldsOf, type PackField, type PackRecord, type PartId, withoutCounts } from './inspection-pack.ts'
import { sayRoles } from './people.ts'
import { SECTIONS } from './questions.ts'
import { STATUSES, type Status } from './referral.ts'
import { REFERRAL_FORM, type ReferralSection } from './referral-form.ts'

/** The page that an answer stands on: `A1`, `B`. */
export const pageKeyOf = ({ fields }: PackRecord): string => {
  const key = fields.find(({ field }) => field === 'key')
  return key !== undefined && 'value' in key ? String(key.value) : ''
}

/** Dates of days and moments stay as they are stored, so that they can be compared with other papers. */
export function recordOf(part: PartId, thing: object, directory: Directory): PackRecord {
  const fields = fieldsOf(thing)
  const key = pageKeyOf({ fields })
  return {
    fields: fields.map((field): PackField => {
      const question =
        part === 'referral' || part === 'pages' ? questionOf(part, field.field, key) : undefined
      if (question !== undefined) return answered(field, question)
      const status = isStatus(part, field.field) ? STATUSES[field.value as Status] : undefined
      if (status !== undefined) return { ...field, says: status }
      const person = typeof field.value === 'string' ? personById(directory, field.value) : undefined
      return person === undefined ? field : { ...field, says: `${person.name} (${sayRoles(person)})` }
    }),
  }
}

const isStatus = (part: PartId, field: string): boolean =>
  part === 'audit' ? field === 'from' || field === 'to' : part === 'referral' && field === 'status'

function answered(field: PackField & { readonly value: unknown }, question: Question): PackField {
  const says = typeof field.value === 'string' ? sayAnswer(question, field.value) : ''
  const label = question.label
  return says === '' || says === field.value ? { ...field, label } : { ...field, label, says }
}

const FORMS: Readonly<Record<string, ReferralSection>> = {
  request: REFERRAL_FORM.request,
  prisoner: REFERRAL_FORM.prisoner,
  children: REFERRAL_FORM.child,
  carer: REFERRAL_FORM.carer,
}

function questionOf(part: PartId, field: string, key: string): Question | undefined {
  const [top = '', second = '', id = ''] = withoutCounts(field).split('.')
  if (part === 'pages' && top === 'answers')
    return SECTIONS.find((section) => key.startsWith(section.id))?.questions.find(
      (each) => each.id === second,
    )
  return top === 'details' ? FORMS[second]?.questions.find((each) => each.id === id) : undefined
}
