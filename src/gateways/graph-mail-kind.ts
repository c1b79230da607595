/** Tells a mail that came back, an automatic reply and a person's mail apart, without its subject and its words. */
import type { MailItem } from './ports.ts'

/** PidTagMessageClass, as Graph names an extended property. */
export const MESSAGE_CLASS = 'String 0x001A'

export type Signs = {
  readonly from: string
  /** Names in small letters. */
  readonly headers: ReadonlyMap<string, string>
  readonly messageClass: string
}

/** Exchange Online writes such reports from an address that is made of this name and 32 letters and digits. */
const MAIL_SYSTEM = /^(mailer-daemon|postmaster|microsoftexchange[0-9a-f]{32})@/i

/** Exchange's own class decides where there is one; then RFC 3464 (reports) and RFC 3834 (automatic answers). */
export function kindOf({ from, headers, messageClass }: Signs): MailItem['kind'] {
  // REPORT.IPM.Note.NDR came back; .DR was delivered, .Delayed is tried on, .IPNRN was read.
  if (/^report\./i.test(messageClass)) return /\.ndr$/i.test(messageClass) ? 'bounce' : 'automatic'
  const contentType = headers.get('content-type') ?? ''
  if (/^\s*multipart\/report\b/i.test(contentType))
    return /report-type="?delivery-status/i.test(contentType) ? 'bounce' : 'automatic'
  if (MAIL_SYSTEM.test(from)) return 'bounce'
  const submitted = headers.get('auto-submitted')
  if (submitted !== undefined && !/^\s*no\b/i.test(submitted)) return 'automatic'
  if (headers.has('x-auto-response-suppress') || headers.has('x-autoreply')) return 'automatic'
  if (/^\s*(auto_reply|bulk|junk)\b/i.test(headers.get('precedence') ?? '')) return 'automatic'
  return /\.(oof|reply)template\b/i.test(messageClass) ? 'automatic' : 'person'
}
