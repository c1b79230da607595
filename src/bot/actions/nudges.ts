/** Nudges as a person meets them: the message once more, and why it came. */
import { z } from 'zod'
import { message } from '../../cards/message.ts'
import { nudgeDigest } from '../../cards/nudge-digest.ts'
import { whyNudgeCard } from '../../cards/why.ts'
import { digestKey } from '../../domain/digest.ts'
import { isDay } from '../../domain/moment.ts'
import { NUDGE_NAMES } from '../../domain/nudges.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { stillStanding, whyNudgeOf } from '../../workflow/nudges-told.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

type Asked = { readonly reference: string; readonly rung: string; readonly digest: string }

export async function whyNudgeReply(turn: Turn, { reference, rung, digest }: Asked): Promise<Reply> {
  const { world, by, today, surface } = turn
  const why = await whyNudgeOf(world, by, { reference, rung })
  if (isRefusal(why)) return { text: why.say }
  if (why === undefined) return notNudged(turn, reference)
  const { referral, nudge, lines } = why
  const loaded = await world.store.load(reference)
  const { directory } = world
  const shown = { referral, by, directory, today, lines, digest, name: nudge.name }
  return { card: whyNudgeCard({ ...shown, assessment: loaded?.assessment ?? {} }, surface) }
}

function notNudged({ surface }: Turn, reference: string): Reply {
  const said = {
    title: `${reference}: nothing said yet`,
    lines: ['I have not told you anything of it by myself.'],
    buttons: [
      { title: 'What next', verb: 'what-next', reference },
      { title: 'See the referral', verb: 'show', reference },
    ],
  }
  return { card: message(said, surface) }
}

/** The message of a day as far as it still holds; today's where no day is given. Each person sees their own alone. */
export async function nudgesReply(
  turn: Turn,
  { digest, from }: { digest: string; from: number },
): Promise<Reply> {
  const { world, by, today, surface } = turn
  const day = digest === '' ? today : digest
  const standing = await stillStanding(world, by, digestKey(day, by.id))
  const [first] = standing
  if (first === undefined) return nothingWaits(turn)
  const only = standing.length === 1 ? await world.store.load(first.referral.reference) : undefined
  const card = nudgeDigest(
    {
      items: standing.map(({ referral, nudge }) => ({ referral, name: nudge.name })),
      assessment: only?.assessment ?? {},
      from: from < standing.length ? from : 0,
      ...{ by, digest: day, directory: world.directory, now: world.clock.now() },
    },
    surface,
  )
  return { card }
}

function nothingWaits({ surface }: Turn): Reply {
  const said = {
    title: 'Nothing waits for you',
    lines: ['Of what I told you that day nothing is left to do.'],
    buttons: [{ title: 'My work', verb: 'my-work' }],
  }
  return { card: message(said, surface) }
}

const digest = z.union([z.literal(''), z.string().refine(isDay)]).default('')

export const nudgeActions = [
  action({
    verb: 'why-nudge',
    where: 'own chat or dialog',
    typed: 'why nudge PCA-2026-0001',
    shape: z.object({ reference: shapes.reference, rung: z.enum(['', ...NUDGE_NAMES]).default(''), digest }),
    run: whyNudgeReply,
  }),
  action({
    verb: 'nudges',
    where: 'own chat or dialog',
    typed: 'nudges',
    shape: z.object({ digest, from: z.coerce.number().int().min(0).max(100_000).default(0) }),
    run: nudgesReply,
  }),
]
