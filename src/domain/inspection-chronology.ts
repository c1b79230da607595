/** What happened, in order of time, told from the records of the pack; of what is left out it tells no more than they do. */
import { labelOf, type PackField, type PackRecord, type PartId, sayField } from './inspection-pack.ts'
import type { Moment } from './moment.ts'

export type Happened = { readonly at: Moment; readonly who: string; readonly what: string }

type Part = { readonly id: PartId; readonly records: readonly PackRecord[] }

/** At the same moment first what people did, then what followed. A save of a page stands in the audit. */
export const chronologyOf = (parts: readonly Part[]): readonly Happened[] =>
  parts
    .toSorted((one, other) => Number(other.id === 'audit') - Number(one.id === 'audit'))
    .flatMap(({ id, records }) => records.flatMap((record) => TELLS[id]?.(reader(record)) ?? []))
    .filter(({ at }) => at !== '')
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))

type Reader = (field: string) => string

/** A gap in a line of time is short: its reason stands in the part. */
const reader =
  ({ fields }: PackRecord): Reader =>
  (name) => {
    const field = fields.find((each) => each.field === name)
    return field === undefined || isNothing(field)
      ? ''
      : 'withheld' in field
        ? (field.says ?? '(left out)')
        : sayField(field)
  }

/** `signOff` as `Sign off`. */
const inWords = (name: string): string => labelOf({ field: name, value: null })

const isNothing = (field: PackField): boolean => 'value' in field && field.value === null

const LOOKED: Readonly<Record<string, string>> = {
  ...{ read: 'Looked at it', found: 'Found it by name' },
  ...{ glass: 'Read it by breaking the glass', log: 'Read who did what with it' },
}

const TELLS: Readonly<Partial<Record<PartId, (say: Reader) => readonly Happened[]>>> = {
  notices: (say) => [
    {
      at: say('promisedAt'),
      who: 'the bot',
      what: `To be sent: ${inWords(say('event'))}, to ${say('to')} by ${say('by')}`,
    },
    ...(say('doneAt') === ''
      ? []
      : [
          {
            at: say('doneAt'),
            who: 'the bot',
            what: `${inWords(say('event'))}, to ${say('to')} by ${say('by')}: ${say('status')}`,
          },
        ]),
  ],
  deliveries: (say) => [{ at: say('at'), who: '', what: `An e-mail: ${say('kind')} (${say('notice')})` }],
  nudges: (say) => [
    { at: say('at'), who: 'the bot', what: `Nudge ${say('name')} to ${say('to')}: ${say('status')}` },
  ],
  looks: (say) => [{ at: say('at'), who: say('who'), what: LOOKED[say('what')] ?? inWords(say('what')) }],
  papers: (say) => [{ at: say('at'), who: say('by'), what: `A paper came: ${say('kind')}` }],
  audit: (say) => {
    const moved = say('from') === say('to') ? '' : ` (${say('from')} to ${say('to')})`
    const why = say('reason') === '' ? '' : `: ${say('reason')}`
    return [{ at: say('at'), who: say('who'), what: `${inWords(say('what'))}${moved}${why}` }]
  },
}
