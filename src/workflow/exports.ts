/** A file is made for one person: whether they may have it, a ticket that fetches it once, and a line each time. */
import { personById } from '../domain/directory.ts'
import { sha256Of } from '../domain/paper-seal.ts'
import type { Person } from '../domain/people.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { mayExportCertificate } from './certificate.ts'
import type { ExportAsk, ExportKind, ExportTicket } from './exports-ports.ts'
import { mayExportInspection } from './inspection-right.ts'
import { oneTimeTicket } from './one-time-ticket.ts'
import type { World } from './ports.ts'
import { mayExportStatistics } from './statistics.ts'

export type Exporting = Pick<ExportAsk, 'kind' | 'about'>

/** Why this person may not have this file; undefined where they may. Asked for the link, and again for the file. */
export type ExportRight = (
  world: World,
  by: Person,
  about: ExportAsk['about'],
) => Promise<Refusal | undefined>

/** What stands in no line here is refused to everybody. */
const RIGHTS: Readonly<Partial<Record<ExportKind, ExportRight>>> = {
  'statistics-csv': mayExportStatistics,
  'statistics-pdf': mayExportStatistics,
  'inspection-pdf': mayExportInspection,
  'inspection-json': mayExportInspection,
  'inspection-redacted': mayExportInspection,
  'purge-certificate': mayExportCertificate,
}

const whyNot = async (world: World, by: Person, { kind, about }: Exporting): Promise<Refusal | undefined> =>
  (await RIGHTS[kind]?.(world, by, about)) ??
  (RIGHTS[kind] === undefined ? refuse('noSuchExport') : undefined)

/** A ticket that fetches it once, within two minutes. `reason` stands in the audit, where one is needed. */
export async function makeExportTicket(
  world: World,
  by: Person,
  { kind, about, reason = '' }: Exporting & { readonly reason?: string },
): Promise<string | Refusal> {
  const refused = await whyNot(world, by, { kind, about })
  if (refused !== undefined) return refused
  const at = world.clock.now()
  const { ticket, hash, until } = oneTimeTicket(world, at)
  const loaded = about.reference === undefined ? undefined : await world.store.load(about.reference)
  await world.store.transaction(async (tx) => {
    await tx.keepExportTicket({ hash, kind, about, person: by.id, until }, at)
    await tx.audit(lineOf({ kind, about, what: 'ask for export', who: by.id, at, reason, loaded }))
  })
  return ticket
}

export type TakenExport = { readonly by: Person; readonly asked: Exporting }

/** Undefined for a ticket that was used, is over, or whose person may not have it any more. Leaves its line. */
export async function takeExport(world: World, ticket: string): Promise<TakenExport | undefined> {
  await world.directoryFresh?.()
  const at = world.clock.now()
  const taken = await world.store.transaction((tx) => tx.takeExportTicket(sha256Of(ticket), at))
  const by = taken === undefined ? undefined : personById(world.directory, taken.person)
  if (taken === undefined || by === undefined) return undefined
  if ((await whyNot(world, by, taken)) !== undefined) return undefined
  await noteFetched(world, taken)
  return { by, asked: { kind: taken.kind, about: taken.about } }
}

async function noteFetched(world: World, { kind, about, person }: ExportTicket): Promise<void> {
  const loaded = about.reference === undefined ? undefined : await world.store.load(about.reference)
  const at = world.clock.now()
  const line = lineOf({ kind, about, what: 'fetch export', who: person, at, reason: '', loaded })
  await world.store.transaction((tx) => tx.audit(line))
}

type Line = Exporting & {
  readonly what: string
  readonly who: string
  readonly at: string
  readonly reason: string
  readonly loaded: Awaited<ReturnType<World['store']['load']>>
}

/** What is about no referral has the kind of file where the reference stands. */
function lineOf({ kind, about, what, who, at, reason, loaded }: Line) {
  const { reference = kind, ...rest } = about
  const { version = 0, status = 'nothing' as const } = loaded?.referral ?? {}
  const words = [kind, ...Object.entries(rest).map(([name, value]) => `${name} ${value}`)].join(', ')
  return {
    ...{ at, reference, who, what, version, from: status, to: status },
    reason: reason === '' ? words : `${words}: ${reason}`,
  }
}
