/** Delta queries of the Graph stand-in: a folder from any point on, page by page, with a link for the next time. */
import {
  type GraphAnswer,
  GraphNo,
  type GraphRequest,
  header,
  json,
  queryOf,
  type Route,
  selected,
} from './outlook-answers.ts'
import { conversationOf, type Inbox, type InboxMail, messageIdOf } from './outlook-inbox.ts'
import type { Mailbox } from './outlook-mail.ts'

const OPTIONS = ['$filter', '$select', '$expand', '$skiptoken', '$deltatoken']
const PROPERTIES = [
  ...['id', 'internetMessageId', 'conversationId', 'from', 'receivedDateTime', 'subject'],
  ...['internetMessageHeaders', 'bodyPreview'],
]
/** `id eq 'String 0x001A' or id eq 'String {…} Name x-…'`. */
const EXPAND = /^singleValueExtendedProperties\(\$filter=((?:id eq '[^']+'(?: or )?)+)\)$/
const USUAL_PAGE = 10

export type Delta = {
  readonly routes: readonly Route[]
  /** Every link that was given out is answered with 410 from now on. */
  forgetLinks(): void
}

type Item = {
  readonly id: string
  readonly at: string
  readonly removed?: true
  readonly shown: Readonly<Record<string, unknown>>
  readonly properties: Readonly<Record<string, string | undefined>>
}

/** What a link says: all that was asked the first time, and how far it got. */
type Token = {
  readonly folder: string
  readonly position: number
  readonly epoch: number
  readonly select: readonly string[]
  readonly properties: readonly string[]
  readonly since: string
}

export function openDelta(parts: { readonly mailbox: Mailbox; readonly inbox: Inbox }): Delta {
  let epoch = 0
  const answer = (call: GraphRequest, [owner = '', named = '']: readonly string[]): GraphAnswer => {
    const folder = named.toLowerCase()
    if (folder !== 'sentitems' && folder !== 'inbox')
      throw new GraphNo(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
    const all = folder === 'inbox' ? received(parts.inbox, owner) : sent(parts.mailbox, owner)
    const token = tokenOf(call, { folder, epoch })
    if (token.epoch !== epoch || token.folder !== folder || token.position > all.length)
      throw new GraphNo(410, 'SyncStateNotFound', 'The sync state generation is not found.')
    const size = Number(/odata\.maxpagesize=(\d+)/.exec(header(call, 'prefer') ?? '')?.[1] ?? USUAL_PAGE)
    const end = Math.min(token.position + size, all.length)
    const page = all.slice(token.position, end).filter(({ at, removed }) => removed || at >= token.since)
    const link = (name: string) => {
      const next = Buffer.from(JSON.stringify({ ...token, position: end })).toString('base64url')
      return `${call.url.origin}${call.url.pathname}?${name}=${next}`
    }
    return json(200, {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(message)',
      ...(end < all.length
        ? { '@odata.nextLink': link('$skiptoken') }
        : { '@odata.deltaLink': link('$deltatoken') }),
      value: page.map((item) => shownOf(item, token)),
    })
  }
  return {
    routes: [
      { method: 'GET', path: /^\/v1\.0\/users\/([^/]+)\/mailFolders\/([^/]+)\/messages\/delta$/, answer },
    ],
    forgetLinks: () => {
      epoch += 1
    },
  }
}

function tokenOf(call: GraphRequest, { folder, epoch }: Pick<Token, 'folder' | 'epoch'>): Token {
  const query = queryOf(call, OPTIONS)
  const given = query.get('$skiptoken') ?? query.get('$deltatoken')
  if (given !== undefined) return JSON.parse(Buffer.from(given, 'base64url').toString())
  const filter = query.get('$filter')
  const since = /^receivedDateTime ge (\S+Z)$/.exec(filter ?? '')?.[1]
  if (filter !== undefined && since === undefined)
    throw new GraphNo(400, 'ErrorInvalidUrlQueryFilter', 'This filter is not supported here.')
  const expand = query.get('$expand')
  const ids = expand === undefined ? '' : EXPAND.exec(expand)?.[1]
  if (ids === undefined) throw new GraphNo(400, 'BadRequest', 'This expand is not supported here.')
  const properties = [...ids.matchAll(/'([^']+)'/g)].map(([, id = '']) => id)
  return { folder, epoch, position: 0, since: since ?? '', select: selected(query, PROPERTIES), properties }
}

const sent = (mailbox: Mailbox, owner: string): readonly Item[] =>
  mailbox
    .mails()
    .filter((mail) => mail.inSentItems && mail.from.toLowerCase() === owner.toLowerCase())
    .map((mail) => ({
      ...{ id: mail.id, at: mail.sentAt },
      shown: {
        ...{ internetMessageId: messageIdOf(mail), conversationId: conversationOf(mail) },
        ...{ from: { emailAddress: { address: mail.from } }, receivedDateTime: mail.sentAt },
        subject: mail.subject,
        ...(mailbox.sentHeaders ? { internetMessageHeaders: mail.headers } : {}),
      },
      properties: Object.fromEntries([
        ['string 0x001a', 'IPM.Note'],
        ...mail.headers.map(({ name, value }) => [propertyOf(name), value]),
      ]),
    }))

/** Case does not matter in the name of a property. */
const propertyOf = (name: string): string =>
  `string {00020386-0000-0000-c000-000000000046} name ${name.toLowerCase()}`

const received = (inbox: Inbox, owner: string): readonly Item[] =>
  inbox
    .changes()
    .filter(({ to }) => to.toLowerCase() === owner.toLowerCase())
    .map((change) =>
      'removed' in change
        ? { id: change.removed, at: '', removed: true, shown: {}, properties: {} }
        : {
            ...{ id: change.id, at: change.receivedAt },
            shown: {
              ...{ internetMessageId: change.internetMessageId, conversationId: change.conversationId },
              ...{ from: { emailAddress: senderOf(change) }, receivedDateTime: change.receivedAt },
              ...{ subject: change.written?.subject ?? '', internetMessageHeaders: change.headers },
              bodyPreview: change.written?.text.slice(0, 255) ?? '',
            },
            properties: { 'string 0x001a': change.messageClass },
          },
    )

const senderOf = ({ from, written }: InboxMail) =>
  written === undefined ? { address: from } : { name: written.name, address: from }

function shownOf({ id, removed, shown, properties }: Item, token: Token): Readonly<Record<string, unknown>> {
  if (removed) return { '@removed': { reason: 'deleted' }, id }
  const { select } = token
  const wanted = Object.entries(shown).filter(([name]) =>
    select.length === 0 ? name !== 'internetMessageHeaders' : select.includes(name),
  )
  const values = token.properties.flatMap((name) => {
    const value = properties[name.toLowerCase()]
    return value === undefined ? [] : [{ id: name, value }]
  })
  return {
    ...{ '@odata.etag': `W/"${id}"`, id, ...Object.fromEntries(wanted) },
    ...(values.length === 0 ? {} : { singleValueExtendedProperties: values }),
  }
}
