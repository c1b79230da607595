/** Take it, and Allocate. */
import { z } from 'zod'
import { allocateCard } from '../../cards/allocate.ts'
import { typedIn } from '../../cards/fields.ts'
import { mayAllocate, maySeeReferral } from '../../domain/people.ts'
import { workerOf } from '../../domain/referral.ts'
import { isRefusal, REFUSALS, type Refusal } from '../../domain/refusal.ts'
import { allocateReferral, takeReferral } from '../../workflow/allocation.ts'
import { referralReply, refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

export async function takeIt(turn: Turn, reference: string): Promise<Reply> {
  const result = await takeReferral(turn.world, turn.by, reference)
  if (!isRefusal(result)) return referralReply(turn, reference, { say: 'You have it. Good luck.' })
  if (result.refused !== 'alreadyTaken') return refusalReply(turn, reference, result)
  const loaded = await turn.world.store.load(reference)
  const mine = loaded !== undefined && workerOf(loaded.referral) === turn.by.id
  return referralReply(turn, reference, mine ? { say: 'You have it already.' } : result)
}

/** Without a person the card asks for one; in a channel that card would be a second one, so words do. */
export async function allocateTo(
  turn: Turn,
  { reference, worker }: { reference: string; worker: string },
): Promise<Reply> {
  if (worker === '') return askForWorker(turn, reference, '')
  const result = await allocateReferral(turn.world, turn.by, { reference, worker })
  if (!isRefusal(result))
    return referralReply(turn, reference, { say: 'Allocated. They have a message in their chat.' })
  return isMendable(result)
    ? askForWorker(turn, reference, result.say)
    : refusalReply(turn, reference, result)
}

const isMendable = (refusal: Refusal): boolean => refusal.refused === 'notAWorkerOfTeam'

async function askForWorker(turn: Turn, reference: string, problem: string): Promise<Reply> {
  const loaded = await turn.world.store.load(reference)
  // The same words whether it is not there or not theirs: neither is told.
  if (loaded === undefined || !maySeeReferral(turn.by, loaded.referral))
    return { text: REFUSALS.unknownReference }
  if (!mayAllocate(turn.by, loaded.referral)) return { text: REFUSALS.notTeamManager }
  if (turn.surface === 'channel') return { text: REFUSALS.notAWorkerOfTeam }
  return { card: allocateCard(loaded.referral, turn.world.directory, { problem, surface: turn.surface }) }
}

export const allocationActions = [
  action({
    verb: 'take',
    where: 'anywhere',
    typed: 'take PCA-2026-0001',
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => takeIt(turn, reference),
  }),
  action({
    verb: 'allocate',
    where: 'anywhere',
    typed: 'allocate PCA-2026-0001 to Sam',
    shape: z.looseObject({ reference: shapes.reference }),
    run: (turn, data) => {
      const { worker } = typedIn(data)
      return allocateTo(turn, { reference: data.reference, worker: typeof worker === 'string' ? worker : '' })
    },
  }),
]
