/** The stages of a request whose days are counted, as data (2.11, 68). */
import type { Option } from './form.ts'

/** From one day to another, in calendar days; of the requests whose report has gone. The ids are columns of `figure`. */
export type Stage = Option & { readonly from: StageDay; readonly to: StageDay }

export type StageDay =
  | 'received'
  | 'assigned'
  | 'allocated'
  | 'started'
  | 'submitted'
  | 'signed'
  | 'sent'
  | 'decided'

/**
 * In the order of the road. The median is the least number of days within which at least half of them were done: a
 * whole number that was really taken.
 */
export const STAGES: readonly Stage[] = [
  { id: 'triage', label: 'From receiving it to giving it to a team', from: 'received', to: 'assigned' },
  { id: 'allocating', label: 'From the team to a worker', from: 'assigned', to: 'allocated' },
  { id: 'starting', label: 'From the worker to the first answer', from: 'allocated', to: 'started' },
  { id: 'writing', label: 'From the first answer to sending it in', from: 'started', to: 'submitted' },
  { id: 'signing', label: 'From sending it in to the signature', from: 'submitted', to: 'signed' },
  { id: 'sending', label: 'From the signature to the report having gone', from: 'signed', to: 'sent' },
  { id: 'whole', label: 'From receiving it to the report having gone', from: 'received', to: 'sent' },
  { id: 'deciding', label: 'From the report to the decision', from: 'sent', to: 'decided' },
]
