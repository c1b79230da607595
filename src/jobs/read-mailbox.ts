/** A step of the sweep: reads what is new in Sent Items and in the inbox of the shared mailbox, once a minute at most. */
import { later, type Moment } from '../domain/moment.ts'
import type { MailFolder } from '../gateways/ports.ts'
import { forgetTheRest, keepAnswers, noteAnswers, noteSeen, noteStuck } from '../workflow/mail-news.ts'
import type { JobWorld } from './ports.ts'

const EVERY_MS = 60_000

/** A first look, and one whose link was forgotten, goes this far back. */
const LOOK_BACK_SECONDS = 30 * 24 * 60 * 60

/**
 * Worth trying, and not worth a silent sweep: a folder that cannot be read is heard of, and read the next time. A look
 * counts once it is over, so that one which a crash cut short is made again at the next start.
 */
export async function readMailbox(world: JobWorld): Promise<void> {
  const now = world.clock.now()
  const last = await world.store.memo('mailbox read')
  if (last !== undefined && Math.abs(Date.parse(now) - Date.parse(last.at)) < EVERY_MS) return
  const since = later(now, -LOOK_BACK_SECONDS)
  let isSentRead = false
  const steps = [
    async () => {
      isSentRead = await readFolder(world, 'sentitems', since)
    },
    () => readFolder(world, 'inbox', since),
    () => noteAnswers(world),
    async () => {
      if (!isSentRead) return
      await noteStuck(world, since)
      await forgetTheRest(world)
    },
  ]
  for (const step of steps)
    await step().catch((fault) => world.hear({ kind: 'delivery', key: 'mailbox', attempt: 1, fault }))
  await world.store.setMemo('mailbox read', '', now)
}

/** The link is kept after what it led past is noted, or kept; doing that again changes nothing. True at the end. */
async function readFolder(world: JobWorld, folder: MailFolder, since: Moment): Promise<boolean> {
  const name = `mailbox ${folder}`
  const link = (await world.store.memo(name))?.value
  const news = await world.graph.mailNews(folder, link, since)
  await (folder === 'sentitems' ? noteSeen : keepAnswers)(world, news.items)
  await world.store.setMemo(name, news.link, world.clock.now())
  return news.whole
}
