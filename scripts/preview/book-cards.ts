/** The recipient book as people get it: the list, one holder of each kind, and every form, some with what is wrong. */
import { CHECK, CLOSE, REOPEN, SEND_TO, VERIFY, WITHDRAW } from '../../src/bot/book-deeds.ts'
import { ENTER } from '../../src/bot/book-enter.ts'
import { type BookDeed, bookFormReply } from '../../src/bot/book-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import type { Place } from '../../src/cards/book-forms.ts'
import { bookHolder } from '../../src/cards/book-holder.ts'
import { bookList } from '../../src/cards/book-list.ts'
import { bookLines } from '../../src/domain/book-list.ts'
import type { BookScene } from '../../src/domain/book-scene.ts'
import type { Answers, Fault } from '../../src/domain/form.ts'
import type { Book, BookAddress } from '../../src/domain/recipient-book.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { ADMIN } from '../../tests/support/council.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const RANG = 'The OMU clerk, 01632 960 777, from the page of the prison.'

const address = (made: Partial<BookAddress> & Pick<BookAddress, 'id' | 'email'>): BookAddress => ({
  ...{ holder: 'prison/ZAA', mailbox: 'omu' },
  ...{ enteredBy: ADMIN.id, enteredAt: '2026-12-02T10:05:00.000Z' },
  ...made,
})

const checked = (on: string): Pick<BookAddress, 'checked' | 'verified'> => ({
  checked: { by: sample.MAYA.id, at: `${on}T10:00:00.000Z`, how: RANG },
  verified: { by: sample.MAYA.id, on, how: RANG },
})

const open = { status: 'open', phone: '01632 960 100', sendsTo: 'omu' } as const

const BOOK: Book = {
  addresses: [
    address({ id: 'b1', email: 'omu.new@prison.example' }),
    address({
      id: 'b2',
      email: 'safer@prison.example',
      mailbox: 'public protection',
      ...checked('2026-02-02'),
    }),
    address({ id: 'b3', email: 'omu.closed@prison.example', holder: 'prison/ZCC', ...checked('2026-10-05') }),
    address({ id: 'b4', email: 'mash@council.example', holder: 'council/northshire', mailbox: 'main' }),
  ],
  holders: [
    { id: 'prison/ZAA', name: 'HMP Example', ...open },
    { id: 'prison/ZCC', name: 'HMP and YOI Longername on the Moor', ...open, status: 'closed' },
    { id: 'council/northshire', name: 'Northshire County Council', ...open, sendsTo: 'main' },
  ],
}

const scene: BookScene = { book: BOOK, directory: sample.COUNCIL }

/** As many prisons as there are, each name as long as a card shows it. */
const MANY: BookScene = {
  book: BOOK,
  directory: {
    ...sample.COUNCIL,
    prisons: Array.from({ length: 120 }, (_, index) => ({
      ...{
        code: `Y${String.fromCharCode(65 + (index % 26))}${String.fromCharCode(65 + Math.floor(index / 26))}`,
      },
      ...{ name: `HMP ${'Long Name '.repeat(9)}${index}`, phone: undefined },
      address: { ...sample.COUNCIL.lado.address, email: `omu.number${index}@prison.example` },
    })),
  },
}

const turn: Turn = {
  ...{ by: ADMIN, surface: 'chat', today: sample.TODAY, stamp: 'k3x9' },
  world: { directory: sample.COUNCIL } as Turn['world'],
}

const made = (name: string, card: MadeCard['card']): MadeCard => ({ name, surface: 'chat', card })

export const bookCards = (): readonly MadeCard[] => [...lists(), ...holders(), ...forms()]

function lists(): readonly MadeCard[] {
  const shown = { only: '', search: '', from: 0, by: sample.MAYA } as const
  const lines = bookLines(scene, sample.TODAY)
  const many = bookLines(MANY, sample.TODAY)
  return [
    made('recipient-book, for MASH', bookList({ ...shown, lines }, 'chat')),
    made('recipient-book, for the one who entered', bookList({ ...shown, lines, by: ADMIN }, 'chat')),
    made('recipient-book, what waits', bookList({ ...shown, lines, only: 'waiting' }, 'chat')),
    made('recipient-book, to check again', bookList({ ...shown, lines, only: 'old' }, 'chat')),
    made('recipient-book, page 2 of many', bookList({ ...shown, lines: many, from: 10, by: ADMIN }, 'chat')),
  ]
}

function holders(): readonly MadeCard[] {
  const card = (holder: string, banner = '', by = ADMIN): MadeCard['card'] => {
    const lines = bookLines(scene, sample.TODAY).filter((line) => line.holder === holder)
    return bookHolder({ scene, holder, lines, by, banner, open: holder === 'prison/ZCC' ? 3 : 0 }, 'chat')
  }
  return [
    made('recipient-book, a prison', card('prison/ZAA')),
    made('recipient-book, a prison for MASH', card('prison/ZAA', refuse('notAsInUse').say, sample.MAYA)),
    made(
      'recipient-book, a closed prison',
      card(
        'prison/ZCC',
        CLOSE.says(scene, { addresses: [], holder: undefined, what: 'closeHolder', reason: '' }),
      ),
    ),
    made('recipient-book, a council', card('council/northshire')),
    made('recipient-book, the LADO', card('lado')),
  ]
}

function forms(): readonly MadeCard[] {
  const zaa: Place = { holder: 'prison/ZAA', mailbox: 'omu', id: '' }
  const nowhere: Place = { holder: '', mailbox: '', id: '' }
  const wrong = refuse('addressRefused', [
    'It is at "pris0n.example", which looks like "prison.example" but is another domain.',
  ])
  const entered = {
    ...{ whose: 'new prison', code: 'ZDD', name: 'HMP Dunmere Sample', mailbox: 'omu' },
    ...{ email: 'omu@pris0n.example', phone: '01632 960 555' },
  }
  return [
    form('enter-address', ENTER, { place: nowhere }),
    form('enter-address, of a prison', ENTER, { place: zaa }),
    form('enter-address, of many', ENTER, { place: nowhere, from: MANY }),
    form('enter-address, refused', ENTER, {
      ...{ place: nowhere, answers: entered, faults: [fault('email', [wrong.say, ...wrong.more].join(' '))] },
    }),
    form('check-address', CHECK, { place: { ...nowhere, id: 'b1' } }),
    form('check-address, refused', CHECK, {
      ...{ place: { ...nowhere, id: 'b1' }, answers: { heard: 'omu.nwe@prison.example', how: RANG } },
      faults: [fault('heard', refuse('notAsEntered').say)],
    }),
    form('verify-address, refused', VERIFY, {
      ...{ place: zaa, answers: { heard: 'omu@prison.example', how: '' } },
      faults: [fault('how', 'Please answer this.')],
    }),
    form('withdraw-address', WITHDRAW, { place: { ...zaa, id: 'file/prison/ZAA/omu' } }),
    form('withdraw-address, of what waits', WITHDRAW, { place: { ...zaa, id: 'b1' } }),
    form('close-holder, refused', CLOSE, {
      place: zaa,
      faults: [fault('words', refuse('whyClosedNeeded').say)],
    }),
    form('reopen-holder', REOPEN, { place: { ...zaa, holder: 'prison/ZCC' } }),
    form('send-to-mailbox', SEND_TO, { place: zaa }),
  ]
}

const fault = (question: string, message: string): Fault => ({ question, message })

type Shown = {
  readonly place: Place
  readonly answers?: Answers
  readonly faults?: readonly Fault[]
  readonly from?: BookScene
}

function form(name: string, deed: BookDeed, { from = scene, ...shown }: Shown): MadeCard {
  const reply = bookFormReply(turn, deed, { scene: from, ...shown })
  if ('text' in reply) throw new Error(`There is no card: ${reply.text}`)
  return made(`form-page, ${name}`, reply.card)
}
