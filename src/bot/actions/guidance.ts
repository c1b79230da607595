/** The guidance under a finger: a topic, a stage, or all of it. */
import { z } from 'zod'
import { guidanceReply } from '../guidance-reply.ts'
import { type Action, action } from './action.ts'
import * as shapes from './shapes.ts'

const nothing = z.literal('')

export const guidanceActions: readonly Action[] = [
  action({
    verb: 'guidance',
    where: 'anywhere',
    typed: 'guidance visits',
    shape: z.object({
      topic: z.string().max(100).default(''),
      reference: shapes.reference.or(nothing).default(''),
      page: shapes.sectionKey.or(nothing).default(''),
    }),
    run: async (turn, { topic, reference, page }) =>
      guidanceReply(turn, topic, reference === '' || page === '' ? undefined : { reference, page }),
  }),
]
