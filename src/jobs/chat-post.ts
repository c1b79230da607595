/** What is posted to a person's own chat for a notice, or nothing when events have overtaken it. */
import { message } from '../cards/message.ts'
import { noticeMessage } from '../cards/notice-message.ts'
import { signOffRequest } from '../cards/sign-off-request.ts'
import { approverOf } from '../domain/holder.ts'
import type { Post } from '../gateways/ports.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import { waitingForSignOff } from '../workflow/views.ts'
import { mailPost } from './mail-post.ts'
import { nudgePost } from './nudge-post.ts'
import type { JobWorld } from './ports.ts'
import { stillAsked } from './still-submitted.ts'

export async function chatPost(
  world: JobWorld,
  notice: KeptNotice,
  loaded: Loaded,
): Promise<Post | undefined> {
  if (notice.what === 'nudges') return nudgePost(world, notice)
  if (notice.what === 'sign-off-request') return signOffPost(world, notice, loaded)
  const aboutMail = await mailPost(world, notice, loaded)
  if (aboutMail !== undefined) return aboutMail
  const said = noticeMessage(notice, loaded.referral, world.directory)
  if (said === undefined) return undefined
  return { card: message(said, 'chat'), summary: `${notice.reference}: ${said.summary}` }
}

async function signOffPost(world: JobWorld, notice: KeptNotice, loaded: Loaded): Promise<Post | undefined> {
  const waiting = await waitingForSignOff(world, loaded)
  if (waiting === undefined || !stillAsked(notice, waiting.referral)) return undefined
  const reader = approverOf(waiting.referral.submission)
  const request = { ...waiting, reader, stamp: `s${notice.version}`, problem: '', reason: '' }
  return { card: signOffRequest(request, 'chat'), summary: `${notice.reference}: ready for your sign-off` }
}
