/** Recording a referral: what MASH types is kept page by page, checked as a whole, and recorded once. */
import { type Answers, cleanAnswers, type Fault } from '../domain/form.ts'
import { dayOf } from '../domain/moment.ts'
import { mayRecord, type Person } from '../domain/people.ts'
import { type Details, NO_TEAM, type Reference, type Referral } from '../domain/referral.ts'
import {
  type Bar,
  closedMeanwhile,
  faultsIn,
  faultsOnPage,
  questionsOf,
  teamChosen,
} from '../domain/referral-faults.ts'
import { REFERRAL_PAGES, type ReferralPage } from '../domain/referral-form.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { amendReferral } from './amend.ts'
import { confirmMail, mailToConfirm } from './mail-items.ts'
import type { Transaction, World } from './ports.ts'
import { recordReferral } from './record.ts'

/** The form as it stands while it is being filled in. `child` counts from 1. */
export type ReferralDraft = Details & {
  readonly page: ReferralPage
  readonly child: number
  /** The referral that it completes, which waits for triage; a new one where it is left out. */
  readonly amends?: Reference | undefined
  /** The mail of the MASH mailbox that it is made from: its papers go with it. */
  readonly mailItem?: number | undefined
  /** Set once it is recorded: a second press shows the same reference. */
  readonly reference: string | undefined
}

export type OpenDraft = {
  readonly id: string
  readonly draft: ReferralDraft
  readonly faults: readonly Fault[]
}

export const EMPTY_FORM: ReferralDraft = {
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
      faults: draft.page === 'prisoner' ? closedMeanwhile(world.directory, draft.prisoner) : [],
    }
  const id = world.newId()
  await world.store.transaction((tx) => keep(tx, world, { id, by, draft: EMPTY_FORM }))
  return { id, draft: EMPTY_FORM, faults: [] }
}

/** `receive` records it for triage: no team has it yet, and less has to be known. */
export type Step = 'next' | 'back' | 'add child' | 'remove child' | 'record' | 'receive'

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

export type Recorded = { readonly recorded: Referral }

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
      return loaded === undefined ? refuse('stale') : { recorded: loaded.referral }
    }
    if (isOvertaken(before, filled)) return { id: filled.id, draft: before, faults: [] }
    const questions = questionsOf(world.directory, filled.page)
    const draft = withAnswers(before, filled, cleanAnswers(questions, filled.typed))
    const leaves = filled.step !== 'next' && filled.step !== 'add child' && filled.step !== 'record'
    const faults = leaves ? [] : faultsOn(world, { ...draft, page: filled.page }, pageAnswers(draft, filled))
    if (faults.length > 0) {
      const here = { ...draft, page: filled.page, child: filled.child }
      await keep(tx, world, { id: filled.id, by, draft: here })
      return { id: filled.id, draft: here, faults }
    }
    const bar: Bar = draft.amends === undefined && filled.step === 'record' ? 'team' : 'triage'
    if (filled.step === 'record' || filled.step === 'receive')
      return record(tx, world, { id: filled.id, by, draft, bar })
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
  tx.saveDraft({
    ...{ id, person: by.id, body: draft, updatedAt: world.clock.now() },
    kind: draft.amends === undefined ? 'referral' : 'amend',
  })

/** Checks every page again: the form may be older than the directory, and pages can be left by `back`. */
async function record(
  tx: Transaction,
  world: World,
  { id, by, draft, bar }: Keeping & { readonly bar: Bar },
): Promise<OpenDraft | Recorded | Refusal> {
  const at = world.clock.now()
  const { request, prisoner, children, carer } = draft
  const details: Details = { request, prisoner, children, carer }
  const faults = faultsIn(details, { directory: world.directory, today: dayOf(at), bar })
  const [first] = faults
  if (first !== undefined) {
    const { page, child } = first
    const there = { ...draft, page, child }
    await keep(tx, world, { id, by, draft: there })
    const here = faults.filter((one) => one.page === page && one.child === child)
    return { id, draft: there, faults: here.map(({ question, message }) => ({ question, message })) }
  }
  const mail = draft.mailItem === undefined ? undefined : await mailToConfirm(tx, by, draft.mailItem)
  if (isRefusal(mail)) return mail
  const recorded =
    draft.amends === undefined
      ? await recordReferral(tx, world, {
          ...{ by: by.id, at, details },
          team: bar === 'team' ? teamChosen(details) : NO_TEAM,
        })
      : await amendReferral(tx, world, { by, reference: draft.amends, details })
  if (isRefusal(recorded)) return recorded
  if (mail !== undefined) await confirmMail(tx, recorded, { number: mail.number, by, at })
  // The form is emptied: what it held stands in the referral now, and nowhere else.
  await keep(tx, world, {
    id,
    by,
    draft: { ...EMPTY_FORM, amends: draft.amends, reference: recorded.reference },
  })
  return { recorded }
}

/** What is wrong on a page today, as far as a team needs it; on the way to triage no more than that bar. */
const faultsOn = (world: World, { page, amends }: ReferralDraft, answers: Answers): readonly Fault[] =>
  faultsOnPage(page, answers, {
    ...{ directory: world.directory, today: dayOf(world.clock.now()) },
    bar: amends === undefined ? 'team' : 'triage',
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
