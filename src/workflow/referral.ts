/** Recording a referral: what MASH types is kept page by page, checked as a whole, and recorded once. */
import { workOutDue } from '../domain/deadlines.ts'
import { prisonByCode } from '../domain/directory.ts'
import { askedFor } from '../domain/due-changes.ts'
import { noticesFor } from '../domain/events.ts'
import {
  type Answers,
  answerOf,
  checkAnswers,
  cleanAnswers,
  type Fault,
  type Option,
} from '../domain/form.ts'
import { dayOf } from '../domain/moment.ts'
import { mayRecord, type Person } from '../domain/people.ts'
import { prisonsToRecord } from '../domain/prison-choices.ts'
import type { AssignedToTeam, Details } from '../domain/referral.ts'
import { sayReference } from '../domain/referral.ts'
import { REFERRAL_PAGES, type ReferralPage, referralQuestions } from '../domain/referral-form.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Transaction, World } from './ports.ts'
import { receivedAtFrom } from './received-at.ts'

/** The form as it stands while it is being filled in. `child` counts from 1. */
export type ReferralDraft = Details & {
  readonly page: ReferralPage
  readonly child: number
  /** Set once it is recorded: a second press shows the same reference. */
  readonly reference: string | undefined
}

export type OpenDraft = {
  readonly id: string
  readonly draft: ReferralDraft
  readonly faults: readonly Fault[]
}

const EMPTY: ReferralDraft = {
  page: 'request',
  child: 1,
  reference: undefined,
  request: {},
  prisoner: {},
  children: [{}],
  carer: {},
}

/** The officer's own unfinished form, or a new one. */
export async function openReferralForm(world: World, by: Person): Promise<OpenDraft | Refusal> {
  if (!mayRecord(by)) return refuse('notMashOfficer')
  const kept = await world.store.newestDraft(by.id, 'referral')
  const draft = kept?.body as ReferralDraft | undefined
  if (kept !== undefined && draft !== undefined && draft.reference === undefined)
    return {
      id: kept.id,
      draft,
      faults: draft.page === 'prisoner' ? closedMeanwhile(world, draft.prisoner) : [],
    }
  const id = world.newId()
  await world.store.transaction((tx) => keep(tx, world, { id, by, draft: EMPTY }))
  return { id, draft: EMPTY, faults: [] }
}

export type Step = 'next' | 'back' | 'add child' | 'remove child' | 'record'

export type Filled = {
  readonly id: string
  readonly page: ReferralPage
  readonly child: number
  /** How many children there were when the card was made: a press on an older card adds or takes out nobody. */
  readonly children: number
  readonly typed: Readonly<Record<string, unknown>>
  readonly step: Step
}

/** As many as the cards of one referral can show; a larger family is recorded as two referrals. */
export const MOST_CHILDREN = 12

export type Recorded = { readonly recorded: AssignedToTeam }

/** Keeps what was typed on a page, whatever is wrong with it, and goes one step on. */
export async function fillReferralForm(
  world: World,
  by: Person,
  filled: Filled,
): Promise<OpenDraft | Recorded | Refusal> {
  if (!mayRecord(by)) return refuse('notMashOfficer')
  const result = await world.store.transaction(async (tx): Promise<OpenDraft | Recorded | Refusal> => {
    const kept = await tx.draft(filled.id)
    if (kept === undefined || kept.person !== by.id) return refuse('stale')
    const before = kept.body as ReferralDraft
    if (before.reference !== undefined) {
      const loaded = await tx.lock(before.reference)
      return loaded === undefined ? refuse('stale') : { recorded: loaded.referral as AssignedToTeam }
    }
    if (isOvertaken(before, filled)) return { id: filled.id, draft: before, faults: [] }
    const questions = questionsOf(world, filled.page)
    const draft = withAnswers(before, filled, cleanAnswers(questions, filled.typed))
    const leaves = filled.step === 'back' || filled.step === 'remove child'
    const faults = leaves ? [] : faultsOn(world, filled.page, pageAnswers(draft, filled))
    if (faults.length > 0) {
      const here = { ...draft, page: filled.page, child: filled.child }
      await keep(tx, world, { id: filled.id, by, draft: here })
      return { id: filled.id, draft: here, faults }
    }
    if (filled.step === 'record') return record(tx, world, { id: filled.id, by, draft })
    const moved = move(draft, filled, before.children.length > filled.children)
    await keep(tx, world, { id: filled.id, by, draft: moved })
    return { id: filled.id, draft: moved, faults: [] }
  })
  if ('recorded' in result) world.wake()
  return result
}

/** On this page a child was taken out since: which child was meant can no longer be told by its number. */
const isOvertaken = ({ children }: ReferralDraft, { page, child, step, ...seen }: Filled): boolean =>
  page === 'child' &&
  (seen.children > children.length ||
    child > children.length ||
    (step === 'remove child' && seen.children !== children.length))

type Keeping = { readonly id: string; readonly by: Person; readonly draft: ReferralDraft }

const keep = (tx: Transaction, world: World, { id, by, draft }: Keeping): Promise<void> =>
  tx.saveDraft({ id, person: by.id, kind: 'referral', body: draft, updatedAt: world.clock.now() })

/** Checks every page again: the form may be older than the directory, and pages can be left by `back`. */
async function record(tx: Transaction, world: World, keeping: Keeping): Promise<OpenDraft | Recorded> {
  const { id, by, draft } = keeping
  const at = world.clock.now()
  const today = dayOf(at)
  for (const page of REFERRAL_PAGES)
    for (const child of page === 'child' ? draft.children.keys() : [0]) {
      const faults = faultsOn(world, page, pageAnswers(draft, { page, child: child + 1 }))
      if (faults.length === 0) continue
      const there = { ...draft, page, child: child + 1 }
      await keep(tx, world, { id, by, draft: there })
      return { id, draft: there, faults }
    }
  const { request, prisoner, children, carer } = draft
  const receivedAt = receivedAtFrom(answerOf(request, 'receivedOn'), at)
  const reference = sayReference(Number(today.slice(0, 4)), await tx.nextNumber(Number(today.slice(0, 4))))
  const due = workOutDue(receivedAt, askedFor(request), { closures: world.directory.council.closures })
  const referral: AssignedToTeam = {
    id: world.newId(),
    reference,
    version: 1,
    status: 'assigned_to_team',
    team: answerOf(carer, 'team'),
    receivedAt,
    recordedAt: at,
    recordedBy: by.id,
    since: at,
    ...{ due, firstDue: due.day, dueChanges: [] },
    details: { request, prisoner, children, carer },
  }
  await tx.insert(referral, {
    at,
    reference,
    who: by.id,
    what: 'record',
    version: 1,
    from: 'nothing',
    to: 'assigned_to_team',
    reason: '',
  })
  await tx.promise(noticesFor(reference, 1, [{ name: 'recorded' }]), at)
  // The form is emptied: what it held stands in the referral now, and nowhere else.
  await keep(tx, world, { id, by, draft: { ...EMPTY, reference } })
  return { recorded: referral }
}

const questionsOf = (world: World, page: ReferralPage) => referralQuestions(page, listsOf(world))

/** What is wrong on a page today. */
function faultsOn(world: World, page: ReferralPage, answers: Answers): readonly Fault[] {
  const today = dayOf(world.clock.now())
  const closed = page === 'prisoner' ? closedMeanwhile(world, answers) : []
  const isSaid = (fault: Fault): boolean => closed.some(({ question }) => question === fault.question)
  const faults = checkAnswers(questionsOf(world, page), answers, { today, complete: true })
  return faults.flatMap((fault) => (isSaid(fault) ? closed : [fault]))
}

/** The prison was chosen while it was open. The answer stays in the form until there is another one. */
function closedMeanwhile({ directory }: World, prisoner: Answers): readonly Fault[] {
  const prison = prisonByCode(directory, answerOf(prisoner, 'prisonCode'))
  if (prison?.closed !== true) return []
  const message = `${prison.name} has closed. Please ask where the prisoner is now, and choose that prison. Everything else is kept.`
  return [{ question: 'prisonCode', message }]
}

/** The council's prisons and teams as lists to choose from; a prison that was `chosen` stays on its list. */
export const listsOf = (
  world: World,
  chosen?: string,
): { prisons: readonly Option[]; teams: readonly Option[] } => ({
  prisons: prisonsToRecord(world.directory, chosen),
  teams: world.directory.teams.map(({ id, name }) => ({ id, label: name })),
})

type Where = { readonly page: ReferralPage; readonly child: number }

export const pageAnswers = (draft: ReferralDraft, { page, child }: Where): Answers =>
  page === 'child' ? (draft.children[child - 1] ?? {}) : draft[page]

function withAnswers(draft: ReferralDraft, { page, child }: Where, answers: Answers): ReferralDraft {
  if (page !== 'child') return { ...draft, [page]: answers }
  return { ...draft, children: draft.children.map((old, index) => (index === child - 1 ? answers : old)) }
}

function move(draft: ReferralDraft, { page, child, step }: Filled, addedAlready: boolean): ReferralDraft {
  if (step === 'add child' && !addedAlready && draft.children.length < MOST_CHILDREN)
    return { ...draft, children: [...draft.children, {}], page: 'child', child: draft.children.length + 1 }
  if (step === 'remove child' && draft.children.length > 1) {
    const children = draft.children.filter((_, index) => index !== child - 1)
    return { ...draft, children, page: 'child', child: Math.min(child, children.length) }
  }
  const back = step === 'back'
  if (page === 'child' && back && child > 1) return { ...draft, page, child: child - 1 }
  if (page === 'child' && !back && child < draft.children.length) return { ...draft, page, child: child + 1 }
  const at = REFERRAL_PAGES.indexOf(page) + (back ? -1 : 1)
  const to = REFERRAL_PAGES[at] ?? page
  return { ...draft, page: to, child: back && to === 'child' ? draft.children.length : 1 }
}
