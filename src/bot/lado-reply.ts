/** What the LADO is shown: their referrals, and of each how it stands and whether its report went to them. */
import { ladoCard } from '../cards/lado.ts'
import { workList } from '../cards/work-list.ts'
import { maySeeAsLado } from '../domain/lado.ts'
import { noteRead } from '../workflow/find.ts'
import { ladoWork, reportWentToLado } from '../workflow/for-lado.ts'
import type { Loaded } from '../workflow/ports.ts'
import type { Reply, Turn } from './turn.ts'

/** Undefined where it is not the LADO who asks, or not a referral of theirs. */
export async function ladoReply(turn: Turn, loaded: Loaded | undefined): Promise<Reply | undefined> {
  const { world, by, today, surface } = turn
  if (loaded === undefined || surface === 'channel' || !maySeeAsLado(by, loaded.referral)) return undefined
  const { referral } = loaded
  await noteRead(world, by, referral.reference)
  const went = await reportWentToLado(world, referral.reference)
  return { card: ladoCard({ referral, went, directory: world.directory, today }, surface) }
}

export async function ladoListReply(turn: Turn): Promise<Reply> {
  const { world, by, today, surface } = turn
  const rows = await ladoWork(world, by)
  const { directory } = world
  const title = 'For the LADO'
  return {
    card: workList({ title, rows, by, today, directory, nothing: 'Nothing is for you yet.' }, surface),
  }
}
