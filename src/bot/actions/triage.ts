/** What MASH decides about a request, each decision as a small form; one of them also by a single press. */
import { z } from 'zod'
import { type Answers, answerOf, choicesOf } from '../../domain/form.ts'
import { ITEMS, isItem } from '../../domain/missing-items.ts'
import { dayOf } from '../../domain/moment.ts'
import { authorityIn } from '../../domain/other-authority.ts'
import { faultsForTeam } from '../../domain/referral-faults.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { proposeTeam } from '../../domain/team-proposal.ts'
import { WITHDRAWN_BECAUSE, type WithdrawnBecause } from '../../domain/triage.ts'
import * as rules from '../../domain/triage-rules.ts'
import { openAmendForm } from '../../workflow/amend.ts'
import { relatedTo } from '../../workflow/related.ts'
import { decideTriage, type TriageChoice } from '../../workflow/triage.ts'
import { type Deed, dayIn, openDueForm, openFilledForm } from '../due-form.ts'
import { referralFormReply } from '../referral-form-reply.ts'
import { refusalReply } from '../replies.ts'
import { decidedReply, triageListReply, triageReply, undoTriageNow } from '../triage-replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'
import { dueAction } from './due-action.ts'
import * as shapes from './shapes.ts'

/** With these the rules are tried: no answer of the form is in their way. */
const ANY = { reason: 'to be asked', undoSeconds: 0 }

type Filled = Parameters<Deed['does']>[1]

const deciding = (
  deed: Pick<Deed, 'verb' | 'tries'> & Pick<Partial<Deed>, 'starts'>,
  choiceOf: (filled: Filled, turn: Turn) => TriageChoice,
): Deed => ({
  ...deed,
  does: (turn, filled) =>
    decideTriage(turn.world, turn.by, { reference: filled.reference, choice: choiceOf(filled, turn) }),
  says: () => '',
  shows: (turn, { referral }) => decidedReply(turn, referral),
})

export const ASSIGN = deciding(
  {
    verb: 'assign-team',
    tries: (referral, act, directory) =>
      rules.assignToTeam(referral, act, {
        ...{ directory, reason: '' },
        team: directory.teams.find(({ id }) => id !== referral.team)?.id ?? '',
        faults: faultsForTeam(referral.details, { directory, today: dayOf(act.at) }),
      }),
    starts: async ({ world }, referral): Promise<Answers> => {
      const related = (await relatedTo(world, referral)).map((one) => one.referral)
      const team = proposeTeam(referral.details, { directory: world.directory, related })?.team
      return team === undefined || team === referral.team ? {} : { team }
    },
  },
  ({ answers }) => ({ move: 'assign', team: answerOf(answers, 'team'), reason: answerOf(answers, 'words') }),
)

export const ASK = deciding(
  {
    verb: 'ask-information',
    tries: (referral, act, { council }) =>
      rules.askInformation(referral, act, {
        ...{ ...ANY, items: ['to be asked'], words: '', by: rules.answerBy(dayOf(act.at), council) },
      }),
  },
  ({ answers }) => ({
    ...{ move: 'askInformation', reason: '', by: dayIn(answers), words: answerOf(answers, 'words') },
    items: choicesOf(answerOf(answers, 'items')).flatMap((id) => (isItem(id) ? [ITEMS[id]] : [])),
  }),
)

export const REDIRECT = deciding(
  {
    verb: 'redirect',
    tries: (referral, act) =>
      rules.redirect(referral, act, { ...ANY, authority: { name: 'to be asked', contact: '' } }),
  },
  ({ answers }, { world }) => ({
    ...{ move: 'redirect', reason: answerOf(answers, 'words') },
    authority: authorityIn(answers, world.directory.councils ?? []),
  }),
)

export const LINK = deciding(
  {
    verb: 'link-duplicate',
    // A rule that looks no further than whether anything can be decided here.
    tries: (referral, act) => rules.logOnly(referral, act, ANY),
    starts: async ({ world }, referral): Promise<Answers> => {
      const certain = (await relatedTo(world, referral)).find(({ hit }) => hit.certain)
      return certain === undefined ? {} : { of: certain.referral.reference }
    },
  },
  ({ answers }) => ({
    ...{ move: 'linkDuplicate', of: answerOf(answers, 'of').toUpperCase() },
    reason: answerOf(answers, 'words'),
  }),
)

export const LOG = deciding(
  { verb: 'log-only', tries: (referral, act) => rules.logOnly(referral, act, ANY) },
  ({ answers }) => ({ move: 'logOnly', reason: answerOf(answers, 'words') }),
)

const isBecause = (id: string): id is WithdrawnBecause => Object.hasOwn(WITHDRAWN_BECAUSE, id)

export const WITHDRAW = deciding(
  {
    verb: 'withdraw',
    tries: (referral, act) => rules.withdraw(referral, act, { ...ANY, because: 'sent_in_error' }),
  },
  ({ answers }) => {
    const because = answerOf(answers, 'because')
    // The form has it from its list; anything else was refused before.
    return {
      ...{ move: 'withdraw', because: isBecause(because) ? because : 'sent_in_error' },
      reason: answerOf(answers, 'words'),
    }
  },
)

/** The form that MASH filled in, to be completed. */
export async function completeReply(turn: Turn, reference: string): Promise<Reply> {
  const form = await openAmendForm(turn.world, turn.by, reference)
  return isRefusal(form) ? refusalReply(turn, reference, form) : referralFormReply(turn, form)
}

const onReference = z.object({ reference: shapes.reference })

export const triageActions: readonly Action[] = [
  action({
    verb: 'triage',
    where: 'own chat or dialog',
    typed: 'triage PCA-2026-0001',
    shape: z.object({ reference: shapes.reference.or(z.literal('')).default('') }),
    run: (turn, { reference }) => (reference === '' ? triageListReply(turn) : triageReply(turn, reference)),
  }),
  action({
    verb: 'complete',
    where: 'own chat or dialog',
    typed: 'complete PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => completeReply(turn, reference),
  }),
  action({
    verb: 'undo-triage',
    where: 'own chat or dialog',
    typed: 'undo triage PCA-2026-0001',
    shape: z.object({ reference: shapes.reference, page: shapes.version.optional() }),
    run: (turn, { reference, page }) => undoTriageNow(turn, { reference, seen: page }),
  }),
  dueAction(ASSIGN, 'assign PCA-2026-0001 to North'),
  dueAction(ASK, 'missing PCA-2026-0001: prison number, offences'),
  dueAction(REDIRECT, 'redirect PCA-2026-0001 to Essex: why'),
  dueAction(LINK, 'duplicate PCA-2026-0001 of PCA-2026-0002: why', (turn, { reference, page }) =>
    page === ''
      ? openDueForm(turn, LINK, reference)
      : openFilledForm(turn, LINK, { reference, answers: { of: page } }),
  ),
  dueAction(LOG, 'log only PCA-2026-0001: why'),
  dueAction(WITHDRAW, 'withdraw PCA-2026-0001: why'),
]
