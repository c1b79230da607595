/** A card with the link to a file that is made for one person; only ever in that person's own chat. */
import { type ExportLink, exportLinkCard } from '../cards/export-link.ts'
import { isRefusal } from '../domain/refusal.ts'
import { type Exporting, makeExportTicket } from '../workflow/exports.ts'
import type { ExportKind } from '../workflow/exports-ports.ts'
import { NOT_REACHED } from './replies.ts'
import type { Reply, Turn } from './turn.ts'

const NO_ADDRESS: Reply = {
  text: 'Files cannot be fetched yet, because no address is set for them. Please ask your administrator (PUBLIC_URL).',
}

const SENT: Reply = { text: 'I have put the link into your own chat with me.' }

/** One file: see `exportsReply`. */
export const exportReply = (
  turn: Turn,
  kind: ExportKind,
  { about, title }: { readonly about: Exporting['about']; readonly title: string },
): Promise<Reply> =>
  exportsReply(turn, { title, lines: [], reason: '', files: [{ kind, about, label: 'Fetch the file' }] })

export type WantedFiles = {
  readonly title: string
  readonly lines: readonly string[]
  /** For the audit, where the file needs one. */
  readonly reason: string
  readonly files: readonly (Exporting & { readonly label: string })[]
}

/** A link for each file, or why there is none. Pressed in a channel, the card goes to the person's own chat. */
export async function exportsReply(turn: Turn, wanted: WantedFiles): Promise<Reply> {
  const { world, by, surface } = turn
  const { exportLink } = world
  if (exportLink === undefined) return NO_ADDRESS
  const links: ExportLink['links'][number][] = []
  for (const { label, ...file } of wanted.files) {
    const ticket = await makeExportTicket(world, by, { ...file, reason: wanted.reason })
    if (isRefusal(ticket)) return { text: ticket.say }
    links.push({ title: `${label} (once)`, url: exportLink(ticket) })
  }
  const { title, lines } = wanted
  const shown = { title, lines: [...lines, HOW], links }
  if (surface !== 'channel') return { card: exportLinkCard(shown, surface) }
  const posted = await world.chat.post(by.id, { card: exportLinkCard(shown, 'chat'), summary: title })
  return posted ? SENT : { text: NOT_REACHED }
}

const HOW = 'Each link works once, for two minutes. That you fetched the file is written down.'
