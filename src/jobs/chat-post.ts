/** What is posted to a person's own chat for a notice, or nothing when events have overtaken it. */
import { type FiledReports, filedReports } from '../cards/filed-reports.ts'
import { message } from '../cards/message.ts'
import { noticeMessage } from '../cards/notice-message.ts'
import { glassMessage } from '../cards/restriction-messages.ts'
import { signOffRequest } from '../cards/sign-off-request.ts'
import { personById } from '../domain/directory.ts'
import { approverOf } from '../domain/holder.ts'
import { NOBODY_LINKED } from '../domain/linked-children.ts'
import type { Post } from '../gateways/ports.ts'
import { glassIdOf } from '../workflow/break-glass.ts'
import { filingOf } from '../workflow/filing.ts'
import { linkedChildrenOf } from '../workflow/linked-children.ts'
import { isAboutReports } from '../workflow/mail-told.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import { waitingForSignOff } from '../workflow/views.ts'
import { mailPost, reportsPost } from './mail-post.ts'
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
  if (notice.what === 'glass-broken') return glassPost(world, notice, loaded)
  if (isAboutReports(notice)) return reportsPost(world, notice)
  const aboutMail = await mailPost(world, notice, loaded)
  if (aboutMail !== undefined) return aboutMail
  const said = noticeMessage(notice, loaded.referral, world.directory)
  if (said === undefined) return undefined
  const shown = notice.what === 'sent' ? { ...said, filed: await filedNow(world, loaded) } : said
  return { card: message(shown, 'chat'), summary: `${notice.reference}: ${said.summary}` }
}

async function glassPost(
  world: JobWorld,
  notice: KeptNotice,
  { referral }: Loaded,
): Promise<Post | undefined> {
  const broken = await world.store.brokenGlass(glassIdOf(notice.key))
  if (broken === undefined || notice.person === undefined) return undefined
  const said = glassMessage(broken, referral, { directory: world.directory, reader: notice.person })
  return { card: message(said, 'chat'), summary: `${notice.reference}: ${said.summary}` }
}

async function filedNow({ store }: JobWorld, { referral }: Loaded): Promise<FiledReports> {
  return filedReports(referral, await filingOf(store, referral, await store.notices(referral.reference)))
}

async function signOffPost(world: JobWorld, notice: KeptNotice, loaded: Loaded): Promise<Post | undefined> {
  const waiting = await waitingForSignOff(world, loaded)
  if (waiting === undefined || !stillAsked(notice, waiting.referral)) return undefined
  const reader = approverOf(waiting.referral.submission)
  const by = personById(world.directory, reader)
  const linked = by === undefined ? NOBODY_LINKED : await linkedChildrenOf(world, by, loaded)
  const request = { ...waiting, linked, reader, stamp: `s${notice.version}`, problem: '', reason: '' }
  return { card: signOffRequest(request, 'chat'), summary: `${notice.reference}: ready for your sign-off` }
}
