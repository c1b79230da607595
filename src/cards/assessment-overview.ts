/** One referral for those who may see it: who it is about, how far the assessment is, what to do next. */
import { type Assessment, EXPLANATIONS, progressOf } from '../domain/assessment.ts'
import { type Directory, prisonByCode } from '../domain/directory.ts'
import { thingsToExplain } from '../domain/explanations.ts'
import { answerOf } from '../domain/form.ts'
import { type Day, isDay, sayDay } from '../domain/moment.ts'
import { mayRead, mayTake, type Person } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { type Card, render, type Surface } from './render.ts'
import { summaryOf } from './summary.ts'

type Shown = {
  readonly referral: Referral
  readonly assessment: Assessment
  readonly directory: Directory
  readonly today: Day
  readonly by: Person
  /** A line that must be read first: a refusal, or what was just done. */
  readonly banner: string
  readonly more: readonly string[]
}

type Button = { title: string; verb: string; style: string; key: string }

const MARKS = { done: '✔', started: '◐', 'not started': '○' } as const

export function assessmentOverview(shown: Shown, surface: Surface): Card {
  const { referral, directory, today, by } = shown
  const { reference, version } = referral
  const mine = mayRead(by, referral)
  const writing =
    mine && mayTake(by, referral) && ['allocated', 'in_progress', 'changes_asked'].includes(referral.status)
  const progress = progressOf(shown.assessment, referral.details.children.length)
  return render(
    'assessment-overview',
    {
      ...summaryOf(referral, directory, today),
      people: mine ? peopleOf(referral, directory) : [],
      banner: [shown.banner, ...shown.more].filter((line) => line !== '').join('\n'),
      progress: mine ? progress.say : '',
      pages: writing ? pagesOf(shown, progress) : [],
      buttons: buttonsOf(shown, writing, progress).map((button) => ({ ...button, reference, version })),
    },
    surface,
  )
}

function peopleOf(referral: Referral, directory: Directory): readonly { label: string; value: string }[] {
  const { prisoner, children, carer } = referral.details
  const prison = prisonByCode(directory, answerOf(prisoner, 'prisonCode'))
  const list = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
  return [
    {
      label: 'Prisoner',
      value: list(answerOf(prisoner, 'fullName'), answerOf(prisoner, 'prisonNumber'), prison?.name ?? ''),
    },
    ...children.map((child, index) => {
      const born = answerOf(child, 'dateOfBirth')
      return {
        label: children.length > 1 ? `Child ${index + 1}` : 'Child',
        value: list(answerOf(child, 'fullName'), isDay(born) ? `born ${sayDay(born)}` : ''),
      }
    }),
    { label: 'Carer', value: list(answerOf(carer, 'fullName'), answerOf(carer, 'relationshipToChild')) },
  ]
}

function pagesOf(shown: Shown, progress: ReturnType<typeof progressOf>) {
  const many = shown.referral.details.children.length > 1
  return progress.pages.map(({ page, state, missing }) => ({
    key: page.key,
    title: `${page.section.id}. ${page.section.title}${many && page.child !== undefined ? `, child ${page.child}` : ''}`,
    mark: MARKS[state],
    state: state === 'started' ? `${missing} ${missing === 1 ? 'answer' : 'answers'} missing` : state,
    reference: shown.referral.reference,
  }))
}

function buttonsOf(
  shown: Shown,
  writing: boolean,
  progress: ReturnType<typeof progressOf>,
): readonly Button[] {
  const { referral, by } = shown
  if (referral.status === 'assigned_to_team')
    return mayTake(by, referral) ? [{ title: 'Take it', verb: 'take', style: 'positive', key: '' }] : []
  if (!writing)
    return referral.status === 'submitted' && mayRead(by, referral) && !mayTake(by, referral)
      ? [{ title: 'See what waits for your sign-off', verb: 'see-sign-off', style: 'positive', key: '' }]
      : []
  const next = progress.pages.find(({ state }) => state !== 'done')
  const open = thingsToExplain(referral.details, shown.assessment, shown.today).filter(
    (thing) => thing.explanation === '',
  )
  return [
    ...(next === undefined
      ? []
      : [{ title: `Go on with ${next.page.key}`, verb: 'open-page', style: 'positive', key: next.page.key }]),
    ...(open.length === 0 || next !== undefined
      ? []
      : [{ title: `Explain ${open.length}`, verb: 'open-page', style: 'default', key: EXPLANATIONS }]),
    {
      title: 'Send to the Team Manager',
      verb: 'submit',
      style: next === undefined ? 'positive' : 'default',
      key: '',
    },
  ]
}
