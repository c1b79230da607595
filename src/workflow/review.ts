/** A review is begun: a new referral with what is known already, linked both ways, in one transaction. */
import { COPIER, type SavedSection } from '../domain/assessment.ts'
import { canCountFrom } from '../domain/deadlines.ts'
import { personById, teamById } from '../domain/directory.ts'
import { type Notice, noticesFor } from '../domain/events.ts'
import { dayOf, type Moment } from '../domain/moment.ts'
import { isSamePerson, maySeeReferral, type Person } from '../domain/people.ts'
import { FINISHED, NO_TEAM, type Reference, type Referral, workerOf } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import * as rules from '../domain/review.ts'
import { childrenOn, copiedPages, reviewDetails } from '../domain/review-copy.ts'
import { apply } from './change-referral.ts'
import type { Loaded, Transaction, World } from './ports.ts'
import { recordReferral } from './record.ts'
import { storable } from './storable.ts'

/** The review, as it was recorded. `words` say why now; they may stay empty. */
export async function startReview(
  world: World,
  by: Person,
  reference: Reference,
  words = '',
): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const result = await world.store.transaction(async (tx) => {
    const loaded = await tx.lock(reference)
    if (loaded === undefined || !maySeeReferral(by, loaded.referral)) return refuse('unknownReference')
    const open = await openReviewOf(tx, loaded.referral)
    const asked = { reference: '', open, words }
    const may = rules.startReview(loaded.referral, { by, at }, asked)
    if (isRefusal(may)) return may
    if (!canCountFrom(dayOf(at), world.directory.council)) return refuse('holidaysNotKnown')
    const review = await recordReview(tx, world, { loaded, by, at })
    const what = { ...asked, reference: review.reference, words: storable(words) }
    const ruling = rules.startReview(loaded.referral, { by, at }, what)
    if (isRefusal(ruling)) return ruling
    await apply(tx, loaded.referral, { ruling, order: { reference, who: by.id, at } })
    return review
  })
  if (!isRefusal(result)) world.wake()
  return result
}

/** Whether there is a review of it that is not finished; for whoever asks before they begin one. */
export async function openReviewOf(
  store: { load(reference: Reference): Promise<Loaded | undefined> } | Transaction,
  { reviews = [] }: Pick<Referral, 'reviews'>,
): Promise<Reference | undefined> {
  for (const { reference } of reviews) {
    const loaded = 'lock' in store ? await store.lock(reference) : await store.load(reference)
    if (loaded !== undefined && !FINISHED.includes(loaded.referral.status)) return reference
  }
  return undefined
}

type Beginning = { readonly loaded: Loaded; readonly by: Person; readonly at: Moment }

async function recordReview(tx: Transaction, world: World, beginning: Beginning): Promise<Referral> {
  const { loaded, by, at } = beginning
  const { referral, assessment } = loaded
  const { reference, safety, links = [], custody = [], childMoves = [], restriction } = referral
  const { still, grown } = childrenOn(referral.details, dayOf(at))
  const team = teamById(world.directory, referral.team)?.id ?? NO_TEAM
  const details = reviewDetails(referral.details, { today: dayOf(at), still, team })
  const { contact } = safety ?? {}
  const earlier = [
    ...(referral.reviewOf?.earlier ?? []),
    ...(referral.reviewOf ? [referral.reviewOf.reference] : []),
  ]
  const review = await recordReferral(tx, world, {
    ...{ by: by.id, at, details, team },
    review: {
      reviewOf: { reference, by: by.id, at, children: still, grown: grown.length, earlier },
      ...(contact === undefined ? {} : { safety: { contact } }),
      // What was for named people alone is so when it is looked at again.
      ...(restriction === undefined ? {} : { restriction }),
      ...(links.length === 0 ? {} : { links }),
      ...(custody.length === 0 ? {} : { custody }),
      ...(childMoves.length === 0 ? {} : { childMoves: renumbered(childMoves, still) }),
    },
  })
  const from = { reference, details: referral.details, assessment, children: still }
  for (const page of copiedPages(from, details, at)) await saveCopied(tx, review, page)
  await offerToWorker(tx, world, { referral, review, by, at })
  return review
}

/** Children who were left out have no number any more. */
const renumbered = (moves: NonNullable<Referral['childMoves']>, still: readonly number[]) =>
  moves.flatMap((move) => {
    const child = still.indexOf(move.child) + 1
    return child === 0 ? [] : [{ ...move, child }]
  })

const saveCopied = (tx: Transaction, { reference, status }: Referral, page: SavedSection): Promise<void> =>
  tx.saveSection(reference, page, {
    audit: {
      ...{ at: page.savedAt, reference, who: COPIER, what: `copy ${page.key}`, version: page.version },
      ...{ from: status, to: status, reason: page.copied?.from ?? '' },
    },
  })

/** Whoever had the earlier one is asked whether they take it, unless they have just begun it themselves. */
async function offerToWorker(
  tx: Transaction,
  { directory }: World,
  { referral, review, by, at }: { referral: Referral; review: Referral; by: Person; at: Moment },
): Promise<void> {
  const worker = personById(directory, workerOf(referral) ?? '')
  if (review.team === NO_TEAM || worker === undefined || isSamePerson(worker.id, by.id)) return
  const notices = noticesFor(review.reference, review.version, [{ name: 'reviewBegun' }])
  await tx.promise(
    notices.map((notice): Notice => ({ ...notice, person: worker.id })),
    at,
  )
}
