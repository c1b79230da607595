/** On the road of the use cases as far as a recorded decision. */
import assert from 'node:assert/strict'
import { COPIER } from '../../src/domain/assessment.ts'
import { dayOf, type Moment } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import type { DecisionRecorded, Details, Referral } from '../../src/domain/referral.ts'
import { settle } from '../../src/store/notices.ts'
import { recordDecisionOf } from '../../src/workflow/decision.ts'
import { confirmAccepted, releaseReports } from '../../src/workflow/dispatch.ts'
import type { Loaded } from '../../src/workflow/ports.ts'
import { startReview } from '../../src/workflow/review.ts'
import { signOffReport } from '../../src/workflow/sign-off.ts'
import { TOLD } from '../domain/decision-sample.ts'
import { MAYA, SAM, TESS } from './council.ts'
import { as, seenIn, sendIn, taken, write } from './workflow-road.ts'
import type { WorkflowWorld } from './workflow-world.ts'

export const DECIDED_AT = '2026-12-21T10:00:00.000Z'

/** Assessed by Sam, signed by Tess, sent, and decided; it is Monday 21 December 2026 then. */
export async function decided(
  world: WorkflowWorld,
  {
    details,
    changes = {},
  }: { readonly details?: Details; readonly changes?: Parameters<typeof write>[2] } = {},
): Promise<DecisionRecorded> {
  const reference = await taken(world, SAM, details)
  await write(world, reference, changes)
  const signed = as(await signOffReport(world, TESS, seenIn(await sendIn(world, reference))), 'signed_off')
  world.setNow(signed.signOff.releaseAt)
  as(await releaseReports(world, reference), 'sending')
  for (const { key } of (await world.store.notices(reference)).filter(({ by }) => by === 'email'))
    await settle(world.database.kysely, key, { status: 'accepted', at: world.clock.now() })
  as(await confirmAccepted(world, reference), 'sent')
  world.setNow(DECIDED_AT)
  const children = signed.details.children.flatMap((_, index) =>
    TOLD.children.map((told) => ({ ...told, child: index + 1 })),
  )
  return as(
    await recordDecisionOf(world, SAM, { reference, ...TOLD, decidedOn: dayOf(DECIDED_AT), children }),
    'decision_recorded',
  )
}

/** A review of it, begun now. */
export const begunReview = async (world: WorkflowWorld, reference: string, by: Person = MAYA) =>
  as(await startReview(world, by, reference, 'It is time.'), 'assigned_to_team')

export async function loadedNow(world: WorkflowWorld, reference: string): Promise<Loaded> {
  const found = await world.store.load(reference)
  assert.ok(found)
  return found
}

/** As if it had come that far. */
export const putBy = (world: WorkflowWorld, referral: Referral, at: Moment): Promise<void> =>
  world.store.transaction((tx) => {
    const { reference, version, status } = referral
    const line = { at, reference, who: COPIER, what: 'test', version, reason: '' }
    return tx.save(referral, { ...line, from: status, to: status })
  })
