/** The certificate of what was deleted in some days: who may have it, and what it says. */
import { isDay } from '../domain/moment.ts'
import { isAdministrator, type Person } from '../domain/people.ts'
import { type PurgeCertificate, purgeCertificate } from '../domain/purge-certificate.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { ExportAsk } from './exports-ports.ts'
import type { World } from './ports.ts'

/** `from` and `to` are the first and the last day, in London. Refused where nothing was deleted then. */
export async function certificateFor(
  { store, clock, directory }: World,
  by: Person,
  { from = '', to = '' }: ExportAsk['about'],
): Promise<PurgeCertificate | Refusal> {
  if (!isAdministrator(by)) return refuse('notAdministrator')
  const purged = isDay(from) && isDay(to) ? await store.purgedBetween(from, to) : []
  if (purged.length === 0) return refuse('nothingPurged')
  return purgeCertificate({ ...{ council: directory.council.name, from, to }, madeAt: clock.now(), purged })
}

/** For the list of rights in `exports.ts`. */
export async function mayExportCertificate(
  world: World,
  by: Person,
  about: ExportAsk['about'],
): Promise<Refusal | undefined> {
  const found = await certificateFor(world, by, about)
  return isRefusal(found) ? found : undefined
}
