/** The form about the decision, page by page: what was typed travels with its buttons, so that a fault loses nothing. */
import {
  type DecisionAbout,
  decisionPages,
  decisionQuestions,
  OUR_CONDITIONS,
} from '../cards/decision-form.ts'
import { sayRecorded } from '../cards/decision-messages.ts'
import { formPage } from '../cards/form-page.ts'
import { decisionOf, recordDecision } from '../domain/decision-rules.ts'
import { type Answers, answerOf, checkAnswers, cleanAnswers, type Fault } from '../domain/form.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import { mayRead } from '../domain/people.ts'
import { isAfterSending, STATUSES } from '../domain/referral.ts'
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../domain/refusal.ts'
import { maySeeTriage } from '../domain/triage.ts'
import { recordDecisionOf } from '../workflow/decision.ts'
import type { Loaded } from '../workflow/ports.ts'
import { prisonReplied } from '../workflow/prison-reply.ts'
import { answersOf, newAnswers, toldIn } from './decided-answers.ts'
import { referralReply, refusalReply } from './replies.ts'
import { isTooLong, TOO_LONG } from './too-long.ts'
import type { Reply, Turn } from './turn.ts'

export const RECORD_DECISION = 'record-decision'

/** What was typed as a sentence; `unread` are words that nothing was made of. */
export type Sentence = { readonly answers: Answers; readonly unread: boolean }

export type DecisionPress = {
  readonly reference: string
  readonly page: number
  readonly go: 'next' | 'back' | 'record'
  /** The answers of the other pages, as JSON. */
  readonly kept: string
  readonly typed: Readonly<Record<string, unknown>>
}

/** “Our conditions” of a child for whom we asked for none is nothing to tick. */
function offered(about: DecisionAbout, typed: Answers): Answers {
  const boxes = new Map(decisionQuestions(about).map((question) => [question.id, question]))
  const isOffered = ([id, value]: readonly [string, string]): boolean =>
    value !== OUR_CONDITIONS || boxes.get(id)?.options?.some((option) => option.id === value) === true
  return Object.fromEntries(Object.entries(typed).filter(isOffered))
}

/** The form; or, where a sentence has everything that a first recording needs, it is done at once. */
export async function openDecision(
  turn: Turn,
  reference: string,
  { answers: typed, unread }: Sentence = { answers: {}, unread: false },
): Promise<Reply> {
  const opened = await openFor(turn, reference)
  if (isRefusal(opened)) return refusalReply(turn, reference, opened)
  const { about, begins } = opened
  const now = { ...about, answers: { ...begins, ...offered(about, typed) } }
  const isCorrection = decisionOf(about.referral) !== undefined
  const said = ['decidedOn', 'decidedBy', ...(isCorrection ? ['toldBy'] : [])]
  const isWhole = !unread && said.every((id) => answerOf(typed, id) !== '') && 'level1' in typed
  const wrong = faultyPage(now, turn)
  if (isWhole && wrong === undefined) return recordNow(turn, opened, now.answers)
  // A sentence that was only begun is no mistake: the form goes on from there.
  const page = Object.keys(typed).length > 0 && wrong !== undefined ? wrong.page : 0
  return decisionPageReply(turn, now, { page, faults: [] })
}

export async function fillDecision(turn: Turn, press: DecisionPress): Promise<Reply> {
  const { reference, go, page } = press
  const kept = keptIn(press.kept)
  if (isTooLong(...Object.values({ ...kept, ...press.typed }))) return { text: TOO_LONG }
  const opened = await openFor(turn, reference)
  if (isRefusal(opened)) return refusalReply(turn, reference, opened)
  const both = { ...kept, ...press.typed }
  const texts = Object.entries(both).filter((one): one is [string, string] => typeof one[1] === 'string')
  const first = { ...opened.about, answers: Object.fromEntries(texts) }
  const about = { ...first, answers: cleanAnswers(decisionQuestions(first), both) }
  if (go === 'back') return decisionPageReply(turn, about, { page: page - 1, faults: [] })
  const wrong = go === 'next' ? faultsOn(about, page, turn) : faultyPage(about, turn)
  if (wrong !== undefined) return decisionPageReply(turn, about, wrong)
  if (go === 'next') return decisionPageReply(turn, about, { page: page + 1, faults: [] })
  return recordNow(turn, opened, about.answers)
}

type Opened = { readonly loaded: Loaded; readonly about: DecisionAbout; readonly begins: Answers }

async function openFor(turn: Turn, reference: string): Promise<Opened | Refusal> {
  const { world, by, today } = turn
  const loaded = await world.store.load(reference)
  if (loaded === undefined || !maySeeTriage(by, loaded.referral)) return refuse('unknownReference')
  const { referral, assessment } = loaded
  const told = toldIn({}, 0, assessment)
  const tried = recordDecision(referral, { by, at: world.clock.now() }, { told, assessment })
  if (isRefusal(tried) && tried.refused !== 'decisionIncomplete') return tried
  if (!isAfterSending(referral)) return refuse('notNow')
  const before = decisionOf(referral)
  const replied = before === undefined ? await prisonReplied(world, reference) : undefined
  const reply = replied === undefined ? '' : `E-mail of ${sayDay(dayOf(replied))}`
  const { directory } = world
  const begins = before === undefined ? newAnswers(referral, directory, { today, reply }) : answersOf(before)
  const read = mayRead(by, referral) ? assessment : undefined
  return { loaded, about: { referral, assessment: read, directory, answers: {} }, begins }
}

type At = { readonly page: number; readonly faults: readonly Fault[] }

function faultsOn(about: DecisionAbout, page: number, { today }: Turn): At | undefined {
  const questions = decisionPages(about)[page]?.questions ?? []
  const faults = checkAnswers(questions, about.answers, { today, complete: true })
  return faults.length === 0 ? undefined : { page, faults }
}

const faultyPage = (about: DecisionAbout, turn: Turn): At | undefined =>
  decisionPages(about)
    .map((_, page) => faultsOn(about, page, turn))
    .find((at) => at !== undefined)

async function recordNow(turn: Turn, { loaded, about }: Opened, answers: Answers): Promise<Reply> {
  const { reference, details } = loaded.referral
  const told = toldIn(answers, details.children.length, loaded.assessment)
  const result = await recordDecisionOf(turn.world, turn.by, { reference, ...told })
  if (!isRefusal(result))
    return referralReply(turn, reference, { say: sayRecorded(result, about.assessment !== undefined) })
  const box = BOX_OF[result.refused]
  if (box === undefined) return refusalReply(turn, reference, result)
  const now = { ...about, answers }
  const page = decisionPages(now).findIndex(({ questions }) => questions.some(({ id }) => id === box))
  return decisionPageReply(turn, now, { page, faults: [{ question: box, message: result.say }] })
}

/** What another answer in this box would mend. */
const BOX_OF: Partial<Record<RefusalCode, string>> = {
  decidedInFuture: 'decidedOn',
  decidedBeforeSent: 'decidedOn',
  reviewNotAfter: 'reviewOn',
  familyToldWhen: 'familyToldOn',
  whoToldNeeded: 'toldBy',
}

/** What is kept stands in each button twice: with more than this a second button would make the card too large. */
const ROOM_TO_GO_BACK = 3_000

/** One page, with what was typed on all of them, and what is wrong on this one. */
export function decisionPageReply(turn: Turn, about: DecisionAbout, { page: asked, faults }: At): Reply {
  const pages = decisionPages(about)
  const page = Math.min(Math.max(0, asked), pages.length - 1)
  const shown = pages[page]
  if (shown === undefined) return { text: TOO_LONG }
  const { reference, status } = about.referral
  const own = shown.questions.map(({ id }) => id)
  const others = Object.entries(about.answers).filter(([id, value]) => !own.includes(id) && value !== '')
  const kept = JSON.stringify(Object.fromEntries(others))
  const isLast = page === pages.length - 1
  const press = (title: string, go: DecisionPress['go']) => ({
    ...{ title, go, verb: RECORD_DECISION },
    style: go === 'back' ? ('default' as const) : ('positive' as const),
  })
  const card = formPage(
    {
      above: `${reference} · ${STATUSES[status]}${pages.length > 1 ? ` · page ${page + 1} of ${pages.length}` : ''}`,
      ...shown,
      ...{ saved: '', faults, clashes: [], otherSave: '', stamp: turn.stamp, answers: about.answers },
      part: page,
      form: { reference, page, kept },
      buttons: [
        isLast ? press('Record the decision', 'record') : press('Next', 'next'),
        ...(page > 0 && kept.length < ROOM_TO_GO_BACK ? [press('Back', 'back')] : []),
      ],
    },
    turn.surface,
  )
  return { card }
}

/** What came back with a press is text from outside: anything that is not answers is left out. */
function keptIn(json: string): Answers {
  try {
    const kept: unknown = JSON.parse(json)
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).filter((one): one is [string, string] => typeof one[1] === 'string'),
    )
  } catch {
    return {}
  }
}
