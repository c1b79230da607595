/** What the LADO sees: their own referrals, how each stands, and when the report went to them. */
import { dayOf, type Moment } from '../domain/moment.ts'
import { isNamed, type Person } from '../domain/people.ts'
import type { WorkRow, World } from './ports.ts'

const MOST = 100

export const isLadoAlone = ({ roles }: Person): boolean => roles.length === 1 && roles[0] === 'lado'

/** Those that are due last come first, also what is over. */
export const ladoWork = async ({ store }: World, by: Person): Promise<readonly WorkRow[]> =>
  by.roles.includes('lado') ? (await store.forLado(MOST)).filter((row) => isNamed(by, row)) : []

/** When the e-mail with the report to the LADO was accepted; undefined while it has not gone. */
export async function reportWentToLado({ store }: World, reference: string): Promise<Moment | undefined> {
  const sent = (await store.notices(reference)).filter(
    ({ what, status, doneAt }) => what === 'report-to-lado' && status === 'accepted' && doneAt !== undefined,
  )
  return sent
    .map(({ doneAt = '' }) => doneAt)
    .toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1))
    .at(-1)
}
