/** How the recipient book changes: one person enters, another one rings and checks; old ones are checked again (2.12, 74). */

import { mailboxIn } from './book-list.ts'
import { type BookRuling, type BookScene, carriedOver, known, newAddress } from './book-scene.ts'
import { whyNotThere } from './mail-domains.ts'
import { dayOf } from './moment.ts'
import { mayCheckAddress, mayKeepBook } from './people.ts'
import {
  approvedAt,
  type BookAddress,
  HOLDER_SHAPE,
  type HolderId,
  LADO,
  type Mailbox,
  mailboxesOf,
  waitingAt,
} from './recipient-book.ts'
import { refuse } from './refusal.ts'
import type { Act } from './ruling.ts'

export type Entering = {
  /** For the new line. */
  readonly id: string
  readonly holder: HolderId
  readonly mailbox: Mailbox
  readonly email: string
  /** Needed where nobody knows the holder yet; otherwise it stays as it is. */
  readonly name: string
  readonly phone: string
}

/** Nothing goes to the new address before a second person has checked it; until then the one before stays in use. */
export function enterAddress(scene: BookScene, act: Act, what: Entering): BookRuling {
  const { book, directory } = scene
  const email = what.email.trim()
  if (!mayKeepBook(act.by)) return refuse('onlyAdministrators')
  if (!HOLDER_SHAPE.test(what.holder)) return refuse('noSuchHolder')
  if (!mailboxesOf(what.holder).includes(what.mailbox)) return refuse('noSuchMailbox')
  const wrong = whyNotThere(email, directory.allowedDomains)
  if (wrong !== undefined) return refuse('addressRefused', [`${wrong}.`])
  if (what.mailbox === 'cjsm' && !/\.cjsm\.net$/i.test(email)) return refuse('notSecureMail')
  const before = known(scene, what.holder)
  if (before?.status === 'closed') return refuse('holderClosed')
  if (mailboxIn(scene, what)?.email.toLowerCase() === email.toLowerCase()) return refuse('sameAddress')
  if (waitingAt(book, what) !== undefined) return refuse('addressWaits')
  const name = before?.name ?? what.name.trim()
  if (name === '') return refuse('holderNeedsName')
  const { id, holder, mailbox } = what
  const entered = newAddress({ id, holder, mailbox, email }, act)
  return {
    addresses: [entered],
    holder: {
      ...{ id: holder, name, phone: what.phone.trim() || before?.phone, status: 'open' },
      sendsTo: before?.sendsTo ?? mailbox,
    },
    what: 'enterAddress',
    reason: `${name}, ${mailbox}: ${email}${what.phone.trim() === '' ? '' : `, telephone ${what.phone.trim()}`}`,
  }
}

export type Checking = {
  readonly id: string
  /** As it was spelt to the one who rang. The card does not show what was entered. */
  readonly heard: string
  /** Whom they rang, on which number, and when. */
  readonly how: string
}

/** Never by whoever entered it. What was heard must be what was entered, or nothing changes. */
export function checkAddress(scene: BookScene, act: Act, { id, heard, how }: Checking): BookRuling {
  const { book } = scene
  if (!mayCheckAddress(act.by)) return refuse('notToCheckAddresses')
  const entered = book.addresses.find((one) => one.id === id)
  if (entered === undefined || entered.checked !== undefined || entered.ended !== undefined)
    return refuse('nothingToCheck')
  if (entered.enteredBy === act.by.id) return refuse('ownAddress')
  if (how.trim() === '') return refuse('howCheckedNeeded')
  if (!isSame(heard, entered.email)) return refuse('notAsEntered')
  // A domain may have been taken off the council's list since it was entered.
  const wrong = whyNotThere(entered.email, scene.directory.allowedDomains)
  if (wrong !== undefined) return refuse('addressRefused', [`${wrong}.`])
  const checked = { by: act.by.id, at: act.at, how: how.trim() }
  const verified = { by: act.by.id, on: dayOf(act.at), how: how.trim() }
  // What the authority file had there is kept as a line that has ended, so that it can be read later.
  const before = inUse(scene, act, entered)
  const gone = before === undefined ? [] : [ended(before, act, { because: 'replaced', why: '' })]
  return {
    addresses: [...gone, { ...entered, checked, verified }],
    holder: undefined,
    what: 'checkAddress',
    reason: `${entered.holder}, ${entered.mailbox}: ${entered.email}. ${how.trim()}`,
  }
}

export type Verifying = {
  readonly holder: HolderId
  readonly mailbox: Mailbox
  readonly heard: string
  readonly how: string
}

/** An address in use is checked again, by anybody who may check. */
export function verifyAddress(scene: BookScene, act: Act, what: Verifying): BookRuling {
  if (!mayCheckAddress(act.by)) return refuse('notToCheckAddresses')
  const current = inUse(scene, act, what)
  if (current === undefined) return refuse('nothingToCheck')
  const how = what.how.trim()
  if (how === '') return refuse('howCheckedNeeded')
  if (!isSame(what.heard, current.email)) return refuse('notAsInUse')
  return {
    addresses: [{ ...current, verified: { by: act.by.id, on: dayOf(act.at), how } }],
    holder: known(scene, what.holder),
    what: 'verifyAddress',
    reason: `${what.holder}, ${what.mailbox}: ${current.email}. ${how}`,
  }
}

export type Withdrawing = {
  readonly holder: HolderId
  readonly mailbox: Mailbox
  /** The line that the person looked at: one that waits, or the one in use. */
  readonly id: string
  readonly why: string
}

/**
 * Nothing goes there any more, at once: to stop needs no second person. Never another address that has come to stand in
 * its place since. The LADO keeps one address until another is checked.
 */
export function withdrawAddress(scene: BookScene, act: Act, what: Withdrawing): BookRuling {
  if (!mayKeepBook(act.by)) return refuse('onlyAdministrators')
  const why = what.why.trim()
  if (why === '') return refuse('whyWithdrawnNeeded')
  const waiting = waitingAt(scene.book, what)
  const current = [waiting, inUse(scene, act, what)].find((one) => one !== undefined && one.id === what.id)
  if (current === undefined) return refuse('nothingToCheck')
  if (current !== waiting && what.holder === LADO) return refuse('ladoNeedsAddress')
  return {
    addresses: [ended(current, act, { because: 'withdrawn', why })],
    holder: known(scene, what.holder),
    what: 'withdrawAddress',
    reason: `${what.holder}, ${what.mailbox}: ${current.email}. ${why}`,
  }
}

const inUse = (scene: BookScene, act: Act, where: Pick<BookAddress, 'holder' | 'mailbox'>) =>
  approvedAt(scene.book, where) ??
  carriedOver(scene, where.holder, act).find(({ mailbox }) => mailbox === where.mailbox)

const ended = (
  address: BookAddress,
  { by, at }: Act,
  end: Pick<NonNullable<BookAddress['ended']>, 'because' | 'why'>,
): BookAddress => ({ ...address, ended: { by: by.id, at, ...end } })

const isSame = (heard: string, email: string): boolean =>
  heard.normalize('NFKC').trim().toLowerCase() === email.toLowerCase()
