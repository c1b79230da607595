/** A referral is given the prison where the prisoner is now; those whose prison has no address are found and told of. */
import type { ReportDocument } from '../domain/blocks.ts'
import { noticesFor } from '../domain/events.ts'
import { answerOf } from '../domain/form.ts'
import type { Person } from '../domain/people.ts'
import { type Readdressing, readdress } from '../domain/readdress.ts'
import { type Book, prisonHolder } from '../domain/recipient-book.ts'
import { type Reference, type Referral, workerOf } from '../domain/referral.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { fingerprintOf, writeReports } from '../domain/report.ts'
import { changeReferral } from './change-referral.ts'
import type { KeptReport, Loaded, World } from './ports.ts'
import { directoryNow } from './recipient-book.ts'
import { keptFrom, reportInput } from './reports.ts'
import { storable } from './storable.ts'

export async function readdressReferral(
  world: World,
  by: Person,
  asked: { readonly reference: Reference; readonly prisonCode: string; readonly words: string },
): Promise<Referral | Refusal> {
  const { reference, prisonCode } = asked
  const at = world.clock.now()
  const directory = await directoryNow(world)
  return changeReferral(world, { reference, who: by.id, at }, async (loaded, tx) => {
    const written: KeptReport[] = []
    const fingerprint: Readdressing['fingerprint'] = (moved, number) => {
      const documents = writtenAnew({ ...world, directory }, { ...loaded, referral: moved }, number)
      written.push(...keptFrom(reference, number, { signed: false, documents }))
      return fingerprintOf(documents)
    }
    const ruling = readdress(
      loaded.referral,
      { by, at },
      { prisonCode, words: storable(asked.words), directory, fingerprint },
    )
    if (!isRefusal(ruling)) await tx.keepReports(written)
    return ruling
  })
}

function writtenAnew(world: World, loaded: Loaded, number: number): readonly ReportDocument[] {
  const { referral } = loaded
  if (!('submission' in referral)) return []
  return writeReports(reportInput(world, loaded, { ...referral.submission, number }))
}

/**
 * The sweep: open referrals whose prison has closed, or has no address any more. Who has the referral hears of it, once
 * for each prison it was given and each address that was taken from that prison. Nothing is asked of the store while
 * every prison has its address.
 */
export async function tellUnaddressed(world: World): Promise<void> {
  const without = world.directory.prisons.filter(({ address }) => address === undefined)
  if (without.length === 0) return
  const { store } = world
  const book = await store.book()
  const references = await store.openAt(without.map(({ code }) => code))
  let promised = 0
  for (const reference of references) promised += await tellOf(world, book, reference)
  if (promised > 0) world.wake()
}

async function tellOf({ store, clock }: World, book: Book, reference: Reference): Promise<number> {
  const referral = (await store.load(reference))?.referral
  if (referral === undefined) return 0
  const notices = noticesFor(reference, timesOf(referral, book), [{ name: 'addressNeeded' }])
  // Whoever takes it later is told then.
  const heard = notices.filter(({ to }) => to !== 'worker' || workerOf(referral) !== undefined)
  const known = new Set((await store.notices(reference)).map(({ key }) => key))
  const left = heard.filter(({ key }) => !known.has(key))
  if (left.length > 0) await store.transaction((tx) => tx.promise(left, clock.now()))
  return left.length
}

/** A number for the key of the notice, another one for each prison and for each address that ended there. */
function timesOf({ details, prisonMoves = [] }: Referral, { addresses }: Book): number {
  const holder = prisonHolder(answerOf(details.prisoner, 'prisonCode'))
  const ended = addresses.filter((one) => one.holder === holder && one.ended !== undefined)
  return prisonMoves.length * 1_000 + ended.length
}
