/** One question to Graph each: may the bot do this? None of them sends, writes or changes anything. */
import type { Graph, GraphCall } from './graph-client.ts'
import { pathPart, record, text } from './graph-shapes.ts'
import { Trouble } from './trouble.ts'
import { isTrustedAddress } from './trusted-address.ts'

/**
 * `may`: it was done. `may not`: refused for want of a right (401, 403). `not there`: 404. `not so`: refused for
 * what was asked (400 and the like), which says nothing of the right by itself. `no answer`: throttled or unreachable.
 * `code` is the error code of Graph, or of the fault; never its text.
 */
export type Outcome = {
  readonly outcome: 'may' | 'may not' | 'not there' | 'not so' | 'no answer'
  readonly code?: string
}

/** Any request, as an outcome. Never throws a `Trouble`. */
export async function outcomeOf(asked: () => Promise<unknown>): Promise<Outcome> {
  try {
    await asked()
    return { outcome: 'may' }
  } catch (fault) {
    if (!(fault instanceof Trouble)) throw fault
    const { code, status, advice } = fault
    if (status === 401 || status === 403) return { outcome: 'may not', code }
    if (advice === 'not there') return { outcome: 'not there', code }
    return { outcome: advice === 'refused' ? 'not so' : 'no answer', code }
  }
}

const probe = (graph: Graph, call: GraphCall): Promise<Outcome> => outcomeOf(() => graph.call(call))

/** A mail without a message: Graph never sends it, whatever the bot may do. */
export const sendNothing = (graph: Graph, mailbox: string): Promise<Outcome> =>
  probe(graph, { method: 'POST', path: `/users/${pathPart(mailbox)}/sendMail`, body: {} })

/** A notification without a topic or a type: Graph never shows it. */
export const ringNothing = (graph: Graph, person: string): Promise<Outcome> =>
  probe(graph, {
    method: 'POST',
    path: `/users/${pathPart(person)}/teamwork/sendActivityNotification`,
    body: {},
  })

/** Asks for the id of the inbox and for no mail in it. */
export const openInbox = (graph: Graph, mailbox: string): Promise<Outcome> =>
  probe(graph, { method: 'GET', path: `/users/${pathPart(mailbox)}/mailFolders/inbox?$select=id` })

export const readAutomaticReplies = (graph: Graph, person: string): Promise<Outcome> =>
  probe(graph, {
    method: 'GET',
    path: `/users/${pathPart(person)}/mailboxSettings/automaticRepliesSetting`,
    prefer: 'outlook.timezone="UTC"',
  })

/** `not so` where the item is there and is no folder. */
export function openFolder(graph: Graph, at: { driveId: string; folderId: string }): Promise<Outcome> {
  const path = `/drives/${pathPart(at.driveId)}/items/${pathPart(at.folderId)}?$select=id,folder`
  return outcomeOf(async () => {
    const item = record(await graph.call({ method: 'GET', path }))
    if (item.folder === undefined) throw new Trouble('refused', 'not-a-folder')
  })
}

/** Begins to put a file into the folder and gives it up before the first byte. */
export function beginToFile(graph: Graph, at: { driveId: string; folderId: string }): Promise<Outcome> {
  const name = 'Prison Contact set-up check.txt'
  const place = `/drives/${pathPart(at.driveId)}/items/${pathPart(at.folderId)}:/${pathPart(name)}:`
  const body = { item: { '@microsoft.graph.conflictBehavior': 'fail', name } }
  return outcomeOf(async () => {
    const path = `${place}/createUploadSession`
    const url = text(record(await graph.call({ method: 'POST', path, body })).uploadUrl)
    // An address that nobody uses ends by itself within days.
    if (url === undefined || !isTrustedAddress(url)) return
    await fetch(url, { method: 'DELETE', signal: AbortSignal.timeout(GIVE_UP_MS) }).catch(() => undefined)
  })
}

const GIVE_UP_MS = 10_000
