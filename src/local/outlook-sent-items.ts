/** Lists Sent Items as Graph does: filter by time, order, pages of `$top`, headers only when asked for. */
import { type GraphAnswer, GraphNo, type GraphRequest, json, queryOf, selected } from './outlook-answers.ts'
import type { KeptMail, Mailbox } from './outlook-mail.ts'

const OPTIONS = ['$filter', '$select', '$expand', '$top', '$skip', '$orderby']
const PROPERTIES = [
  'id',
  'sentDateTime',
  'subject',
  'toRecipients',
  'internetMessageHeaders',
  'hasAttachments',
]
const MOST_ON_A_PAGE = 1000
/** Named property of Exchange for an internet header. */
const EXPAND =
  /^singleValueExtendedProperties\(\$filter=id eq '(String \{00020386-0000-0000-c000-000000000046\} Name ([\w-]+))'\)$/i

export function sentItems(call: GraphRequest, owner: string, mailbox: Mailbox): GraphAnswer {
  const query = queryOf(call, OPTIONS)
  const names = selected(query, PROPERTIES)
  const from = sentFrom(query.get('$filter'))
  const direction = orderOf(query.get('$orderby'))
  const top = wholeNumber(query.get('$top') ?? '10', 1)
  const skip = wholeNumber(query.get('$skip') ?? '0', 0)
  const expand = query.get('$expand')
  const property = expand === undefined ? undefined : EXPAND.exec(expand)
  if (property === null) throw new GraphNo(400, 'BadRequest', 'This expand is not supported here.')

  const found = mailbox
    .mails()
    .filter((mail) => mail.inSentItems && mail.from.toLowerCase() === owner.toLowerCase())
    .filter((mail) => Date.parse(mail.sentAt) >= from)
    .sort((a, b) => direction * (Date.parse(a.sentAt) - Date.parse(b.sentAt)) || a.id.localeCompare(b.id))
  const page = found.slice(skip, skip + top)
  const next = new URL(call.url)
  next.searchParams.set('$skip', String(skip + top))
  return json(200, {
    '@odata.context':
      "https://graph.microsoft.com/v1.0/$metadata#users('owner')/mailFolders('sentitems')/messages",
    ...(found.length > skip + top ? { '@odata.nextLink': next.href } : {}),
    value: page.map((mail) => shown(mail, { names, sentHeaders: mailbox.sentHeaders, property })),
  })
}

type Showing = {
  readonly names: readonly string[]
  readonly sentHeaders: boolean
  readonly property: RegExpExecArray | undefined
}

function shown(mail: KeptMail, { names, sentHeaders, property }: Showing): Record<string, unknown> {
  const all = {
    sentDateTime: mail.sentAt,
    subject: mail.subject,
    toRecipients: [{ emailAddress: { name: mail.to, address: mail.to } }],
    hasAttachments: mail.attachments.length > 0,
  }
  const wanted = Object.entries(all).filter(([name]) => names.length === 0 || names.includes(name))
  const header = property && mail.headers.find((one) => one.name.toLowerCase() === property[2]?.toLowerCase())
  return {
    '@odata.etag': `W/"${mail.id}"`,
    id: mail.id,
    ...Object.fromEntries(wanted),
    ...(sentHeaders && names.includes('internetMessageHeaders')
      ? { internetMessageHeaders: mail.headers }
      : {}),
    ...(header ? { singleValueExtendedProperties: [{ id: property?.[1], value: header.value }] } : {}),
  }
}

function sentFrom(filter: string | undefined): number {
  if (filter === undefined) return Number.NEGATIVE_INFINITY
  const moment = /^sentDateTime ge (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)$/.exec(filter)?.[1]
  if (moment === undefined)
    throw new GraphNo(400, 'ErrorInvalidUrlQueryFilter', 'This filter is not supported here.')
  return Date.parse(moment)
}

function orderOf(order: string | undefined): 1 | -1 {
  if (order === undefined || order === 'sentDateTime desc') return -1
  if (order === 'sentDateTime' || order === 'sentDateTime asc') return 1
  throw new GraphNo(400, 'ErrorInvalidUrlQuery', 'This order is not supported here.')
}

function wholeNumber(text: string, least: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || (least === 1 && value > MOST_ON_A_PAGE))
    throw new GraphNo(400, 'ErrorInvalidUrlQuery', `A whole number of at least ${least} is needed.`)
  return value
}
