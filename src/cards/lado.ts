/** One referral for the LADO: how it stands, when it is due, which team has it, and whether its report went to them. */
import { type Directory, teamById } from '../domain/directory.ts'
import { type Day, dayOf, type Moment, sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { explained } from './explained.ts'
import type { Card, Surface } from './render.ts'
import { summaryOf } from './summary.ts'

export type ForLado = {
  readonly referral: Referral
  /** When the report went to the LADO. */
  readonly went: Moment | undefined
  readonly directory: Directory
  readonly today: Day
}

export function ladoCard({ referral, went, directory, today }: ForLado, surface: Surface): Card {
  const { reference, status, due, timeLeft } = summaryOf(referral, directory, today)
  const team = teamById(directory, referral.team)?.name ?? 'none yet'
  const lines = [
    { label: 'Status', value: status },
    { label: 'Due', value: `${due} (${timeLeft})` },
    { label: 'Team', value: team },
    {
      label: 'Report to the LADO',
      value: went === undefined ? 'not sent yet' : `sent ${sayDay(dayOf(went))}`,
    },
  ]
  const buttons = [{ title: 'My work', verb: 'my-work', reference }]
  return explained({ title: reference, sections: [{ heading: '', lines }], buttons }, surface)
}
