/** One referral for those who may see it: who it is about, how far the assessment is, what to do next. */
import { ownWishesLead, sayTurnsEighteen } from '../domain/ages.ts'
import { type Assessment, type Progress, progressOf } from '../domain/assessment.ts'
import type { BrokenGlass } from '../domain/break-glass.ts'
import { type Directory, prisonByCode } from '../domain/directory.ts'
import type { Filing } from '../domain/filing.ts'
import { answerOf } from '../domain/form.ts'
import { isInCare } from '../domain/in-care.ts'
import { type LinkedChildren, NOBODY_LINKED } from '../domain/linked-children.ts'
import { isReport, type Mail, mailTitle, mayGoAgain, sayMail } from '../domain/mail.ts'
import { ageOn, type Day, isDay, type Moment, sayDay } from '../domain/moment.ts'
import { sayMoreTime } from '../domain/more-time-words.ts'
import { mayRead, mayTake, type Person } from '../domain/people.ts'
import { type Referral, STILL_DUE } from '../domain/referral.ts'
import { isLostReport } from '../domain/send-again.ts'
import { whyDueInShort } from '../domain/why-due.ts'
import { inRows } from './button-rows.ts'
import { changeLines } from './change-lines.ts'
import { decisionPart } from './decision-lines.ts'
import { filedReports } from './filed-reports.ts'
import { linkedParts } from './linked-children.ts'
import { sayNoAddress } from './no-address.ts'
import { soonForecast } from './nudge-lines.ts'
import { type Button, overviewButtons } from './overview-buttons.ts'
import { type Card, render, type Surface } from './render.ts'
import { restrictionLines } from './restriction-lines.ts'
import { retentionLines } from './retention-lines.ts'
import { safetyLines } from './safety-lines.ts'
import { summaryOf } from './summary.ts'
import { triageHistory } from './triage-history.ts'

export type Shown = {
  readonly referral: Referral
  readonly assessment: Assessment
  readonly directory: Directory
  readonly today: Day
  readonly by: Person
  /** The newest of each kind of e-mail, and what is known of it. */
  readonly mails?: readonly Mail[]
  /** Where the signed reports are; nothing before the release. */
  readonly filing?: Filing | undefined
  /** Who reads it just now by breaking the glass. */
  readonly readers?: readonly BrokenGlass[]
  /** How many papers came for it. */
  readonly papers?: number
  /** The day on which its copy here goes, where that is so. */
  readonly goesOn?: Day | undefined
  /** Other children linked to the prisoner; nothing for those who may not read the assessment. */
  readonly linked?: LinkedChildren
  /** Where it is known, the emergency duty number is shown outside working hours. */
  readonly now?: Moment
  /** A line that must be read first: a refusal, or what was just done. */
  readonly banner: string
  readonly more: readonly string[]
}

/** As many as fit on a card; the rest is counted in words. */
const MOST_PAGES = 18
/** Beside other children of the same prisoner. */
const FEWER_PAGES = 13
const MOST_CHILDREN = 12
/** Beside the next step. The rest is behind “More”, where there is enough of it. */
const MOST_OPEN = 6

const MARKS = { done: '✔', started: '◐', 'not started': '○', 'to check': '✎' } as const

export function assessmentOverview(shown: Shown, surface: Surface): Card {
  const { referral, directory, today, by } = shown
  const { reference, version } = referral
  const mine = mayRead(by, referral)
  const writing =
    mine && mayTake(by, referral) && ['allocated', 'in_progress', 'changes_asked'].includes(referral.status)
  const progress = progressOf(shown.assessment, referral.details.children)
  const { main, side } = overviewButtons(shown, writing, progress)
  const isLong = side.length > MOST_OPEN + 2
  const [open, folded] = isLong ? [side.slice(0, MOST_OPEN), side.slice(MOST_OPEN)] : [side, []]
  const withReference = (button: Button) => ({ ...button, reference, version })
  return render(
    'assessment-overview',
    {
      ...summaryOf(referral, directory, today),
      why: whyDueInShort(referral),
      standing: sayMoreTime(referral, directory) ?? '',
      forecast: writing ? (soonForecast(shown) ?? '') : '',
      people: mine ? peopleOf(shown) : [],
      prompts: promptsOf(referral),
      ...linkedParts(reference, (mine ? shown.linked : undefined) ?? NOBODY_LINKED),
      lost: [...safetyLines(shown), ...lostReports(shown).map(asLine)],
      mails: [
        ...restrictionLines(shown),
        ...aboutItsPrison(shown),
        ...aboutChanges(shown),
        ...otherMails(shown).map(asLine),
        ...retentionLines(shown),
      ],
      ...decisionPart(shown),
      ...filedReports(referral, mine ? shown.filing : undefined),
      banner: [shown.banner, ...shown.more].filter((line) => line !== '').join('\n'),
      progress: mine ? (writing ? `${progress.done} of ${progress.total} sections done` : progress.say) : '',
      ...triageHistory(referral, directory),
      pages: writing ? pagesOf(shown, progress) : [],
      more: writing ? sayMore(shown, progress) : '',
      sets: [main, open].flatMap((buttons) => inRows(buttons.map(withReference))),
      folded: inRows(folded.map(withReference)),
      foldedTitle: folded.length === 0 ? '' : `More (${folded.length})`,
    },
    surface,
  )
}

function peopleOf({ referral, directory, today }: Shown): readonly { label: string; value: string }[] {
  const { prisoner, children, carer } = referral.details
  const hidden = children.length - MOST_CHILDREN
  const prison = prisonByCode(directory, answerOf(prisoner, 'prisonCode'))
  const list = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
  return [
    {
      label: 'Prisoner',
      value: list(answerOf(prisoner, 'fullName'), answerOf(prisoner, 'prisonNumber'), prison?.name ?? ''),
    },
    ...children.slice(0, MOST_CHILDREN).map((child, index) => {
      const born = answerOf(child, 'dateOfBirth')
      const age = isDay(born) && born <= today ? [String(ageOn(born, today)), `born ${sayDay(born)}`] : []
      return {
        label: children.length > 1 ? `Child ${index + 1}` : 'Child',
        value: list(
          answerOf(child, 'fullName'),
          ...(age.length === 0 && isDay(born) ? [`due ${sayDay(born)}`] : age),
          isInCare(child) ? 'in care' : '',
          ownWishesLead(child, today) ? 'own wishes lead' : '',
        ),
      }
    }),
    ...(hidden > 0 ? [{ label: 'Children', value: `and ${hidden} more` }] : []),
    { label: 'Carer', value: list(answerOf(carer, 'fullName'), answerOf(carer, 'relationshipToChild')) },
  ]
}

/** What must not wait until the assessment is written. Nobody is named, so that MASH may read it too. */
const promptsOf = ({ details, due, status }: Referral): readonly { line: string }[] =>
  STILL_DUE.includes(status) ? sayTurnsEighteen(details, due.day).map((line) => ({ line })) : []

/** That nothing can go to its prison is to be seen by whoever gets the referral after that was told. */
function aboutItsPrison({ referral, directory }: Shown): readonly { mail: string; standing: string }[] {
  const why = sayNoAddress(referral, directory)
  const isOpen = STILL_DUE.includes(referral.status) || referral.status === 'signed_off'
  return why === undefined || !isOpen ? [] : [{ mail: '⚠ The prison', standing: why }]
}

const aboutChanges = ({ referral, directory }: Shown): readonly { mail: string; standing: string }[] =>
  changeLines(referral, directory).map(({ label, value }) => ({ mail: label, standing: value }))

const lostReports = ({ referral, mails = [] }: Shown): readonly Mail[] =>
  mails.filter((mail) => isLostReport(referral, mail))

/** Each report by its recipient; a receipt or a letter only where something is wrong with it. */
const otherMails = ({ referral, mails = [] }: Shown): readonly Mail[] =>
  mails.filter(
    (mail) => !isLostReport(referral, mail) && (isReport(mail.what) || mayGoAgain(mail) || isStuck(mail)),
  )

const asLine = (mail: Mail) => ({ mail: mailTitle(mail.what), standing: sayMail(mail) })

const isStuck = ({ known }: Mail): boolean => known.stuck !== undefined && known.seen === undefined

function pagesOf(shown: Shown, progress: Progress) {
  const many = shown.referral.details.children.length > 1
  return inShort(progress, shown).map(({ page, state, missing, toCheck, needed }) => ({
    key: page.key,
    title: `${page.section.id}. ${page.section.title}${many && page.child !== undefined ? `, child ${page.child}` : ''}`,
    mark: MARKS[state],
    state: sayState({ state, missing, toCheck, needed }),
    reference: shown.referral.reference,
  }))
}

type State = Pick<Progress['pages'][number], 'state' | 'missing' | 'toCheck' | 'needed'>

function sayState({ state, missing, toCheck, needed }: State): string {
  if (!needed && state !== 'done') return 'may stay empty: a short report'
  const left = `${missing} ${missing === 1 ? 'answer' : 'answers'} missing`
  if (state === 'to check') return `${toCheck} copied, check still true${missing === 0 ? '' : `; ${left}`}`
  return state === 'started' ? left : state
}

/** All pages, or for a very large family those that are still to be written. */
function inShort({ pages }: Progress, { linked = NOBODY_LINKED }: Shown): Progress['pages'] {
  const most = linked.lines.length + linked.near.length > 0 ? FEWER_PAGES : MOST_PAGES
  if (pages.length <= most) return pages
  const open = pages.filter(({ state, needed }) => needed && state !== 'done').slice(0, most)
  return open.length > 0 ? open : pages.slice(0, most)
}

function sayMore(shown: Shown, progress: Progress): string {
  const { reference } = shown.referral
  const hidden = progress.pages.length - inShort(progress, shown).length
  const last = progress.pages.at(-1)?.page.key
  return hidden === 0
    ? ''
    : `${hidden} more are not shown. For any of them type, for example, “open ${reference} ${last}”.`
}
