/** A form about the directory: opened, filled in, and given back with what is wrong and nothing lost. */
import { type Button, type FormPage, formPage } from '../cards/form-page.ts'
import { type Answers, checkAnswers, cleanAnswers, type Fault } from '../domain/form.ts'
import { isRefusal, type Refusal, type RefusalCode } from '../domain/refusal.ts'
import { isTooLong, TOO_LONG } from './too-long.ts'
import type { Reply, Turn } from './turn.ts'

/** What the form is about: a person, a team, a prison, or a referral of a person. Looked up before it is believed. */
export type About = { readonly id: string; readonly of: string }

export type DirectoryForm = Pick<FormPage, 'title' | 'intro' | 'questions' | 'quoted'> & {
  readonly answers: Answers
  readonly press: Pick<Button, 'title' | 'style'>
  /** The version that the form shows, to notice that somebody else was quicker. */
  readonly seen: number
}

export type DirectoryDeed = {
  readonly verb: string
  readonly above: string
  /** The form as things stand now, or why it is of no use to this person. */
  readonly form: (turn: Turn, about: About) => Promise<DirectoryForm | Refusal>
  /** Does it, and answers the card that comes next. */
  readonly does: (turn: Turn, filled: Filled) => Promise<Reply | Refusal>
  /** Which box a refusal is shown at; the first box where it is none of these. */
  readonly boxes?: Partial<Record<RefusalCode, string>>
}

export type Filled = { readonly about: About; readonly seen: number; readonly answers: Answers }

export async function openDirectoryForm(turn: Turn, deed: DirectoryDeed, about: About): Promise<Reply> {
  const form = await deed.form(turn, about)
  return isRefusal(form) ? { text: form.say } : shown(turn, deed, { form, about })
}

export type Sent = {
  readonly about: About
  readonly go: string
  /** Undefined where it was typed. */
  readonly seen: number | undefined
  readonly typed: Readonly<Record<string, unknown>>
}

export async function fillDirectoryForm(
  turn: Turn,
  deed: DirectoryDeed,
  { about, go, seen, typed }: Sent,
): Promise<Reply> {
  if (isTooLong(...Object.values(typed))) return { text: TOO_LONG }
  const form = await deed.form(turn, about)
  if (isRefusal(form)) return { text: form.say }
  // No button of this form: nothing was checked for it, so nothing is done.
  if (go !== GO) return shown(turn, deed, { form, about })
  const answers = cleanAnswers(form.questions, typed)
  const faults = checkAnswers(form.questions, answers, { today: turn.today, complete: true })
  if (faults.length > 0) return shown(turn, deed, { form, about, answers, faults })
  const result = await deed.does(turn, { about, seen: seen ?? form.seen, answers })
  if (!isRefusal(result)) return result
  const question = deed.boxes?.[result.refused] ?? form.questions[0]?.id
  if (question === undefined || CLOSED.includes(result.refused))
    return { text: [result.say, ...result.more].join(' ') }
  const message = [result.say, ...result.more].join(' ')
  const isOld = result.refused === 'stale'
  return shown(turn, deed, {
    form,
    about,
    // Of an old card nothing is taken over what somebody else has just written.
    ...(isOld ? {} : { answers }),
    faults: [{ question, message }],
  })
}

const GO = 'do'

/** No other answer would help. */
const CLOSED: readonly RefusalCode[] = [
  'notToKeepDirectory',
  'notToHandOver',
  'notToWriteNotes',
  'noSuchPerson',
  'noSuchTeam',
  'noSuchHolder',
]

type Shown = {
  readonly form: DirectoryForm
  readonly about: About
  readonly answers?: Answers
  readonly faults?: readonly Fault[]
}

function shown(turn: Turn, deed: DirectoryDeed, { form, about, answers, faults = [] }: Shown): Reply {
  const { title, intro, quoted, questions, press, seen } = form
  const card = formPage(
    {
      ...{ above: deed.above, title, intro, saved: '', questions, clashes: [], otherSave: '' },
      ...{ answers: answers ?? form.answers, faults, stamp: turn.stamp },
      ...(quoted === undefined ? {} : { quoted }),
      form: { ...about, seen },
      buttons: [{ ...press, verb: deed.verb, go: GO }],
    },
    turn.surface,
  )
  return { card }
}
