/** The message about one e-mail, which stands in the key of its notice; about the reports of a referral, one for both. */
import { mailMessage } from '../cards/mail-messages.ts'
import { message } from '../cards/message.ts'
import { reportStanding } from '../cards/report-standing.ts'
import { dispatchIn, isMail } from '../domain/mail.ts'
import { dayOf } from '../domain/moment.ts'
import type { Post } from '../gateways/ports.ts'
import { standingToTell } from '../workflow/mail-told.ts'
import type { KeptNotice, Loaded } from '../workflow/ports.ts'
import type { JobWorld } from './ports.ts'

/** Undefined where the notice is about no e-mail. */
export async function mailPost(
  world: JobWorld,
  notice: KeptNotice,
  { referral }: Loaded,
): Promise<Post | undefined> {
  const dispatchId = dispatchIn(notice.key)
  if (dispatchId === undefined) return undefined
  const about = (await world.store.notices(notice.reference)).find((one) => one.dispatchId === dispatchId)
  if (about === undefined || !isMail(about.what)) return undefined
  const known = await world.store.deliveries(notice.reference)
  const replied = known.findLast(({ notice: key, kind }) => key === about.key && kind === 'replied')
  const repliedOn = replied === undefined ? {} : { repliedOn: dayOf(replied.at) }
  const said = mailMessage(notice.what, { ...referral, ...repliedOn }, about.what)
  if (said === undefined) return undefined
  return { card: message(said, 'chat'), summary: `${notice.reference}: ${said.summary}` }
}

/** Undefined where another message has said it, or where it is mended by now. */
export async function reportsPost(world: JobWorld, notice: KeptNotice): Promise<Post | undefined> {
  const now = await standingToTell(world, notice)
  const said = now && reportStanding(now.referral, now.mails)
  if (said === undefined) return undefined
  return { card: message(said, 'chat'), summary: `${notice.reference}: ${said.summary}` }
}
