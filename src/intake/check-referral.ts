/** Checks the body of a referral field by field, and says every fault of it at once. */
import type { z } from 'zod'
import type { Directory } from '../domain/directory.ts'
import { type Answers, checkAnswers, cleanAnswers, type Question } from '../domain/form.ts'
import type { Day } from '../domain/moment.ts'
import { prisonsToRecord } from '../domain/prison-choices.ts'
import type { Details } from '../domain/referral.ts'
import type { ReferralPage } from '../domain/referral-form.ts'
import type { FieldFault } from './problem.ts'
import { askedOn, REFERRAL_SHAPE } from './referral-shape.ts'

export type Checked = { readonly details: Details } | { readonly faults: readonly FieldFault[] }

export type On = { readonly today: Day; readonly directory: Directory }

/** As many as a body with every field wrong has; of fields that nobody asked for, no more are named. */
const MOST_FAULTS = 250
const LONGEST_NAME = 60

/**
 * First the shape, then what only the calendar and the directory know. Ends are trimmed and line ends made alike, as in
 * MASH's form; nothing else is changed.
 */
export function checkReferral(body: unknown, on: On): Checked {
  const shaped = REFERRAL_SHAPE.safeParse(body)
  const wrongShape = shaped.success ? [] : shaped.error.issues.flatMap(faultsFrom)
  const wrong = new Set(wrongShape.map(({ pointer }) => pointer))
  const wrongAnswers = pagesOf(body)
    .flatMap((page) => answersAtFault(page, on))
    .filter(({ pointer }) => !wrong.has(pointer))
  if (!shaped.success || wrongAnswers.length > 0) return { faults: shorten([...wrongShape, ...wrongAnswers]) }
  const [request, prisoner, carer, ...children] = [
    cleaned('request', shaped.data.request),
    cleaned('prisoner', shaped.data.prisoner),
    cleaned('carer', shaped.data.carer ?? {}),
    ...shaped.data.children.map((child) => cleaned('child', child)),
  ]
  return { details: { request, prisoner, children, carer } }
}

type Page = { readonly page: ReferralPage; readonly at: string; readonly typed: Typed }
type Typed = Readonly<Record<string, unknown>>

/** What is there of the pages, whatever else is wrong with them. */
function pagesOf(body: unknown): readonly Page[] {
  const { request, prisoner, carer, children } = inside(body) ?? {}
  const family = Array.isArray(children) ? children.slice(0, MOST_FAULTS) : []
  const pages = [
    { page: 'request', at: '#/request', typed: inside(request) },
    { page: 'prisoner', at: '#/prisoner', typed: inside(prisoner) },
    { page: 'carer', at: '#/carer', typed: inside(carer) },
    ...family.map((child, index) => ({
      ...({ page: 'child', at: `#/children/${index}`, typed: inside(child) } as const),
    })),
  ] as const
  return pages.flatMap(({ typed, ...place }) => (typed === undefined ? [] : [{ ...place, typed }]))
}

/** What is missing is a matter of the shape, so only what is there is looked at. */
const answersAtFault = ({ page, at, typed }: Page, { today, directory }: On): readonly FieldFault[] =>
  checkAnswers(questionsOn(page, directory), cleaned(page, typed), { today, complete: false }).map(
    ({ question, message }) => ({
      pointer: `${at}/${question}`,
      detail: question === 'prisonCode' ? NO_SUCH_PRISON : message,
    }),
  )

const questionsOn = (page: ReferralPage, directory: Directory): readonly Question[] =>
  page === 'prisoner'
    ? askedOn(page).map((question) =>
        question.id === 'prisonCode' ? { ...question, options: prisonsToRecord(directory) } : question,
      )
    : askedOn(page)

/** The one list that is not in the published document, since it changes: the prisons of the directory. */
const NO_SUCH_PRISON =
  'This is no open prison of the council’s directory. Please give the code that the directory has for it.'

/** A list of choices is one answer, joined as a card sends it. */
const cleaned = (page: ReferralPage, typed: Typed): Answers =>
  cleanAnswers(
    askedOn(page),
    Object.fromEntries(
      Object.entries(typed).map(([id, value]) => [id, isListOfText(value) ? value.join(',') : value]),
    ),
  )

const isListOfText = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

function faultsFrom(issue: z.core.$ZodIssue): readonly FieldFault[] {
  const at = pointerTo(issue.path)
  if (issue.code !== 'unrecognized_keys') return [{ pointer: at, detail: issue.message }]
  return issue.keys.map((key) => ({
    pointer: `${at}/${escaped(key)}`,
    detail:
      key === 'team' ? 'MASH chooses the team. Please leave it out.' : 'Nothing of this name is asked for.',
  }))
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  ['#', ...path.map((step) => escaped(String(step)))].join('/')

/** The name of a field is the caller's own text: it comes back short, and as a pointer has it (RFC 6901). */
const escaped = (name: string): string =>
  name.slice(0, LONGEST_NAME).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')

function shorten(faults: readonly FieldFault[]): readonly FieldFault[] {
  const rest = faults.length - MOST_FAULTS
  if (rest <= 0) return faults
  return [
    ...faults.slice(0, MOST_FAULTS),
    { pointer: '#', detail: `There are ${rest} faults more, which are left out here.` },
  ]
}

const inside = (value: unknown): Typed | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
