/** The newest e-mail in which the prison answered our report: when it came. The words are never read. */
import type { Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'
import type { World } from './ports.ts'

/** Undefined where nobody has answered yet; an automatic reply is no answer. */
export async function prisonReplied(
  { store }: Pick<World, 'store'>,
  reference: Reference,
): Promise<Moment | undefined> {
  const [notices, deliveries] = await Promise.all([store.notices(reference), store.deliveries(reference)])
  const reports = notices.filter(({ what }) => what === 'report-to-prison').map(({ key }) => key)
  return deliveries
    .filter(({ kind, notice }) => kind === 'replied' && reports.includes(notice))
    .map(({ at }) => at)
    .toSorted()
    .at(-1)
}
