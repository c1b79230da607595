/** The forms about a mailbox that is known: check, check again, withdraw, close, open again, send to another. */
import { otherMailboxes, sayMailbox, whereIn } from '../cards/book-forms.ts'
import { closeHolder, reopenHolder, sendToMailbox } from '../domain/book-holders.ts'
import { mailboxIn } from '../domain/book-list.ts'
import { checkAddress, verifyAddress, withdrawAddress } from '../domain/book-rules.ts'
import { type BookChange, type BookScene, known } from '../domain/book-scene.ts'
import { answerOf } from '../domain/form.ts'
import { type BookAddress, isPrison, LADO, MAILBOXES, PRISON_MAILBOXES } from '../domain/recipient-book.ts'
import { refuse } from '../domain/refusal.ts'
import { changeBook } from '../workflow/recipient-book.ts'
import type { BookDeed } from './book-form.ts'

/** Stands in a box that is still to be filled in, where a rule is only tried. */
const LATER = 'to be asked'

export const CHECK: BookDeed = {
  verb: 'check-address',
  tries: (scene, act, { id }) => checkAddress(scene, act, { id, heard: '', how: LATER }),
  does: ({ world, by }, { place, answers }) => {
    const what = { id: place.id, heard: answerOf(answers, 'heard'), how: answerOf(answers, 'how') }
    return changeBook(world, by, { rule: checkAddress, what })
  },
  says: (after, { addresses }) => `Two people have agreed on it. ${sayWhatGoes(after, addresses.at(-1))}`,
}

export const VERIFY: BookDeed = {
  verb: 'verify-address',
  tries: (scene, act, place) => verifyAddress(scene, act, { ...whereIn(place), heard: '', how: LATER }),
  does: ({ world, by }, { place, answers }) => {
    const said = { heard: answerOf(answers, 'heard'), how: answerOf(answers, 'how') }
    return changeBook(world, by, { rule: verifyAddress, what: { ...whereIn(place), ...said } })
  },
  says: () => 'Thank you: it is right, and counts for another six months.',
}

export const WITHDRAW: BookDeed = {
  verb: 'withdraw-address',
  tries: (scene, act, place) => withdrawAddress(scene, act, { ...whereIn(place), id: place.id, why: LATER }),
  does: ({ world, by }, { place, answers }) => {
    const what = { ...whereIn(place), id: place.id, why: answerOf(answers, 'words') }
    return changeBook(world, by, { rule: withdrawAddress, what })
  },
  says: sayWithdrawn,
}

export const CLOSE: BookDeed = {
  verb: 'close-holder',
  tries: (scene, act, { holder }) => closeHolder(scene, act, { holder, why: LATER }),
  does: ({ world, by }, { place: { holder }, answers }) =>
    changeBook(world, by, { rule: closeHolder, what: { holder, why: answerOf(answers, 'words') } }),
  says: () => 'Noted: it has closed. Nothing is sent there any more.',
}

export const REOPEN: BookDeed = {
  verb: 'reopen-holder',
  tries: (scene, act, { holder }) => reopenHolder(scene, act, { holder, why: LATER }),
  does: ({ world, by }, { place: { holder }, answers }) =>
    changeBook(world, by, { rule: reopenHolder, what: { holder, why: answerOf(answers, 'words') } }),
  says: () => 'Noted: it is open again, with the addresses that it had.',
}

export const SEND_TO: BookDeed = {
  verb: 'send-to-mailbox',
  tries: (scene, act, { holder }) =>
    sendToMailbox(scene, act, { holder, mailbox: otherMailboxes(scene, holder)[0] ?? 'main' }),
  does: async ({ world, by }, { place: { holder }, answers }) => {
    const mailbox = PRISON_MAILBOXES.find((one) => one === answerOf(answers, 'mailbox'))
    if (mailbox === undefined) return refuse('noSuchMailbox')
    return changeBook(world, by, { rule: sendToMailbox, what: { holder, mailbox } })
  },
  says: (_after, { holder }) =>
    holder === undefined ? '' : `Reports and letters go to ${MAILBOXES[holder.sendsTo]} from now on.`,
}

function sayWhatGoes(after: BookScene, address: BookAddress | undefined): string {
  const holder = address && known(after, address.holder)
  if (address === undefined || holder === undefined) return ''
  const { id, name, status, sendsTo } = holder
  if (id === LADO) return 'Reports go there as well from now on.'
  if (status === 'closed') return `${name} is closed, so nothing goes there.`
  if (!isPrison(id)) return 'A request may belong to it. No report goes there by itself.'
  if (sendsTo === address.mailbox) return `Reports for ${name} go there from now on.`
  const other = MAILBOXES[sendsTo]
  return mailboxIn(after, { holder: id, mailbox: sendsTo }) === undefined
    ? `Reports for ${name} should go to another mailbox, which has no address yet: ${other}. An administrator can press “Send to another”.`
    : `Reports for ${name} still go to another mailbox: ${other}.`
}

/** What it means now: whether anything is left to send to. */
function sayWithdrawn(after: BookScene, { addresses }: BookChange): string {
  const gone = addresses.at(-1)
  if (gone === undefined) return ''
  const holder = known(after, gone.holder)
  if (mailboxIn(after, gone) !== undefined) return 'Taken back. What is in use stays in use.'
  return holder?.sendsTo === gone.mailbox
    ? `Nothing can be sent to ${sayMailbox(after, gone)} until two people have agreed on another address.`
    : 'It is used no more.'
}
