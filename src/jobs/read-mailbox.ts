/** A step of the sweep: reads what is new in Sent Items and in the inbox of the shared mailbox, once a minute at most. */
import { later, type Moment } from '../domain/moment.ts'
import type { MailFolder } from '../gateways/ports.ts'
import { noteAnswers, noteSeen, noteStuck } from '../workflow/mail-news.ts'
import type { JobWorld } from './ports.ts'

const EVERY_MS = 60_000

/** A first look, and one whose link was forgotten, goes this far back. */
const LOOK_BACK_SECONDS = 30 * 24 * 60 * 60

/** Worth trying, and not worth a silent sweep: a mailbox that cannot be read is heard of, and read the next time. */
export async function readMailbox(world: JobWorld): Promise<void> {
  const now = world.clock.now()
  const last = await world.store.memo('mailbox read')
  if (last !== undefined && Math.abs(Date.parse(now) - Date.parse(last.at)) < EVERY_MS) return
  await world.store.setMemo('mailbox read', '', now)
  const since = later(now, -LOOK_BACK_SECONDS)
  try {
    // Sent Items first: what comes back is known by the copy of what went out.
    const whole = await readFolder(world, 'sentitems', since)
    await readFolder(world, 'inbox', since)
    if (whole) await noteStuck(world, since)
  } catch (fault) {
    world.hear({ kind: 'delivery', key: 'mailbox', attempt: 1, fault })
  }
}

/** The link is kept after what it led past is noted; noting it again changes nothing. */
async function readFolder(world: JobWorld, folder: MailFolder, since: Moment): Promise<boolean> {
  const name = `mailbox ${folder}`
  const link = (await world.store.memo(name))?.value
  const news = await world.graph.mailNews(folder, link, since)
  await (folder === 'sentitems' ? noteSeen : noteAnswers)(world, news.items)
  await world.store.setMemo(name, news.link, world.clock.now())
  return news.whole
}
