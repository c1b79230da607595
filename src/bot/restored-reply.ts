/** After a back-up was put back: what would be sent, and the word that lets it go, for an administrator. */
import { isRefusal, refuse } from '../domain/refusal.ts'
import { countMails, restoredCard } from './restored-card.ts'
import type { Reply, Turn } from './turn.ts'

export async function restoredReply({ world, by, surface }: Turn): Promise<Reply> {
  if (world.restored === undefined) return { text: refuse('nothingHeld').say }
  const plan = await world.restored.plan(by)
  if (isRefusal(plan)) return { text: plan.say }
  return { card: restoredCard(plan, surface) }
}

export async function sendAfterRestoreReply({ world, by }: Turn): Promise<Reply> {
  if (world.restored === undefined) return { text: refuse('nothingHeld').say }
  const found = await world.restored.goOn(by)
  if (isRefusal(found)) return { text: found.say }
  const gone =
    found === 0
      ? ''
      : ` ${countMails(found)} had gone before, and ${found === 1 ? 'does' : 'do'} not go again.`
  return { text: `I go on now, and what waits is sent within a minute.${gone}` }
}
