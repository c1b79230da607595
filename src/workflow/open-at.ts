/** What is open at one prison, for those who look what has to move when it closes. Reads only. */
import { mayKeepBook, maySeeReferral, type Person } from '../domain/people.ts'
import type { WorkRow, World } from './ports.ts'

/**
 * Everything that is not released yet and that this person may see; all of it for whoever keeps the recipient book, who
 * may not look into any of it.
 */
export async function openAtPrison(
  world: World,
  by: Person,
  prisonCode: string,
): Promise<readonly WorkRow[]> {
  const there = new Set(await world.store.openAt([prisonCode]))
  if (there.size === 0) return []
  const rows = await world.store.work({ teams: world.directory.teams.map(({ id }) => id) })
  return rows.filter((row) => there.has(row.reference) && (mayKeepBook(by) || maySeeReferral(by, row)))
}
