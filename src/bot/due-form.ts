/** A small form about the due date: opened, filled in, and given back with what is wrong and nothing lost. */
import { DUE_FORMS, type DueForm, type DueVerb } from '../cards/due-forms.ts'
import { formPage } from '../cards/form-page.ts'
import type { Directory } from '../domain/directory.ts'
import { type Answers, answerOf, checkAnswers, cleanAnswers, type Fault } from '../domain/form.ts'
import type { Mail } from '../domain/mail.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import { FINISHED, type Referral, STATUSES } from '../domain/referral.ts'
import { isRefusal, REFUSALS, type Refusal, type RefusalCode, refuse } from '../domain/refusal.ts'
import type { Act, Ruling } from '../domain/ruling.ts'
import { maySeeTriage } from '../domain/triage.ts'
import { wholeOf } from '../workflow/known-to.ts'
import { CHANGE_BOXES } from './change-boxes.ts'
import { CONTACT_BOXES } from './contact-boxes.ts'
import { DECISION_BOXES } from './decision-boxes.ts'
import { referralReply, refusalReply } from './replies.ts'
import { RESTRICTION_BOXES } from './restriction-boxes.ts'
import { isTooLong, TOO_LONG } from './too-long.ts'
import { TRIAGE_BOXES } from './triage-boxes.ts'
import type { Reply, Turn } from './turn.ts'

export type Filled = {
  readonly reference: string
  readonly go: string
  readonly answers: Answers
  /** The day that the card spoke of; undefined where it was typed. */
  readonly seen: Day | undefined
}

export type Deed = {
  readonly verb: DueVerb
  /** The rule, tried with what any form has: a refusal that no answer mends keeps the form closed. */
  readonly tries: (referral: Referral, act: Act, directory: Directory) => Ruling
  /** Who may have its form of a referral that they do not see. */
  readonly unseen?: (by: Person, referral: Referral) => boolean
  /** The e-mails that its form offers, where it is about any; refused where none may be, or not the one typed. */
  readonly mails?: (turn: Turn, referral: Referral, typed: Typed) => Promise<readonly Mail[] | Refusal>
  /** What a new form begins with, where that has to be looked up. */
  readonly starts?: (turn: Turn, referral: Referral) => Promise<Answers>
  readonly does: (turn: Turn, filled: Filled) => Promise<Referral | Refusal>
  readonly says: (referral: Referral, directory: Directory, answers: Answers) => string
  /** Another card than the referral’s, where that leads on better. */
  readonly shows?: (turn: Turn, done: Done) => Promise<Reply>
}

export type Done = { readonly referral: Referral; readonly say: string; readonly answers: Answers }

type Typed = Readonly<Record<string, unknown>>

/** The form, or why it is of no use to this person now. */
export async function openDueForm(turn: Turn, deed: Deed, reference: string): Promise<Reply> {
  const form = await opened(turn, deed, { reference, typed: {} })
  return isRefusal(form) ? refusalReply(turn, reference, form) : dueFormReply(turn, deed, form)
}

/** The same with some of its boxes filled in. */
export async function openFilledForm(
  turn: Turn,
  deed: Deed,
  { reference, answers }: { readonly reference: string; readonly answers: Answers },
): Promise<Reply> {
  const form = await opened(turn, deed, { reference, typed: answers })
  return isRefusal(form)
    ? refusalReply(turn, reference, form)
    : dueFormReply(turn, deed, { ...form, answers })
}

export type Sent = Omit<Filled, 'answers'> & {
  readonly typed: Typed
  /** What was wrong before it came to a box: words that are no day. */
  readonly faults?: readonly Fault[]
}

/** Does it; or shows the form again with what is wrong, when another answer would do. */
export async function fillDueForm(turn: Turn, deed: Deed, sent: Sent): Promise<Reply> {
  const { reference, go, seen, typed } = sent
  if (isTooLong(...Object.values(typed))) return { text: TOO_LONG }
  const form = await opened(turn, deed, sent)
  if (isRefusal(form)) return refusalReply(turn, reference, form)
  const { goes, questions } = formOf(turn, deed, { ...form, answers: textsIn(typed) })
  const asks = goes.find((each) => each.go === go)?.asks
  // No button of this form: nothing was checked for it, so nothing is done.
  if (asks === undefined) return dueFormReply(turn, deed, form)
  const answers = cleanAnswers(questions, typed)
  const shown = { ...form, answers }
  const wrong = checkAnswers(
    questions.filter(({ id }) => asks.includes(id)),
    answers,
    { today: turn.today, complete: true },
  )
  const early = sent.faults ?? []
  const faults = [...early, ...wrong.filter((fault) => !early.some((one) => one.question === fault.question))]
  if (faults.length > 0 || go === LOOK) return dueFormReply(turn, deed, { ...shown, faults })
  const result = await deed.does(turn, { reference, go, answers, seen })
  if (!isRefusal(result)) {
    const say = deed.says(result, turn.world.directory, answers)
    return deed.shows?.(turn, { referral: result, say, answers }) ?? referralReply(turn, reference, { say })
  }
  const box = BOX_OF[result.refused]
  return box === undefined || !questions.some(({ id }) => id === box)
    ? refusalReply(turn, reference, result)
    : dueFormReply(turn, deed, { ...shown, faults: [{ question: box, message: sayAll(result) }] })
}

const sayAll = ({ say, more }: Refusal): string => [say, ...more].join(' ')

const textsIn = (typed: Typed): Answers =>
  Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** Draws the form anew with what was typed, and does nothing. */
const LOOK = 'look'

/** What another answer in this box would mend. */
const BOX_OF: Partial<Record<RefusalCode, string>> = {
  notLater: 'day',
  notAWorkingDay: 'day',
  holidaysNotKnown: 'day',
  notThatDay: 'day',
  agreedInFuture: 'on',
  agreementNeedsWho: 'with',
  whyNotNeeded: 'words',
  whyCorrectNeeded: 'words',
  againReasonNeeded: 'words',
  phonedNeedsWho: 'call',
  samePrison: 'prison',
  noApprovedAddress: 'prison',
  whoSaidMovedNeeded: 'words',
  safetySame: 'to',
  whySafeNeeded: 'words',
  whyHeldNeeded: 'words',
  whyShortNeeded: 'words',
  whyLegalHold: 'why',
  shortNotFitting: 'words',
  ...CHANGE_BOXES,
  ...CONTACT_BOXES,
  ...DECISION_BOXES,
  ...RESTRICTION_BOXES,
  ...TRIAGE_BOXES,
}

/** That words were typed where a day belongs. */
export const noDay = (question: string): Fault => ({ question, message: REFUSALS.dayNotUnderstood })

async function opened(
  turn: Turn,
  deed: Deed,
  { reference, typed }: Pick<Sent, 'reference' | 'typed'>,
): Promise<Pick<Shown, 'referral' | 'mails' | 'starts'> | Refusal> {
  const { world, by } = turn
  const { store } = deed.unseen === undefined ? world : wholeOf(world)
  const loaded = await store.load(reference)
  // The same words whether it is not there or not theirs: neither is told.
  if (loaded === undefined) return refuse('unknownReference')
  if (!maySeeTriage(by, loaded.referral) && deed.unseen?.(by, loaded.referral) !== true)
    return refuse('unknownReference')
  const ruling = deed.tries(loaded.referral, { by, at: world.clock.now() }, world.directory)
  if (isRefusal(ruling) && BOX_OF[ruling.refused] === undefined) return ruling
  const { referral } = loaded
  const mails = await deed.mails?.(turn, referral, typed)
  if (mails !== undefined && 'refused' in mails) return mails
  return { referral, mails, starts: await deed.starts?.(turn, referral) }
}

type Shown = {
  readonly referral: Referral
  /** What was typed into an earlier issue of the card. */
  readonly answers?: Answers | undefined
  readonly faults?: readonly Fault[]
  readonly mails?: readonly Mail[] | undefined
  readonly starts?: Answers | undefined
}

const formOf = (
  { world, today }: Turn,
  { verb }: Deed,
  { referral, answers, mails, starts }: Shown,
): DueForm => DUE_FORMS[verb]({ referral, directory: world.directory, today, answers, mails, starts })

/** The form as it stands for this referral, with what was typed and what is wrong. */
export function dueFormReply(turn: Turn, deed: Deed, shown: Shown): Reply {
  const { verb } = deed
  const { referral, faults = [] } = shown
  const { title, intro, quoted, questions, answers, seen, goes } = formOf(turn, deed, shown)
  const card = formPage(
    {
      above: `${referral.reference} · ${sayWhere(referral)}`,
      ...{ title, intro, saved: '', questions, faults, clashes: [], otherSave: '', stamp: turn.stamp },
      ...(quoted === undefined ? {} : { quoted }),
      // What was not typed at all stands as in a new form.
      answers: { ...answers, ...shown.answers },
      form: { reference: referral.reference, seen: seen ?? '' },
      buttons: goes.map(({ go, title: press, style }) => ({ go, title: press, style, verb })),
    },
    turn.surface,
  )
  return { card }
}

/** Once it is on its way to them, its due day is over. */
const sayWhere = ({ status, due }: Referral): string =>
  status === 'sending' || FINISHED.includes(status) ? STATUSES[status] : `due ${sayDay(due.day)}`

export const dayIn = (answers: Answers, id = 'day'): Day => answerOf(answers, id)
