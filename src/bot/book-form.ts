/** A form about a mailbox of the recipient book: opened, filled in, and given back with what is wrong and nothing lost. */
import { BOOK_FORMS, type BookForm, type BookVerb, type Place } from '../cards/book-forms.ts'
import { formPage } from '../cards/form-page.ts'
import { type BookChange, type BookRuling, type BookScene, known } from '../domain/book-scene.ts'
import { type Answers, checkAnswers, cleanAnswers, type Fault } from '../domain/form.ts'
import { mayCheckAddress } from '../domain/people.ts'
import type { HolderId } from '../domain/recipient-book.ts'
import { isRefusal, type Refusal, type RefusalCode } from '../domain/refusal.ts'
import type { Act } from '../domain/ruling.ts'
import { holderReply, sceneNow } from './book-replies.ts'
import { isTooLong, TOO_LONG } from './too-long.ts'
import type { Reply, Turn } from './turn.ts'

export type Filled = { readonly place: Place; readonly answers: Answers }

export type BookDeed = {
  readonly verb: BookVerb
  /** The rule, tried with what any form has: a refusal that no answer mends keeps the form closed. */
  readonly tries: (scene: BookScene, act: Act, place: Place) => BookRuling
  /** What is wrong with the answers beyond what each box says of itself. */
  readonly faults?: (scene: BookScene, filled: Filled) => readonly Fault[]
  readonly does: (turn: Turn, filled: Filled) => Promise<BookChange | Refusal>
  /** From the book as it is after the change. */
  readonly says: (after: BookScene, change: BookChange) => string
}

/** The form, or why it is of no use to this person now. */
export async function openBookForm(turn: Turn, deed: BookDeed, place: Place): Promise<Reply> {
  const scene = await sceneNow(turn)
  const refusal = whyShut(turn, deed, { scene, place })
  return refusal === undefined
    ? bookFormReply(turn, deed, { scene, place })
    : refusedReply(turn, refusal, { scene, place })
}

export type Sent = {
  readonly place: Place
  readonly go: string
  readonly typed: Readonly<Record<string, unknown>>
}

/** Does it; or shows the form again with what is wrong, when another answer would do. */
export async function fillBookForm(turn: Turn, deed: BookDeed, { place, go, typed }: Sent): Promise<Reply> {
  if (isTooLong(...Object.values(typed))) return { text: TOO_LONG }
  const scene = await sceneNow(turn)
  const about = { scene, place }
  const shut = whyShut(turn, deed, about)
  if (shut !== undefined) return refusedReply(turn, shut, about)
  // No button of this form: nothing was checked for it, so nothing is done.
  if (go !== GO) return bookFormReply(turn, deed, about)
  const { questions } = formOf(deed, about)
  const answers = cleanAnswers(questions, typed)
  const faults = faultsOf(turn, deed, { ...about, questions, answers })
  if (faults.length > 0) return bookFormReply(turn, deed, { ...about, answers, faults })
  const result = await deed.does(turn, { place, answers })
  if (!isRefusal(result)) return doneReply(turn, deed, result)
  const box = boxFor(formOf(deed, about), result)
  if (box === undefined) return refusedReply(turn, result, about)
  const message = [result.say, ...result.more].join(' ')
  return bookFormReply(turn, deed, { ...about, answers, faults: [{ question: box, message }] })
}

/** Every form about a mailbox has one button. */
const GO = 'do'

/** What another answer in one of these boxes would mend; the first that the form has. */
const BOXES_OF: Partial<Record<RefusalCode, readonly string[]>> = {
  noSuchMailbox: ['mailbox'],
  addressRefused: ['email'],
  notSecureMail: ['email'],
  sameAddress: ['email'],
  addressWaits: ['mailbox', 'email'],
  holderNeedsName: ['name'],
  holderClosed: ['whose'],
  notAsEntered: ['heard'],
  notAsInUse: ['heard'],
  howCheckedNeeded: ['how'],
  whyWithdrawnNeeded: ['words'],
  whyClosedNeeded: ['words'],
}

/** A list with nothing to choose mends nothing. */
const boxFor = ({ questions }: BookForm, { refused }: Refusal): string | undefined =>
  BOXES_OF[refused]?.find((box) =>
    questions.some(({ id, options }) => id === box && (options === undefined || options.length > 0)),
  )

type At = { readonly scene: BookScene; readonly place: Place }

const formOf = ({ verb }: BookDeed, about: At): BookForm => BOOK_FORMS[verb](about)

function whyShut({ by, world }: Turn, deed: BookDeed, { scene, place }: At): Refusal | undefined {
  const ruling = deed.tries(scene, { by, at: world.clock.now() }, place)
  return isRefusal(ruling) && boxFor(formOf(deed, { scene, place }), ruling) === undefined
    ? ruling
    : undefined
}

type Typed = At & Pick<BookForm, 'questions'> & { readonly answers: Answers }

function faultsOf(turn: Turn, deed: BookDeed, { scene, place, questions, answers }: Typed): readonly Fault[] {
  const each = checkAnswers(questions, answers, { today: turn.today, complete: true })
  const more = deed.faults?.(scene, { place, answers }) ?? []
  return [...each, ...more.filter(({ question }) => !each.some((fault) => fault.question === question))]
}

/** How it stands now, with the refusal on top; words alone to those who may not look, or of what is not there. */
function refusedReply(
  { by, ...turn }: Turn,
  { say, more }: Refusal,
  { scene, place }: At,
): Promise<Reply> | Reply {
  const holder = holderOf(scene, place)
  const text = [say, ...more].join(' ')
  return mayCheckAddress(by) && known(scene, holder) !== undefined
    ? holderReply({ by, ...turn }, holder, text)
    : { text }
}

/** A card about one address carries its id alone: whose it is stands in the book. */
const holderOf = ({ book }: BookScene, { holder, id }: Place): HolderId =>
  holder === '' ? (book.addresses.find((address) => address.id === id)?.holder ?? '') : holder

async function doneReply(turn: Turn, deed: BookDeed, change: BookChange): Promise<Reply> {
  const holder = change.holder?.id ?? change.addresses.at(-1)?.holder ?? ''
  return holderReply(turn, holder, deed.says(await sceneNow(turn), change))
}

type Shown = At & {
  /** What was typed into an earlier issue of the card. */
  readonly answers?: Answers
  readonly faults?: readonly Fault[]
}

/** The form as it stands for this mailbox, with what was typed and what is wrong. */
export function bookFormReply(turn: Turn, deed: BookDeed, { scene, place, ...shown }: Shown): Reply {
  const { title, intro, quoted, questions, answers, press } = formOf(deed, { scene, place })
  const card = formPage(
    {
      ...{ above: 'Recipient book', title, intro, saved: '', questions, clashes: [], otherSave: '' },
      ...{ answers: shown.answers ?? answers, faults: shown.faults ?? [], stamp: turn.stamp },
      ...(quoted === undefined ? {} : { quoted }),
      form: place,
      buttons: [{ ...press, verb: deed.verb, go: GO }],
    },
    turn.surface,
  )
  return { card }
}
