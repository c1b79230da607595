/** Everything on one reference as parts, records and fields, whatever stands in it: nothing has to be listed to be there. */
import type { Moment } from './moment.ts'
import type { Reference } from './referral.ts'

/** `says` is the value in words, where they differ; `withheld` is why it is left out. */
export type PackField = { readonly field: string; readonly label?: string; readonly says?: string } & (
  | { readonly value: string | number | boolean | null }
  | { readonly withheld: string }
)

export type PackRecord = { readonly fields: readonly PackField[] }

/** In the order of the pack. `about` says what a part holds. */
export const PACK_PARTS = {
  referral: {
    title: 'The referral',
    about: 'As it stands, with every amendment and what people noted in it.',
  },
  pages: { title: 'The assessment', about: 'Every version of each page, with who saved it.' },
  reports: { title: 'The reports', about: 'The fingerprint of each document, and where it is filed.' },
  papers: { title: 'Papers', about: 'What came and was attached, by its fingerprint.' },
  notices: { title: 'What was sent', about: 'To whom, by which way, and how far it got.' },
  deliveries: { title: 'What became of it', about: 'Receipts, bounces, answers and calls.' },
  nudges: { title: 'Nudges', about: 'What the bot said by itself, or passed over.' },
  snoozes: { title: 'Later', about: 'Who asked to hear of it later.' },
  looks: { title: 'Who looked', about: 'Papers and files that were opened stand in the audit.' },
  audit: { title: 'The audit', about: 'Every event, each line sealed with the one before.' },
} as const satisfies Record<string, { readonly title: string; readonly about: string }>

export type PartId = keyof typeof PACK_PARTS

export const PART_IDS = Object.keys(PACK_PARTS) as PartId[]

/** `broken` names the first line of the whole audit that was changed, is missing or was moved. */
export type ChainStatement = {
  readonly checkedAt: Moment
  readonly lines: number
  readonly head: string
  readonly broken: { readonly line: number; readonly why: string } | null
}

export type PackHead = {
  readonly format: 'prison-contact inspection pack'
  readonly formatVersion: 1
  readonly variant: 'whole' | 'redacted'
  /** For whom it was made with gaps. */
  readonly subject: string | null
  readonly reference: Reference
  readonly madeAt: Moment
  readonly chain: ChainStatement
}

/** Every value in something stored, by its path; lists are counted from 1. What is empty stands as null. */
export function fieldsOf(value: unknown, path = ''): readonly (PackField & { readonly value: PackValue })[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((each, index) => fieldsOf(each, `${path}[${index + 1}]`))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    if (entries.length > 0)
      return entries.flatMap(([key, each]) => fieldsOf(each, path === '' ? key : `${path}.${key}`))
  }
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value)
  return path === '' ? [] : [{ field: path, value: isPlain ? (value as PackValue) : null }]
}

type PackValue = string | number | boolean | null

/** `details.children[2].fullName` without its counts: what the policy is looked up by. */
export const withoutCounts = (field: string): string => field.replaceAll(/\[\d+\]/gu, '')

/** The count of the first list in a path, `2` in `details.children[2].fullName`. */
export const firstCount = (field: string): number => Number(/\[(\d+)\]/.exec(field)?.[1] ?? 0)

/** `governorsDecisions[1].decidedOn` as `Governors decisions 1, decided on`. */
export function labelOf({ field, label }: PackField): string {
  if (label !== undefined) return label
  const words = field
    .replaceAll(/\[(\d+)\]/gu, ' $1')
    .replaceAll('.', ', ')
    .replaceAll(
      /(\p{Ll})(\p{Lu})/gu,
      (_, before: string, capital: string) => `${before} ${capital.toLowerCase()}`,
    )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const sayField = (field: PackField): string =>
  'withheld' in field
    ? [field.says, `Left out: ${field.withheld}`].filter((part) => part !== undefined).join(' – ')
    : (field.says ?? (field.value === null ? 'nothing' : String(field.value)))
