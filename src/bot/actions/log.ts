/** Who did what and when, for an auditor. */
import { z } from 'zod'
import { logCard } from '../../cards/log.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { MOST_LINES, readLog } from '../../workflow/who-did-what.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

export async function logReply({ world, by, surface }: Turn, reference?: string): Promise<Reply> {
  const lines = await readLog(world, by, reference)
  if (isRefusal(lines)) return { text: lines.say }
  return { card: logCard({ reference, lines, most: MOST_LINES, directory: world.directory }, surface) }
}

export const logActions = [
  action({
    verb: 'log',
    where: 'own chat or dialog',
    typed: 'log PCA-2026-0001',
    shape: z.object({ reference: z.union([shapes.reference, z.literal('')]).optional() }),
    run: (turn, { reference = '' }) => logReply(turn, reference === '' ? undefined : reference),
  }),
]
