/** The signed reports are in the team's folder: noted once on the referral, shown to its readers, or filed again. */
import { type Filing, fileAgain, mayFileAgain, noteFiled } from '../domain/filing.ts'
import { dayOf, later, type Moment } from '../domain/moment.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import { isReleased, type Reference, type Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { BOT, changeReferral } from './change-referral.ts'
import type { KeptNotice, Store, World } from './ports.ts'

/** Called after the filing was accepted, as often as anybody likes: the first time notes it, with when that was. */
export function noteFiling(world: World, reference: Reference): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: BOT, at }, async ({ referral }, tx) =>
    noteFiled(referral, {
      at: filingsIn(await tx.notices(reference)).find(isAccepted)?.doneAt ?? at,
      reports: 'submission' in referral ? await tx.signedReports(reference, referral.submission.number) : [],
      keepDays: world.keepAfterFilingDays,
    }),
  )
}

/**
 * The folder was mended: what is not in it is promised once more. Read under the referral's lock, so that two presses
 * promise it once. An administrator gets the referral as the answer and must not be shown it.
 */
export function fileReportsAgain(
  world: World,
  by: Person,
  reference: Reference,
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  return changeReferral(world, { reference, who: by.id, at }, async ({ referral }, tx) => {
    if (!maySeeReferral(by, referral) && !mayFileAgain(by, referral)) return refuse('notForYou')
    const number = 'submission' in referral ? referral.submission.number : 0
    const last = newestFiling(await tx.notices(reference))
    return fileAgain(
      referral,
      { by, at },
      {
        reports: await tx.signedReports(reference, number),
        isOnItsWay: last?.status === 'promised' || last?.status === 'trying',
      },
    )
  })
}

const LOOKED_AT_ALL = 'filing: all looked at'
const LATELY_SECONDS = 7 * 24 * 60 * 60
const FIRST: Moment = '1970-01-01T00:00:00.000Z'

/**
 * The sweep: filings that were accepted while nobody was there to note it. Each time what is being sent or was sent
 * lately; once a day all there is, which also makes up for stores from before this was noted. Throws the first fault,
 * after all were tried.
 */
export async function noteWhatWasFiled(world: World): Promise<void> {
  const { store, clock } = world
  const now = clock.now()
  const isAll = (await store.memo(LOOKED_AT_ALL))?.value !== dayOf(now)
  const faults: unknown[] = []
  for (const reference of await store.filedNotNoted(isAll ? FIRST : later(now, -LATELY_SECONDS)))
    await noteFiling(world, reference).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
  if (isAll) await store.setMemo(LOOKED_AT_ALL, dayOf(now), now)
}

/** Where the signed reports are, as far as they are filed; undefined before the release. */
export async function filingOf(
  store: Store,
  referral: Referral,
  notices: readonly KeptNotice[],
): Promise<Filing | undefined> {
  if (!isReleased(referral)) return undefined
  const reports = await store.signedReports(referral.reference, referral.submission.number)
  return { reports, givenUp: newestFiling(notices)?.status === 'failed' }
}

const isAccepted = ({ status }: KeptNotice): boolean => status === 'accepted'

const newestFiling = (notices: readonly KeptNotice[]): KeptNotice | undefined => filingsIn(notices).at(-1)

/** Oldest first, by version: two promises may carry the same moment. */
const filingsIn = (notices: readonly KeptNotice[]): readonly KeptNotice[] =>
  notices
    .filter(({ what }) => what === 'signed-reports')
    .toSorted((one, other) => one.version - other.version)
