/** What is posted to a person's own chat for a notice, or nothing when events have overtaken it. */
import { message } from '../cards/message.ts'
import { noticeMessage } from '../cards/notice-message.ts'
import { signOffRequest } from '../cards/sign-off-request.ts'
import { dayOf } from '../domain/moment.ts'
import type { Post } from '../gateways/ports.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import { reportInput } from '../workflow/reports.ts'
import { linksOf } from '../workflow/views.ts'
import type { JobWorld } from './ports.ts'

export async function chatPost(
  world: JobWorld,
  notice: KeptNotice,
  loaded: Loaded,
): Promise<Post | undefined> {
  if (notice.what === 'sign-off-request') return signOffPost(world, notice, loaded)
  const said = noticeMessage(notice.what, loaded.referral, world.directory)
  if (said === undefined) return undefined
  return { card: message(said, 'chat'), summary: `${notice.reference}: ${said.summary}` }
}

async function signOffPost(world: JobWorld, notice: KeptNotice, loaded: Loaded): Promise<Post | undefined> {
  const { referral } = loaded
  if (referral.status !== 'submitted' || referral.version !== notice.version) return undefined
  const { submission, reference } = referral
  const kept = await world.store.reports(reference, submission.number, false)
  const card = signOffRequest(
    {
      referral,
      input: reportInput(world, loaded, submission),
      links: linksOf(kept),
      directory: world.directory,
      today: dayOf(world.clock.now()),
      stamp: `s${referral.version}`,
      problem: '',
      reason: '',
    },
    'chat',
  )
  return { card, summary: `${reference}: ready for your sign-off` }
}
