/** The pages of local mode: the clock, who is away, mail that was sent, files, and the ledger; for browsers on this machine alone. */
import type { Directory } from '../domain/directory.ts'
import type { Known } from '../domain/mail.ts'
import type { Moment } from '../domain/moment.ts'
import type { Page, PageRequest, Reply } from '../server.ts'
import { ClockRefusal, type MovableClock } from './clock.ts'
import type { Outlook } from './outlook.ts'
import { AwayRefusal, switchAway } from './page-away.ts'
import { moveClock, type NextDue } from './page-clock.ts'
import { type Problem, wholePage } from './page-html.ts'
import { answerMail, MailRefusal } from './page-mail.ts'
import { STYLE } from './page-style.ts'
import type { PlaygroundPerson } from './playground-persons.ts'
import type { UnseenMessage } from './unseen.ts'

/** One line of the ledger of notices, as the store keeps it. */
export type NoticeLine = {
  readonly reference: string
  readonly what: string
  readonly to: string
  readonly by: string
  readonly status: string
  readonly attempts: number
  readonly promisedAt: Moment
  readonly doneAt: Moment | undefined
  readonly fault: string | undefined
  /** Where it is for one person by their id, and not for whoever has a role. */
  readonly person?: string | undefined
  /** Of an e-mail that was handed over. */
  readonly known?: Known | undefined
}

export type LocalPageParts = {
  readonly directory: Directory
  readonly clock: MovableClock
  readonly outlook: Pick<
    Outlook,
    'mails' | 'bounce' | 'reply' | 'inbox' | 'files' | 'notifications' | 'setAway' | 'awayOf'
  >
  /** None with --no-playground. */
  readonly persons: readonly PlaygroundPerson[]
  notices(): Promise<readonly NoticeLine[]>
  /** Newest last. */
  unseen(): readonly UnseenMessage[]
  afterMove(): Promise<void>
  /** Of the open referrals whose due day has its nine o'clock still ahead, the one that is due first. */
  nextDue(): Promise<NextDue | undefined>
}

export function localPages(parts: LocalPageParts): readonly Page[] {
  return [
    { method: 'GET', path: '/local', handle: onlyHere(() => show(parts)) },
    { method: 'GET', path: '/local/style.css', handle: onlyHere(async () => sheet) },
    { method: 'GET', path: '/local/attachment', handle: onlyHere((request) => attachment(parts, request)) },
    form('/local/clock', (body) => move(parts, body)),
    form('/local/away', (body) => away(parts, body)),
    form('/local/mail', (body) => mail(parts, body)),
  ]
}

const form = (path: string, take: (body: unknown) => Promise<Reply>): Page => ({
  ...{ method: 'POST', path, takesForms: true },
  handle: onlyHere((request) => (isOwnPost(request) ? take(request.body) : notFromHere())),
})

const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Not no-referrer: that would hide the origin of our own form.
  'referrer-policy': 'same-origin',
}

const sheet: Reply = { status: 200, body: STYLE, type: 'text/css; charset=utf-8' }

async function show(parts: LocalPageParts, problem?: Problem): Promise<Reply> {
  const [notices, nextDue] = await Promise.all([parts.notices(), parts.nextDue()])
  const body = wholePage({ ...parts, notices, nextDue, problem }).markup
  const status = problem === undefined ? 200 : 400
  return { status, body, type: 'text/html; charset=utf-8', headers: PAGE_HEADERS }
}

async function move(parts: LocalPageParts, body: unknown): Promise<Reply> {
  const { closures } = parts.directory.council
  try {
    moveClock(parts.clock, body, { closures, nextDue: await parts.nextDue() })
  } catch (fault) {
    if (fault instanceof ClockRefusal) return show(parts, fault)
    throw fault
  }
  await parts.afterMove()
  return backToPage
}

async function away(parts: LocalPageParts, body: unknown): Promise<Reply> {
  try {
    await switchAway(parts, body)
  } catch (fault) {
    if (fault instanceof AwayRefusal) return show(parts, fault)
    throw fault
  }
  return backToPage
}

async function mail(parts: LocalPageParts, body: unknown): Promise<Reply> {
  let place: string
  try {
    place = await answerMail(parts.outlook, body)
  } catch (fault) {
    if (fault instanceof MailRefusal) return show(parts, fault)
    throw fault
  }
  await parts.afterMove()
  // To where the button was pressed: what came of it stands there.
  return { ...backToPage, headers: { location: `/local#${place}` } }
}

const backToPage: Reply = { status: 303, headers: { location: '/local' } }

/** Only a PDF opens in the browser; anything else is a download, so that no page can run from here. */
async function attachment({ outlook }: LocalPageParts, { query }: PageRequest): Promise<Reply> {
  const mail = outlook.mails().find(({ id }) => id === query.get('mail'))
  const at = /^\d{1,3}$/.test(query.get('file') ?? '') ? Number(query.get('file')) : -1
  const file = mail?.attachments[at]
  if (file === undefined) return { status: 404, body: { error: { code: 'ResourceNotFound' } } }
  const isPdf = file.contentType === 'application/pdf'
  const name = encodeURIComponent(file.name.toWellFormed())
  return {
    status: 200,
    body: file.bytes,
    type: isPdf ? 'application/pdf' : 'application/octet-stream',
    headers: { 'content-disposition': `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${name}` },
  }
}

const OUR_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A site elsewhere that points its own name at this machine must not read what is here. */
function onlyHere(handle: Page['handle']): Page['handle'] {
  return async (request) => {
    const hostname = URL.parse(`http://${request.host ?? ''}`)?.hostname
    return hostname !== undefined && OUR_NAMES.has(hostname) ? handle(request) : notFromHere()
  }
}

const isOwnPost = ({ host, origin }: PageRequest): boolean => origin === `http://${host}`

const notFromHere = async (): Promise<Reply> => ({ status: 403, body: { error: { code: 'NotFromHere' } } })
