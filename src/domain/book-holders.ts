/** A prison or a council in the recipient book opens, closes, or wants its mail in another mailbox. */

import { mailboxIn } from './book-list.ts'
import { type BookRuling, type BookScene, carriedOver, known } from './book-scene.ts'
import { mayKeepBook } from './people.ts'
import { type HolderId, isPrison, LADO, type Mailbox } from './recipient-book.ts'
import { refuse } from './refusal.ts'
import type { Act } from './ruling.ts'

export type Closing = { readonly holder: HolderId; readonly why: string }

/** No mail goes there from now on. Its open referrals are for people to address anew. */
export function closeHolder(scene: BookScene, act: Act, { holder: id, why }: Closing): BookRuling {
  if (!mayKeepBook(act.by)) return refuse('onlyAdministrators')
  const before = known(scene, id)
  if (before === undefined || id === LADO) return refuse('noSuchHolder')
  if (before.status === 'closed') return refuse('holderClosed')
  if (why.trim() === '') return refuse('whyClosedNeeded')
  return {
    addresses: carriedOver(scene, id, act),
    holder: { ...before, status: 'closed' },
    what: 'closeHolder',
    reason: `${before.name}: ${why.trim()}`,
  }
}

/** It was closed by mistake, or is open again: its addresses count again, as old as their last check is. */
export function reopenHolder(scene: BookScene, act: Act, { holder: id, why }: Closing): BookRuling {
  if (!mayKeepBook(act.by)) return refuse('onlyAdministrators')
  const before = known(scene, id)
  if (before?.status !== 'closed') return refuse('noSuchHolder')
  if (why.trim() === '') return refuse('whyClosedNeeded')
  return {
    addresses: [],
    holder: { ...before, status: 'open' },
    what: 'reopenHolder',
    reason: `${before.name}: ${why.trim()}`,
  }
}

/** Reports and letters go to another of its mailboxes, which two people have agreed on already. */
export function sendToMailbox(
  scene: BookScene,
  act: Act,
  { holder: id, mailbox }: { readonly holder: HolderId; readonly mailbox: Mailbox },
): BookRuling {
  if (!mayKeepBook(act.by)) return refuse('onlyAdministrators')
  const before = known(scene, id)
  if (before === undefined || !isPrison(id)) return refuse('noSuchHolder')
  if (before.status === 'closed') return refuse('holderClosed')
  if (before.sendsTo === mailbox || mailboxIn(scene, { holder: id, mailbox }) === undefined)
    return refuse('noSuchMailbox')
  return {
    addresses: carriedOver(scene, id, act),
    holder: { ...before, sendsTo: mailbox },
    what: 'sendToMailbox',
    reason: `${before.name}: ${mailbox}`,
  }
}
