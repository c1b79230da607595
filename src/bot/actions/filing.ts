/** Signed reports that the team's folder did not take are filed again; an administrator does it without seeing the case. */
import { z } from 'zod'
import { maySeeReferral } from '../../domain/people.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { fileReportsAgain } from '../../workflow/filing.ts'
import { standingReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

const DONE =
  'The signed reports are on their way to the team’s folder again; if it does not take them, the social worker, the signer and the administrator hear of it.'

/** What became of it, over the referral as it stands for those who may see it; the sentence alone for anybody else. */
export async function fileAgainReply(turn: Turn, reference: string): Promise<Reply> {
  const { world, by } = turn
  const result = await fileReportsAgain(world, by, reference)
  const say = isRefusal(result) ? result.say : DONE
  const loaded = await world.store.load(reference)
  return loaded === undefined || !maySeeReferral(by, loaded.referral)
    ? { text: say }
    : standingReply(turn, loaded, { say })
}

export const filingActions = [
  action({
    verb: 'file-again',
    where: 'own chat or dialog',
    typed: 'file again PCA-2026-0001',
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => fileAgainReply(turn, reference),
  }),
]
