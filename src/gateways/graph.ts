/** Microsoft Graph as the jobs see it: mail, Sent Items, reports, managers, who is away, the bell in Teams. */
import type { AroundCall } from './around-call.ts'
import { awayUntil } from './graph-away.ts'
import { type Graph, openGraph } from './graph-client.ts'
import { fileInDrive } from './graph-files.ts'
import { newsIn } from './graph-mailbox.ts'
import { mashMailbox } from './graph-mash.ts'
import type { GraphPace } from './graph-pace.ts'
import { DISPATCH_HEADER, findSentMail, listSentMail } from './graph-sent.ts'
import { pathPart, record, text } from './graph-shapes.ts'
import type { Before, FeedNotification, GraphGateway, GraphPerson, OutgoingMail } from './ports.ts'
import { GRAPH_SCOPE, type Tokens } from './tokens.ts'
import { Trouble } from './trouble.ts'

export type GraphGatewayOptions = {
  /** With its version: `https://graph.microsoft.com/v1.0`. https, or http on this machine. */
  readonly baseUrl: string
  /** The shared mailbox that reports are sent from. */
  readonly mailbox: string
  /** The mailbox of MASH, where it is read. */
  readonly mashMailbox?: string | undefined
  readonly tokens: Tokens
  /** Entra application id of the bot: a feed notification opens its chat. */
  readonly botId?: string
  /** For each request, in milliseconds. */
  readonly timeLimitMs?: number
  /** Outlook's limits; left out where nobody enforces them. */
  readonly pace?: GraphPace | undefined
  readonly around?: AroundCall | undefined
}

const TIME_LIMIT_MS = 30_000
/** Exchange dates what is sent by its own clock, and ours may be wrong. */
const SURELY_BEFORE_MS = 60 * 60_000

/**
 * The calls and their shapes are those of Graph v1.0. Every fault is a `Trouble`; nothing is tried again here but a
 * request refused with 401, once, with a new token; for a mail, Sent Items are read before. A `sendMail` whose fate is open is "not known", never "try again".
 */
export function graphGateway(options: GraphGatewayOptions): GraphGateway {
  const { baseUrl, mailbox, tokens, timeLimitMs = TIME_LIMIT_MS, pace, around } = options
  const graph = openGraph({ baseUrl, tokens, timeLimitMs, pace, around })
  return {
    sendMail: async (mail, before) => {
      try {
        await sendMail(graph, mailbox, { mail, before })
      } catch (fault) {
        if (tokens.forget === undefined || !isTokenRefused(fault)) throw fault
        const since = new Date(Date.now() - SURELY_BEFORE_MS).toISOString()
        const sent = await findSentMail(graph, mailbox, { dispatchId: mail.dispatchId, since })
        if (sent === undefined) await sendMail(graph, mailbox, { mail, before })
      }
    },
    findSent: (dispatchId, since) => findSentMail(graph, mailbox, { dispatchId, since }),
    sentSince: (since) => listSentMail(graph, mailbox, since),
    mailNews: (folder, link, since) => newsIn(graph, mailbox, { folder, link, since }),
    mash: options.mashMailbox === undefined ? undefined : mashMailbox(graph, options.mashMailbox),
    putFile: (at, file) => fileInDrive(graph, { at, file, timeLimitMs }),
    managerOf: (personId) => managerOf(graph, personId),
    awayUntil: (personIds, at) => awayUntil(graph, personIds, at),
    notify: (personId, notification) => notify(graph, personId, feedBody(notification, options.botId)),
    ready: async () => {
      await tokens.tokenFor(GRAPH_SCOPE)
    },
  }
}

const isTokenRefused = (fault: unknown): boolean => fault instanceof Trouble && fault.status === 401

/** 202 means accepted for delivery, not delivered. */
async function sendMail(graph: Graph, mailbox: string, { mail, before }: Leaving): Promise<void> {
  const body = { message: messageOf(mail), saveToSentItems: true }
  const path = `/users/${pathPart(mailbox)}/sendMail`
  await graph.call({ method: 'POST', path, body, care: 'once', before })
}

type Leaving = { readonly mail: OutgoingMail; readonly before: Before | undefined }

function messageOf(mail: OutgoingMail) {
  return {
    subject: mail.subject,
    body: { contentType: 'text', content: mail.text },
    toRecipients: [{ emailAddress: { address: mail.to } }],
    attachments: mail.attachments.map(({ name, contentType, bytes }) => ({
      '@odata.type': '#microsoft.graph.fileAttachment',
      name,
      contentType,
      contentBytes: Buffer.from(bytes).toString('base64'),
    })),
    internetMessageHeaders: [{ name: DISPATCH_HEADER, value: mail.dispatchId }],
  }
}

async function managerOf(graph: Graph, personId: string): Promise<GraphPerson | undefined> {
  const path = `/users/${pathPart(personId)}/manager?$select=id,displayName,mail`
  try {
    const manager = record(await graph.call({ method: 'GET', path }))
    const id = text(manager.id)
    if (id === undefined) throw new Trouble('try again', 'answer-not-understood')
    return { id, name: text(manager.displayName) ?? '', mail: text(manager.mail) }
  } catch (fault) {
    if (fault instanceof Trouble && fault.advice === 'not there') return undefined
    throw fault
  }
}

async function notify(graph: Graph, personId: string, body: object): Promise<void> {
  const path = `/users/${pathPart(personId)}/teamwork/sendActivityNotification`
  await graph.call({ method: 'POST', path, body })
}

/** A topic of source `text` must link into Teams. */
function feedBody(notification: FeedNotification, botId: string | undefined) {
  const chat = botId === undefined || botId === '' ? '' : `?users=28:${encodeURIComponent(botId)}`
  return {
    topic: {
      source: 'text',
      value: 'Prison contact',
      webUrl: `https://teams.microsoft.com/l/chat/0/0${chat}`,
    },
    activityType: notification.activityType,
    previewText: { content: notification.previewText },
    templateParameters: Object.entries(notification.templateParameters).map(([name, value]) => ({
      name,
      value,
    })),
  }
}
