/** The cards that several handlers answer with: a referral as it stands, a page of a form. */
import { assessmentOverview } from '../cards/assessment-overview.ts'
import { copiedShown, sayWhoSaved } from '../cards/copied.ts'
import { partsOf } from '../cards/fields.ts'
import { formPage } from '../cards/form-page.ts'
import { referralSummary } from '../cards/referral-summary.ts'
import { progressOf } from '../domain/assessment.ts'
import { nameOf } from '../domain/directory.ts'
import { sayDay, sayMoment } from '../domain/moment.ts'
import { REFUSALS, type Refusal } from '../domain/refusal.ts'
import { FINISHED } from '../domain/statuses.ts'
import { maySeeTriage } from '../domain/triage.ts'
import type { OpenPage } from '../workflow/assessment.ts'
import { filingOf } from '../workflow/filing.ts'
import { noteRead } from '../workflow/find.ts'
import { linkedChildrenOf } from '../workflow/linked-children.ts'
import type { Loaded } from '../workflow/ports.ts'
import { mailsOf } from '../workflow/send-again.ts'
import { ladoReply } from './lado-reply.ts'
import type { Reply, Turn } from './turn.ts'

/** Where a person's own chat cannot be written to. */
export const NOT_REACHED =
  'I could not write to your own chat with me. Please search for Prison Contact in Teams, open the chat once, and try again.'

export type Banner = { readonly say: string; readonly more?: readonly string[] }

/** The referral as it stands now, with a line on top; nameless in a channel; nothing to those who may not see it. */
export async function referralReply(
  turn: Turn,
  reference: string,
  banner: Banner = { say: '' },
): Promise<Reply> {
  const loaded = await turn.world.store.load(reference)
  if (loaded === undefined || !maySeeTriage(turn.by, loaded.referral))
    return (await ladoReply(turn, loaded)) ?? { text: REFUSALS.unknownReference }
  return standingReply(turn, loaded, banner)
}

/** The same of a referral that was loaded just now, for whoever may see it. */
export async function standingReply(turn: Turn, loaded: Loaded, banner: Banner): Promise<Reply> {
  const { world, by, today, surface } = turn
  const { directory } = world
  if (surface === 'channel') return { card: referralSummary(loaded.referral, directory, today) }
  const { reference } = loaded.referral
  await noteRead(world, by, reference)
  const [beside, linked] = await Promise.all([
    world.store.beside(reference, world.clock.now()),
    linkedChildrenOf(world, by, loaded),
  ])
  const { notices, deliveries, glass, papers } = beside
  const filing = await filingOf(world.store, loaded.referral, notices)
  const shown = {
    ...{ ...loaded, directory, today, by, mails: mailsOf(notices, deliveries), filing },
    ...{ banner: banner.say, more: banner.more ?? [], now: world.clock.now() },
    ...{ readers: glass, linked, papers },
    // No copy goes while it is worked on: every turn on its way to a report does without the question.
    goesOn: FINISHED.includes(loaded.referral.status) ? await world.store.goesOn(reference) : undefined,
  }
  return { card: assessmentOverview(shown, surface) }
}

/** A refusal in words; what changed meanwhile is shown along with it, except in a channel. */
export const refusalReply = (turn: Turn, reference: string, refusal: Refusal): Promise<Reply> | Reply =>
  turn.surface === 'channel' || refusal.refused === 'notForYou' || refusal.refused === 'unknownReference'
    ? { text: refusal.say }
    : referralReply(turn, reference, refusal)

/** One part of one page of the assessment, ready to be written in: the part asked for, or where something is wrong. */
export function pageReply(turn: Turn, page: OpenPage, asked?: number): Reply {
  const { world, surface, stamp } = turn
  const { referral, assessment } = page.loaded
  const parts = partsOf(page.questions, page.answers)
  const wrong = page.faults[0]?.question ?? page.clashes[0]?.question
  const toMend = parts.findIndex((questions) => questions.some(({ id }) => id === wrong))
  const part = Math.min(Math.max(0, asked ?? toMend), parts.length - 1)
  const questions = parts[part] ?? []
  const ids = questions.map(({ id }) => id)
  const saved = page.saved
  const who =
    saved === undefined ? '' : `${nameOf(world.directory, saved.savedBy)}, ${sayMoment(saved.savedAt)}`
  const card = formPage(
    {
      above: `${referral.reference} · due ${sayDay(referral.due.day)} · ${progressOf(assessment, referral.details.children).say}`,
      title: parts.length > 1 ? `${page.title} (part ${part + 1} of ${parts.length})` : page.title,
      ...copiedShown(page, questions),
      saved: sayWhoSaved(saved, who, wordsIn(page)),
      answers: page.answers,
      faults: page.faults.filter((fault) => ids.includes(fault.question)),
      clashes: page.clashes.filter((clash) => ids.includes(clash.question)),
      otherSave: saved === undefined ? '' : `${who} saved this`,
      stamp,
      part,
      form: {
        reference: referral.reference,
        key: page.key,
        base: page.baseVersion,
        asked: ids.join(','),
      },
      buttons: [
        { title: 'Save and go on', verb: 'save-page', style: 'positive', go: 'next' },
        { title: 'Save and see all sections', verb: 'save-page', style: 'default', go: 'overview' },
      ],
      asides: [{ title: 'Save and read guidance', verb: 'save-page', style: 'default', go: 'guidance' }],
    },
    surface,
  )
  return { card }
}

const wordsIn = (page: OpenPage): number =>
  Object.values(page.saved?.answers ?? {})
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '').length
