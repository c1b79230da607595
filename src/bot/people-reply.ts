/** The people to ask about a referral as a card, for those who may keep the contact log. */
import { peopleCard } from '../cards/people-to-ask.ts'
import { mayKeepLog } from '../domain/contact-rules.ts'
import { maySeeReferral } from '../domain/people.ts'
import { REFUSALS } from '../domain/refusal.ts'
import type { Reply, Turn } from './turn.ts'

type Asked = { readonly reference: string; readonly page?: number; readonly banner?: string }

/** The same words whether it is not there or not theirs; MASH, who see the referral, are told who keeps the log. */
export async function peopleReply(
  { world, by, today, surface }: Turn,
  { reference, page = 0, banner = '' }: Asked,
): Promise<Reply> {
  const loaded = await world.store.load(reference)
  if (loaded === undefined || !maySeeReferral(by, loaded.referral)) return { text: REFUSALS.unknownReference }
  if (!mayKeepLog(by, loaded.referral)) return { text: REFUSALS.notSocialWorkerOfTeam }
  return {
    card: peopleCard({ ...loaded, directory: world.directory, today, page, banner }, surface),
  }
}
