/** The form about what the prison decided: one page for one child; for several, first what is the same for all of them. */
import type { Assessment } from '../domain/assessment.ts'
import { type Advice, adviceFor, asksForConditions } from '../domain/decision-compared.ts'
import { type Directory, prisonByCode } from '../domain/directory.ts'
import { type Answers, answerOf, type Option, type Question } from '../domain/form.ts'
import { APPEALS, DECIDERS, RESTRICTIONS } from '../domain/governors-decision.ts'
import { LEVELS, sayLevel } from '../domain/levels.ts'
import { type Day, dayOf, sayDay } from '../domain/moment.ts'
import { CONDITIONS } from '../domain/options.ts'
import type { AfterSending } from '../domain/referral.ts'
import type { FormPage } from './form-page.ts'

/** In the box of conditions: all of ours, or none at all. Both are one tap. */
export const OUR_CONDITIONS = 'ours'
export const NO_CONDITIONS = 'none'

export type DecisionAbout = {
  readonly referral: AfterSending
  /** Left out for those who may not read our advice. */
  readonly assessment: Assessment | undefined
  readonly directory: Directory
  /** What was typed until now, on any page. */
  readonly answers: Answers
}

export type DecisionPage = Pick<FormPage, 'title' | 'intro' | 'quoted' | 'questions'>

export function decisionPages(about: DecisionAbout): readonly DecisionPage[] {
  const { children } = about.referral.details
  const [only, second] = children
  if (only !== undefined && second === undefined)
    return [
      { ...childPage(about, 1), title: TITLE, questions: [...childQuestions(about, 1), ...common(about)] },
    ]
  return [
    { title: TITLE, intro: INTRO_MANY, questions: common(about) },
    ...children.map((_, index) => childPage(about, index + 1)),
  ]
}

/** Every box there is, to clean what comes back with a press. */
export const decisionQuestions = (about: DecisionAbout): readonly Question[] =>
  decisionPages(about).flatMap(({ questions }) => questions)

const TITLE = 'What the prison decided'
const INTRO =
  'As the prison told us. What is recorded before stays visible, and the newest counts. Nothing is sent to anybody outside.'
const INTRO_MANY = `${INTRO} The children come one by one after this page; what you typed goes with you.`

/** Who is to decide in this prison, where the directory knows. */
export function proposedDecider({ details }: AfterSending, directory: Directory): string {
  const contracted = prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))?.contracted
  return contracted === undefined ? '' : contracted ? 'director' : 'governor'
}

function common({ referral, answers }: DecisionAbout): readonly Question[] {
  const sent = dayOf(referral.sentAt)
  const decidedOn = answerOf(answers, 'decidedOn')
  const isEarly = decidedOn !== '' && decidedOn < sent
  return [
    {
      ...{ id: 'decidedOn', label: 'On which day was it decided?', kind: 'day', required: true },
      rule: 'not in the future',
    },
    ...(isEarly ? [beforeReport(sent)] : []),
    { id: 'decidedBy', label: 'Who decided?', kind: 'choice', required: true, options: DECIDERS },
    {
      ...{ id: 'toldBy', label: 'Who told us, and how?', kind: 'text', required: true },
      help: 'For example: e-mail of 17 December from the OMU.',
    },
    {
      ...{ id: 'reviewOn', label: 'When do they look at it again?', kind: 'day' },
      help: 'Left empty, it is twelve months after the decision.',
    },
    {
      ...{ id: 'familyToldOn', label: 'When was the family told, if they were?', kind: 'day' },
      ...{ rule: 'not in the future', help: 'It can be noted later.' },
    },
    { id: 'appeal', label: 'Has the prisoner appealed?', kind: 'choice', required: true, options: APPEALS },
  ]
}

/** Asked where the day is before our report went: a slip, or a decision without us. */
const beforeReport = (sent: Day): Question => ({
  ...{ id: 'beforeReport', label: `Our report was sent on ${sayDay(sent)}. Was it decided before that?` },
  ...{ kind: 'choice', options: [{ id: 'yes', label: 'Yes, before our report' }] },
  help: 'If the day was a slip, mend it above and leave this empty.',
})

function childPage(about: DecisionAbout, child: number): DecisionPage {
  const { referral, assessment } = about
  const quoted = assessment && {
    title: `What we advised${nameIn(referral, child)}`,
    lines: sayAdvice(adviceFor(assessment, child)),
  }
  return {
    title: `Child ${child} of ${referral.details.children.length}`,
    intro: referral.details.children.length === 1 ? INTRO : '',
    ...(quoted === undefined ? {} : { quoted }),
    questions: childQuestions(about, child),
  }
}

/** Typed words: never in the title, which Teams reads as Markdown. */
function nameIn({ details }: AfterSending, child: number): string {
  const name = answerOf(details.children[child - 1] ?? {}, 'fullName')
  return name === '' ? '' : ` for ${name}`
}

function childQuestions({ assessment }: DecisionAbout, child: number): readonly Question[] {
  const advice = assessment && adviceFor(assessment, child)
  const asks = advice === undefined || asksForConditions(advice)
  const levels = LEVELS.map(({ level, plain }) => ({ id: String(level), label: `${level}. ${plain}` }))
  return [
    { id: `level${child}`, label: 'Which level?', kind: 'choice', required: true, options: levels },
    {
      ...{ id: `conditions${child}`, label: 'Their conditions', kind: 'choices' },
      // Nothing ticked must not be taken for “none” where we asked for some.
      ...(asks ? { required: true as const } : {}),
      options: [...(asks ? [ALL] : []), NONE, ...CONDITIONS],
    },
    { id: `other${child}`, label: 'Their other conditions', kind: 'text' },
    {
      id: `restrictions${child}`,
      label: 'Restrictions of the prison',
      kind: 'choices',
      options: RESTRICTIONS,
    },
    {
      ...{ id: `reason${child}`, label: 'Their reason, if it differs from our advice', kind: 'text' },
      help: 'In a sentence. The letter itself can be sent to me as a paper.',
    },
  ]
}

const ALL: Option = { id: OUR_CONDITIONS, label: 'All that we asked for' }
const NONE: Option = { id: NO_CONDITIONS, label: 'None' }

function sayAdvice(advice: Advice): readonly string[] {
  const asked = [
    ...advice.conditions.map((id) => CONDITIONS.find((one) => one.id === id)?.label ?? id),
    ...(advice.otherConditions === '' ? [] : [advice.otherConditions]),
  ]
  return [
    sayLevel(String(advice.level)),
    asked.length === 0 ? 'We asked for no conditions.' : `Conditions: ${asked.join('; ')}.`,
  ]
}
