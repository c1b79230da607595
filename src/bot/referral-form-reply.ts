/** The form MASH fills in, page by page, and what is said when it is recorded. */
import { formPage } from '../cards/form-page.ts'
import { message } from '../cards/message.ts'
import { sayTurnsEighteen } from '../domain/ages.ts'
import { teamById } from '../domain/directory.ts'
import { requesterAddress } from '../domain/dispatch.ts'
import { answerOf } from '../domain/form.ts'
import { missingItems } from '../domain/missing-items.ts'
import { sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { questionsOf } from '../domain/referral-faults.ts'
import { REFERRAL_FORM, REFERRAL_PAGES } from '../domain/referral-form.ts'
import { MOST_CHILDREN, type OpenDraft, pageAnswers } from '../workflow/referral.ts'
import type { Reply, Turn } from './turn.ts'

export function referralFormReply(turn: Turn, { id, draft, faults }: OpenDraft): Reply {
  const { page, child, children } = draft
  const { title, intro } = REFERRAL_FORM[page]
  const step = REFERRAL_PAGES.indexOf(page) + 1
  const whose = page === 'child' && children.length > 1 ? ` (${child} of ${children.length})` : ''
  const card = formPage(
    {
      above: `${draft.amends ?? 'New referral'} · step ${step} of ${REFERRAL_PAGES.length} · kept as you go`,
      title: `${title}${whose}`,
      intro,
      saved: '',
      questions: questionsOf(turn.world.directory, page, answerOf(draft.prisoner, 'prisonCode')),
      answers: pageAnswers(draft, { page, child }),
      faults,
      clashes: [],
      otherSave: '',
      stamp: turn.stamp,
      form: { id, page, child, children: children.length },
      buttons: buttonsFor(draft),
    },
    turn.surface,
  )
  return { card }
}

function buttonsFor({ page, child, children, amends }: OpenDraft['draft']) {
  const button = (title: string, go: string, style: 'positive' | 'default' = 'default') => ({
    ...{ title, go, style },
    verb: 'fill-referral',
  })
  const keep = button(amends === undefined ? 'Record for triage' : 'Save what is there', 'receive')
  if (page === 'request') return [button('Next: the prisoner', 'next', 'positive'), keep]
  if (page === 'prisoner')
    return [button('Next: the child', 'next', 'positive'), button('Back', 'back'), keep]
  if (page === 'carer')
    return amends === undefined
      ? [button('Record and give to the team', 'record', 'positive'), button('Back', 'back'), keep]
      : [button('Save', 'receive', 'positive'), button('Back', 'back')]
  return [
    button(child < children.length ? 'Next child' : 'Next: the carer', 'next', 'positive'),
    button('Back', 'back'),
    ...(child === children.length && child < MOST_CHILDREN ? [button('Add another child', 'add child')] : []),
    ...(children.length > 1 ? [button('Take this child out', 'remove child')] : []),
    keep,
  ]
}

/** What the officer needs to know, in the order it is asked on the phone: number, date, team, what is missing. */
export function recordedReply(turn: Turn, referral: Referral): Reply {
  const { directory } = turn.world
  const { reference } = referral
  const missing = missingItems(referral.details)
  const address = requesterAddress(referral.details, directory)
  const team = teamById(directory, referral.team)?.name
  // What is completed later has had its receipt.
  const isNew = referral.version === 1
  const receipt =
    address === undefined
      ? 'There is no approved address for whoever asked, so please send the receipt yourself.'
      : `A receipt goes to ${address}.`
  const asked = isNew ? ', and asked for in the receipt' : ''
  const lines = [
    `Due ${sayDay(referral.due.day)} (${sayRule(referral)}). ${team === undefined ? 'No team has it yet.' : `${team} has it now.`}`,
    ...(isNew ? [receipt] : []),
    missing.length === 0 ? 'Nothing is missing.' : `Still missing${asked}: ${missing.join('; ')}.`,
    ...sayTurnsEighteen(referral.details, referral.due.day),
  ]
  const buttons = [
    ...(team === undefined ? [{ title: 'Decide what becomes of it', verb: 'triage', reference }] : []),
    { title: 'New referral', verb: 'new-referral' },
  ]
  return {
    card: message({ title: `${isNew ? 'Recorded' : 'Saved'}: ${reference}`, lines, buttons }, turn.surface),
  }
}

/** The rule, and where the day was moved to, so that nobody has to count again. */
const sayRule = ({ due }: Referral): string =>
  due.movedBecause === undefined
    ? due.rule
    : `${due.rule}, moved back from ${sayDay(due.before)}, which is ${due.movedBecause}`
