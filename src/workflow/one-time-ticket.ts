/** A ticket that opens one thing once, within two minutes: the key of a link behind which nobody signs in. */
import { later, type Moment } from '../domain/moment.ts'
import { sha256Of } from '../domain/paper-seal.ts'
import type { World } from './ports.ts'

const TICKET_SECONDS = 120

/** `hash` is what is kept; the ticket itself is kept nowhere. Each of its three ids has 122 random bits. */
export function oneTimeTicket(
  { newId }: Pick<World, 'newId'>,
  at: Moment,
): { readonly ticket: string; readonly hash: string; readonly until: Moment } {
  const ticket = [newId(), newId(), newId()].join('').replaceAll('-', '')
  return { ticket, hash: sha256Of(ticket), until: later(at, TICKET_SECONDS) }
}
