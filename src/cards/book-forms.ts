/** The forms about a mailbox of the recipient book: what is asked in each, what is said above the boxes, and the button. */
import { mailboxIn } from '../domain/book-list.ts'
import { type BookScene, known } from '../domain/book-scene.ts'
import { nameOf } from '../domain/directory.ts'
import type { Answers, Question } from '../domain/form.ts'
import { sayDay, sayMoment } from '../domain/moment.ts'
import {
  type BookAddress,
  type HolderId,
  isPrison,
  MAILBOXES,
  type Mailbox,
  mailboxesOf,
  waitingAt,
} from '../domain/recipient-book.ts'
import { enterForm } from './book-enter.ts'
import { shortName } from './book-rows.ts'
import type { Button, FormPage } from './form-page.ts'

export type BookForm = Pick<FormPage, 'title' | 'intro' | 'questions' | 'quoted'> & {
  /** What stands in the boxes of a new card. */
  readonly answers: Answers
  readonly press: Pick<Button, 'title' | 'style'>
}

/** What the form is about; empty where its first box asks. */
export type Place = { readonly holder: HolderId; readonly mailbox: Mailbox | ''; readonly id: string }

export type About = { readonly scene: BookScene; readonly place: Place }

const HEARD: readonly Question[] = [
  { id: 'heard', label: 'Type the address as it was spelt to you', kind: 'text', required: true },
  {
    ...{ id: 'how', label: 'Whom did you ring, on which number, and where is the number from?' },
    ...{ kind: 'long text', required: true },
    help: 'For the audit. For example: the OMU clerk, on the number of the switchboard, from the prison’s page on gov.uk.',
  },
]

const RING =
  'Please ring them first. Take the number from somewhere else: the prison’s page on gov.uk, or a letter of theirs. Never from an e-mail that asks for the change, and not from this book. Ask them to spell the address, and type what you hear.'

const why = (label: string, help: string): Question => ({
  ...{ id: 'words', label, kind: 'long text', required: true, help },
})

const addressId = ({ book }: BookScene, id: string): BookAddress | undefined =>
  book.addresses.find((address) => address.id === id)

/** `HMP Example: offender management unit (OMU)` */
export function sayMailbox(
  scene: BookScene,
  { holder, mailbox }: Pick<BookAddress, 'holder' | 'mailbox'>,
): string {
  const name = shortName(known(scene, holder)?.name ?? holder)
  return isPrison(holder) ? `${name}: ${MAILBOXES[mailbox]}` : name
}

const enteredBy = ({ directory }: BookScene, { enteredBy: id, enteredAt }: BookAddress): string =>
  `Entered by ${nameOf(directory, id)}, ${sayMoment(enteredAt)}.`

export const BOOK_FORMS = {
  'enter-address': enterForm,

  'check-address': ({ scene, place }: About): BookForm => {
    const address = addressId(scene, place.id)
    return {
      title: 'Check an address',
      intro: RING,
      quoted: {
        title: address === undefined ? '' : sayMailbox(scene, address),
        lines:
          address === undefined ? [] : [enteredBy(scene, address), 'What was entered is not shown here.'],
      },
      questions: HEARD,
      answers: {},
      press: { title: 'This is what I heard', style: 'positive' },
    }
  },

  'verify-address': ({ scene, place }: About): BookForm => {
    const where = whereIn(place)
    const address = mailboxIn(scene, where)
    return {
      title: 'Check an address again',
      intro: RING,
      quoted: {
        title: sayMailbox(scene, where),
        lines: address === undefined ? [] : [`Last checked ${sayDay(address.verifiedOn)}.`],
      },
      questions: HEARD,
      answers: {},
      press: { title: 'This is what I heard', style: 'positive' },
    }
  },

  'withdraw-address': ({ scene, place }: About): BookForm => {
    const where = whereIn(place)
    const waiting = waitingAt(scene.book, where)
    const isWaiting = waiting !== undefined && waiting.id === place.id
    const email = mailboxIn(scene, where)?.email
    return {
      title: isWaiting ? 'Take an address back' : 'Withdraw an address',
      intro: isWaiting
        ? 'Nobody has checked it yet. What is in use stays in use.'
        : 'It counts at once: nothing can be sent there until another address is entered and checked by two people. A report that is signed and has not left yet stops.',
      quoted: {
        title: sayMailbox(scene, where),
        lines: isWaiting ? [enteredBy(scene, waiting)] : email === undefined ? [] : [email],
      },
      questions: [why('Why may nothing go there?', 'For the audit.')],
      answers: {},
      press: { title: isWaiting ? 'Take it back' : 'Withdraw it', style: 'destructive' },
    }
  },

  'close-holder': ({ scene, place }: About): BookForm => ({
    title: isPrison(place.holder) ? 'A prison has closed' : 'A council is no more',
    intro:
      'It counts at once: nothing is sent there any more. Its open referrals stay, and you see how many they are.',
    quoted: { title: shortName(known(scene, place.holder)?.name ?? ''), lines: [] },
    questions: [why('How do you know, and since when?', 'For the audit.')],
    answers: {},
    press: { title: 'It has closed', style: 'destructive' },
  }),

  'reopen-holder': ({ scene, place }: About): BookForm => ({
    title: isPrison(place.holder) ? 'A prison is open again' : 'A council is there again',
    intro: 'Its addresses count again as they were. Please check them again where that was long ago.',
    quoted: { title: shortName(known(scene, place.holder)?.name ?? ''), lines: [] },
    questions: [why('How do you know, and since when?', 'For the audit.')],
    answers: {},
    press: { title: 'It is open again', style: 'positive' },
  }),

  'send-to-mailbox': ({ scene, place }: About): BookForm => ({
    title: 'Send to another mailbox',
    intro:
      'Reports and letters go there from now on. Only mailboxes that two people have agreed on are in the list.',
    quoted: { title: shortName(known(scene, place.holder)?.name ?? ''), lines: [] },
    questions: [
      {
        ...{ id: 'mailbox', label: 'Which mailbox?', kind: 'choice', required: true },
        options: otherMailboxes(scene, place.holder).map((id) => ({ id, label: MAILBOXES[id] })),
      },
    ],
    answers: {},
    press: { title: 'Send there', style: 'positive' },
  }),
} as const satisfies Record<string, (about: About) => BookForm>

export type BookVerb = keyof typeof BOOK_FORMS

/** With an address that two people have agreed on, beside the one that mail goes to. */
export const otherMailboxes = (scene: BookScene, holder: HolderId): readonly Mailbox[] =>
  mailboxesOf(holder).filter(
    (mailbox) =>
      mailbox !== known(scene, holder)?.sendsTo && mailboxIn(scene, { holder, mailbox }) !== undefined,
  )

export const whereIn = ({ holder, mailbox }: Place): Pick<BookAddress, 'holder' | 'mailbox'> => ({
  holder,
  mailbox: mailbox === '' ? 'main' : mailbox,
})
