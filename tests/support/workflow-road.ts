/** The road by the use cases themselves, as far as a test needs it: record, take, write, send in, sign off, release. */
import type { Answers } from '../../src/domain/form.ts'
import type { Person } from '../../src/domain/people.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import type { Details, Referral, Status } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { Seen } from '../../src/domain/sign-off.ts'
import { takeReferral } from '../../src/workflow/allocation.ts'
import { savePage, type Typed } from '../../src/workflow/assessment.ts'
import { releaseReports } from '../../src/workflow/dispatch.ts'
import type { World } from '../../src/workflow/ports.ts'
import { fillReferralForm, openReferralForm } from '../../src/workflow/referral.ts'
import { signOffReport, submitAssessment } from '../../src/workflow/sign-off.ts'
import { ASSESSMENT, DETAILS } from './answers.ts'
import { CHILD_IN_CARE } from './answers-in-care.ts'
import { MAYA, SAM, TESS } from './council.ts'
import type { WorkflowWorld } from './workflow-world.ts'

type Got<S extends Status> = Extract<Referral, { status: S }>

/** The answer, which must be a referral of that status. */
export function as<S extends Status>(answer: unknown, status: S): Got<S> {
  const found = answer as Referral
  if (isRefusal(answer) || found.status !== status)
    throw new Error(`Not ${status}: ${JSON.stringify(answer).slice(0, 300)}`)
  return found as Got<S>
}

/** The form filled in to its last page; the id of the draft. */
export async function filledForm(
  world: World,
  details: Details = DETAILS,
  by: Person = MAYA,
): Promise<string> {
  const form = await openReferralForm(world, by)
  if (isRefusal(form)) throw new Error(form.say)
  const { id } = form
  const { request, prisoner, children } = details
  const pages = [
    { page: 'request', child: 1, typed: request, step: 'next' },
    { page: 'prisoner', child: 1, typed: prisoner, step: 'next' },
  ] as const
  for (const page of pages) await fillReferralForm(world, by, { id, children: 1, ...page })
  for (const [index, typed] of children.entries()) {
    const last = index + 1 === children.length
    const at = { page: 'child', child: index + 1, children: index + 1 } as const
    await fillReferralForm(world, by, { id, typed, ...at, step: last ? 'next' : 'add child' })
  }
  return id
}

export const pressRecord = (world: World, id: string, details: Details = DETAILS, by: Person = MAYA) =>
  fillReferralForm(world, by, {
    ...{ id, page: 'carer', child: 1, children: details.children.length, step: 'record' },
    typed: details.carer,
  })

export async function record(world: World, details: Details = DETAILS): Promise<string> {
  const result = await pressRecord(world, await filledForm(world, details), details)
  if (isRefusal(result) || !('recorded' in result)) throw new Error(JSON.stringify(result).slice(0, 300))
  return result.recorded.reference
}

export async function taken(world: World, by: Person = SAM, details: Details = DETAILS): Promise<string> {
  const reference = await record(world, details)
  as(await takeReferral(world, by, reference), 'allocated')
  return reference
}

/** What a press of Save carries; every box of the page was on the card unless `asked` names them. */
export const page = (reference: string, key: string, more: Partial<Typed> = {}): Typed => ({
  ...{ reference, key, baseVersion: 0, typed: {} },
  asked:
    pagesFor(Array.from({ length: 9 }, () => CHILD_IN_CARE))
      .find((each) => each.key === key)
      ?.section.questions.map(({ id }) => id) ?? [],
  ...more,
})

type Writing = { readonly by?: Person; readonly changes?: Readonly<Record<string, Answers>> }

/** Writes every page of one child's assessment; `changes` goes over the usual answers. */
export async function write(
  world: World,
  reference: string,
  { by = SAM, changes = {} }: Writing = {},
): Promise<void> {
  for (const [key, typed] of Object.entries({ ...ASSESSMENT, ...changes })) {
    const saved = await savePage(world, by, page(reference, key, { typed }))
    if (!('mergedWith' in saved))
      throw new Error(`${key} was not saved: ${JSON.stringify(saved).slice(0, 300)}`)
  }
}

/** Every page again with a sentence more in its first free text, so that whoever does it saves each page last. */
export async function writeOver(world: World, reference: string, by: Person): Promise<void> {
  const assessment = (await world.store.load(reference))?.assessment ?? {}
  for (const [key, { answers, version }] of Object.entries(assessment)) {
    const [id = '', answer] = Object.entries(answers).find(([, words]) => words.includes(' ')) ?? []
    const typed = { ...answers, [id]: `${answer} Seen again.` }
    const saved = await savePage(world, by, page(reference, key, { baseVersion: version, typed }))
    if (!('mergedWith' in saved) || saved.saved.savedBy !== by.id) throw new Error(`${key} was not saved`)
  }
}

export const sendIn = async (world: World, reference: string, by: Person = SAM): Promise<Got<'submitted'>> =>
  as(await submitAssessment(world, by, { reference, teamManager: TESS.id }), 'submitted')

export async function submitted(world: World, writing: Writing = {}): Promise<Got<'submitted'>> {
  const reference = await taken(world)
  await write(world, reference, writing)
  return sendIn(world, reference)
}

/** What a card about this version carries. */
export const seenIn = ({ reference, submission }: Got<'submitted'>): Seen & { reference: string } => ({
  reference,
  submission: submission.number,
  fingerprint: submission.fingerprint,
})

export const signed = async (world: World, writing: Writing = {}): Promise<Got<'signed_off'>> =>
  as(await signOffReport(world, TESS, seenIn(await submitted(world, writing))), 'signed_off')

export async function released(world: WorkflowWorld): Promise<Got<'sending'>> {
  const { reference, signOff } = await signed(world)
  world.setNow(signOff.releaseAt)
  return as(await releaseReports(world, reference), 'sending')
}

/** The notices of a referral: `event: what to whom by way`. */
export async function promised(world: World, reference: string, event?: string): Promise<readonly string[]> {
  const notices = await world.store.notices(reference)
  return notices
    .filter((notice) => event === undefined || notice.event === event)
    .map(({ what, to, by }) => `${what} to ${to} by ${by}`)
    .toSorted()
}
