/** Why a referral is due on its day, and what will be said of it by itself. */
import { z } from 'zod'
import { whatNextCard, whyDateCard } from '../../cards/why.ts'
import { maySeeReferral } from '../../domain/people.ts'
import { isRefusal, REFUSALS } from '../../domain/refusal.ts'
import { whatNextOf } from '../../workflow/nudges-told.ts'
import type { Loaded } from '../../workflow/ports.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

export async function whyDateReply(turn: Turn, reference: string): Promise<Reply> {
  const loaded = await seen(turn, reference)
  if (loaded === undefined) return { text: REFUSALS.unknownReference }
  return { card: whyDateCard(askedBy(turn, loaded), turn.surface) }
}

export async function whatNextReply(turn: Turn, reference: string): Promise<Reply> {
  const loaded = await seen(turn, reference)
  const next = await whatNextOf(turn.world, turn.by, reference)
  if (isRefusal(next) || loaded === undefined) return { text: REFUSALS.unknownReference }
  return { card: whatNextCard(askedBy(turn, loaded), next, turn.surface) }
}

async function seen({ world, by }: Turn, reference: string): Promise<Loaded | undefined> {
  const loaded = await world.store.load(reference)
  return loaded !== undefined && maySeeReferral(by, loaded.referral) ? loaded : undefined
}

const askedBy = ({ world, by, today }: Turn, loaded: Loaded) => ({
  ...loaded,
  ...{ by, today, directory: world.directory },
})

const onReference = z.object({ reference: shapes.reference })

export const whyActions = [
  action({
    verb: 'why-date',
    where: 'own chat or dialog',
    typed: 'why PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => whyDateReply(turn, reference),
  }),
  action({
    verb: 'what-next',
    where: 'own chat or dialog',
    typed: 'what next PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => whatNextReply(turn, reference),
  }),
]
