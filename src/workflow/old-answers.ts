/** What was answered the last time, for whoever writes a review and may read the one before. */
import { mayRead, type Person } from '../domain/people.ts'
import { pageOf } from '../domain/questions.ts'
import type { Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { answersBeside } from '../domain/review-copy.ts'
import type { OpenPage, Saved } from './assessment.ts'
import type { World } from './ports.ts'

/** Nothing where it is no review, where the one before is not there any more, or is not theirs to read. */
export async function oldAnswers(
  { store }: Pick<World, 'store'>,
  by: Person,
  { referral, key }: { readonly referral: Referral; readonly key: string },
): Promise<{ readonly beside?: ReturnType<typeof answersBeside> }> {
  const { reviewOf, details } = referral
  const page = pageOf(key, details.children)
  if (reviewOf === undefined || page?.key !== key) return {}
  const before = await store.load(reviewOf.reference)
  if (before === undefined || !mayRead(by, before.referral)) return {}
  return { beside: answersBeside(page, reviewOf, before.assessment) }
}

/** Beside what comes back from a save; read after it, because what was said the last time does not change. */
export async function withOldAnswers(
  world: World,
  by: Person,
  result: Saved | OpenPage | Refusal,
): Promise<Saved | OpenPage | Refusal> {
  if (isRefusal(result)) return result
  const open = 'page' in result ? result.page : result
  const old = await oldAnswers(world, by, { referral: open.loaded.referral, key: open.key })
  return 'page' in result ? { ...result, page: { ...open, ...old } } : { ...open, ...old }
}
