/** After a back-up was put back: the button that lets go what waits. */
import { z } from 'zod'
import { sendAfterRestoreReply } from '../restored-reply.ts'
import { type Action, action } from './action.ts'

export const restoredActions: readonly Action[] = [
  action({
    verb: 'send-after-restore',
    where: 'own chat or dialog',
    typed: 'send after restore',
    shape: z.object({}),
    run: sendAfterRestoreReply,
  }),
]
