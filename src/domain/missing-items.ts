/** What the prison may not have told us (2.1, 12): for the receipt and for asking. Names of items only, never what they hold. */
import { answerOf } from './form.ts'
import type { Details } from './referral.ts'

/** Everything that may be asked for. */
export const ITEMS = {
  prisoner_name: 'the prisoner’s full name',
  prisoner_born: 'the prisoner’s date of birth',
  prison_number: 'the prison number',
  offences: 'a summary of the offences and the sentence',
  relationship: 'how the child and the prisoner are related',
  child_name: 'the child’s full name',
  child_born: 'the child’s date of birth',
  child_address: 'the address you hold for the child',
  contact_wanted: 'the kind of contact that is asked for',
  carer_answer: 'what the carer says to it',
  probation: 'the name of the probation officer',
  decider: 'who decides in the prison',
  requester: 'the name and role of the person who asks',
  reply_address: 'the address to which we should reply',
} as const

export type Item = keyof typeof ITEMS

export const ITEM_OPTIONS = Object.entries(ITEMS).map(([id, label]) => ({ id, label }))

export const isItem = (id: string): id is Item => Object.hasOwn(ITEMS, id)

export const missingItems = (details: Details): readonly string[] =>
  missingIds(details).map((item) => ITEMS[item])

/** As far as the form itself tells. */
export function missingIds({ request, prisoner, children }: Details): readonly Item[] {
  const items: readonly (readonly [boolean, Item])[] = [
    [answerOf(prisoner, 'dateOfBirth') === '', 'prisoner_born'],
    [answerOf(prisoner, 'prisonNumber') === '', 'prison_number'],
    [['', 'not_known'].includes(answerOf(prisoner, 'sentenceBand')), 'offences'],
    [children.some((child) => answerOf(child, 'relationshipToPrisoner') === ''), 'relationship'],
    [children.some((child) => answerOf(child, 'dateOfBirth') === ''), 'child_born'],
    [children.some((child) => answerOf(child, 'address') === ''), 'child_address'],
    [['', 'not_said'].includes(answerOf(request, 'levelAsked')), 'contact_wanted'],
    [answerOf(request, 'requesterName') === '', 'requester'],
  ]
  return items.flatMap(([missing, item]) => (missing ? [item] : []))
}

/** Words by which people name an item when they type. */
const WORDS: readonly (readonly [RegExp, Item])[] = [
  [/probation/iu, 'probation'],
  [/offen[cs]e|sentence|conviction/iu, 'offences'],
  [/number/iu, 'prison_number'],
  [/address.*child|child.*address|where .*lives/iu, 'child_address'],
  [/relat/iu, 'relationship'],
  [/child.*(born|birth|dob)|(birth|born).*child/iu, 'child_born'],
  [/child.*name/iu, 'child_name'],
  [/(born|birth|dob)/iu, 'prisoner_born'],
  [/prisoner.*name/iu, 'prisoner_name'],
  [/contact|level/iu, 'contact_wanted'],
  [/carer/iu, 'carer_answer'],
  [/decide|decision/iu, 'decider'],
  [/reply/iu, 'reply_address'],
  [/^(the )?address$/iu, 'child_address'],
  [/who asks|requester|role/iu, 'requester'],
]

/** The item that somebody means; undefined where these are words of their own. */
export const itemIn = (text: string): Item | undefined => WORDS.find(([word]) => word.test(text))?.[1]
