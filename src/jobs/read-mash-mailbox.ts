/** A step of the sweep: each new mail of the MASH mailbox becomes one item to confirm, with its papers. Once a minute at most. */
import type { NotTaken } from '../domain/mail-item.ts'
import { dayOf, later, type Moment } from '../domain/moment.ts'
import { isPaperFault, MOST_PAPER_BYTES, type Paper, TOO_LARGE } from '../domain/papers.ts'
import type { ArrivedMail, MashMailbox } from '../gateways/ports.ts'
import { cameBy } from '../workflow/mail-items.ts'
import { paperFrom } from '../workflow/papers.ts'
import { storable } from '../workflow/storable.ts'
import type { JobWorld } from './ports.ts'

const EVERY_MS = 60_000
/** A first look, and one whose link was forgotten, goes this far back. */
const LOOK_BACK_SECONDS = 30 * 24 * 60 * 60
/** After so long a mail is kept without what cannot be fetched: nothing else must wait for it. */
const PATIENCE_MS = 60 * 60_000
const LINK = 'mash mail: link'
const READ = 'mash mail: read'

/** What cannot be read is heard of, and read the next time. The link is kept after all that it led past is kept. */
export async function readMashMailbox(world: JobWorld): Promise<void> {
  const { mash } = world.graph
  if (mash === undefined) return
  const now = world.clock.now()
  const last = await world.store.memo(READ)
  if (last !== undefined && Math.abs(Date.parse(now) - Date.parse(last.at)) < EVERY_MS) return
  try {
    const link = (await world.store.memo(LINK))?.value
    const news = await mash.arrivals(link, later(now, -LOOK_BACK_SECONDS))
    const known = await world.store.knownMail(news.items.map(({ messageId }) => messageId))
    for (const mail of news.items.filter(({ messageId }) => !known.has(messageId)))
      await keep(world, mash, mail)
    await world.store.setMemo(LINK, news.link, now)
  } catch (fault) {
    world.hear({ kind: 'delivery', key: 'mash-mailbox', attempt: 1, fault })
  }
  await world.store.setMemo(READ, '', now)
}

async function keep(world: JobWorld, mash: MashMailbox, mail: ArrivedMail): Promise<void> {
  const at = world.clock.now()
  const { papers, notTaken } = await papersOf(world, mash, { mail, at })
  const words = {
    ...{ from: short(mail.from.name), address: short(mail.from.address), subject: short(mail.subject) },
    ...{ preview: storable(mail.preview).slice(0, LONGEST), notTaken, reason: '' },
  }
  const item = { messageId: mail.messageId, receivedAt: mail.at, words, papers }
  await world.store.transaction((tx) => tx.keepMailItem(item))
}

const LONGEST = 1_000
const short = (words: string): string => storable(words).slice(0, 250).toWellFormed()

type Fetched = {
  readonly papers: readonly { readonly paper: Paper; readonly bytes: Uint8Array }[]
  readonly notTaken: readonly NotTaken[]
}
type Arrived = { readonly mail: ArrivedMail; readonly at: Moment }

/** The mail itself first, then what is attached to it; a picture within its words is part of the mail. */
async function papersOf(world: JobWorld, mash: MashMailbox, { mail, at }: Arrived): Promise<Fetched> {
  const came = cameBy(at, dayOf(mail.at))
  const papers: Fetched['papers'][number][] = []
  const notTaken: NotTaken[] = []
  const patient = Date.parse(at) - Date.parse(mail.at) < PATIENCE_MS
  const take = async (name: string, load: () => Promise<Uint8Array>): Promise<void> => {
    const bytes = await load().catch((fault: unknown) => {
      if (patient && isPassing(fault)) throw fault
      return isTooLarge(fault) ? TOO_LARGE.say : 'It could not be fetched. Please look in Outlook.'
    })
    const paper = typeof bytes === 'string' ? undefined : paperFrom(world, { name, bytes }, came)
    if (typeof bytes === 'string') notTaken.push({ name: short(name), why: bytes })
    else if (isPaperFault(paper)) notTaken.push({ name: short(name), why: paper.say })
    else if (paper !== undefined) papers.push({ paper, bytes })
  }
  await take('The e-mail itself', () => mash.wholeMail(mail.id, MOST_PAPER_BYTES))
  const attachments = await mash.attachmentsOf(mail.id).catch((fault: unknown) => {
    if (patient && isPassing(fault)) throw fault
    notTaken.push({ name: 'What is attached', why: 'It could not be read. Please look in Outlook.' })
    return []
  })
  for (const { id, name, isPicture, isLink } of attachments) {
    if (isPicture) continue
    if (isLink)
      notTaken.push({ name: short(name), why: 'It is a link to a file elsewhere. Please ask for the file.' })
    else await take(name, () => mash.attachment(mail.id, id, MOST_PAPER_BYTES))
  }
  return { papers, notTaken }
}

/** Worth another try: what was refused, or is gone, will be so the next time. */
const isPassing = (fault: unknown): boolean =>
  !(typeof fault === 'object' && fault !== null && 'advice' in fault) ||
  (fault.advice !== 'refused' && fault.advice !== 'not there')

const isTooLarge = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 'too-large'
