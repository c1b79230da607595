/** What would be deleted and when, and what keeps the rest: references alone, for an administrator. */
import { type Day, sayDay } from '../domain/moment.ts'
import type { Purged, RetentionPlan } from '../domain/purged.ts'
import type { Reference } from '../domain/referral.ts'
import { sayKeptBy } from '../domain/retention.ts'
import { explained } from './explained.ts'
import type { Card, Surface } from './render.ts'

/** As many as are named; the rest is counted. */
const MOST_NAMED = 5
const MOST_DAYS = 8

export type ShownPlan = {
  readonly plan: RetentionPlan
  /** Of the last thirty days. */
  readonly gone: readonly Purged[]
}

export const retentionCard = ({ plan, gone }: ShownPlan, surface: Surface): Card =>
  explained(
    {
      title: 'What is deleted here, and when',
      sections: [
        { heading: '', lines: [plain(sayPlan(plan))] },
        { heading: 'These go', lines: goingLines(plan) },
        {
          heading: 'These stay, because',
          lines: plan.kept.map(({ id, references, firstOn }) => ({
            label: capital(sayKeptBy(id)),
            value: `${named(references)}${firstOn === undefined ? '' : `. The first can go on ${sayDay(firstOn)}`}`,
          })),
        },
        { heading: 'The last thirty days', lines: [plain(sayGone(gone))] },
      ],
      buttons: [
        { title: 'Look again', verb: 'retention', reference: '' },
        ...(gone.length > 0 ? [{ title: 'Certificate', verb: 'purge-certificate', reference: '' }] : []),
      ],
    },
    surface,
  )

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const plain = (value: string) => ({ label: '', value })

function sayPlan({ going, ready, looked, isAll }: RetentionPlan): string {
  const soon = going.length + ready.length
  const all = isAll ? `${looked} referrals are over` : `The first ${looked} that are over were looked at`
  return soon === 0 ? `${all}. None of them goes just now.` : `${all}; ${soon} of them can go.`
}

function goingLines({ going, ready }: RetentionPlan) {
  const days = [...Map.groupBy(going, ({ goesOn }) => goesOn)]
  const lines = days.slice(0, MOST_DAYS).map(([day, those]: [Day, RetentionPlan['going']]) => ({
    label: sayDay(day),
    value: named(those.map(({ reference }) => reference)),
  }))
  const later = days.slice(MOST_DAYS).reduce((sum, [, those]) => sum + those.length, 0)
  return [
    ...lines,
    ...(later === 0 ? [] : [{ label: 'Later', value: String(later) }]),
    ...(ready.length === 0 ? [] : [{ label: 'A week after the next look', value: named(ready) }]),
  ]
}

function named(references: readonly Reference[]): string {
  const more = references.length - MOST_NAMED
  const first = references.slice(0, MOST_NAMED).join(', ')
  return more > 0 ? `${references.length}: ${first} and ${more} more` : first
}

const sayGone = (gone: readonly Purged[]): string =>
  gone.length === 0
    ? 'Nothing was deleted.'
    : `${gone.length} deleted, with ${gone.reduce((sum, { counts }) => sum + rowsIn(counts), 0)} rows in all.`

const rowsIn = (counts: Purged['counts']): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)
