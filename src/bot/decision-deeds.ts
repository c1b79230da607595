/** What is done after a decision, by form: the family was told, an appeal, disagreeing step by step, closing. */
import { sayWhatIsLeft } from '../cards/decision-messages.ts'
import { closeReferral as mayClose } from '../domain/closing-rules.ts'
import { decisionOf, noteLater } from '../domain/decision-rules.ts'
import { sayDiffers } from '../domain/decision-words.ts'
import type { Directory } from '../domain/directory.ts'
import { disagree, endDisagreement, passUp, rungFor } from '../domain/disagreement-rules.ts'
import { answerOf } from '../domain/form.ts'
import { sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import {
  closeReferral,
  disagreeWith,
  endDisagreementOf,
  noteLaterOf,
  passUpDisagreement,
} from '../workflow/decision.ts'
import { type Deed, dayIn } from './due-form.ts'

export const FAMILY_TOLD: Deed = {
  verb: 'family-told',
  tries: (referral, act) => noteLater(referral, act, { familyToldOn: '' }),
  does: ({ world, by }, { reference, answers }) =>
    noteLaterOf(world, by, { reference, learned: { familyToldOn: dayIn(answers, 'on') } }),
  says: (referral) =>
    `Noted: the family was told on ${sayDay(decisionOf(referral)?.familyToldOn ?? '')}. ${sayWhatIsLeft(referral)}`.trim(),
}

export const APPEAL: Deed = {
  verb: 'note-appeal',
  tries: (referral, act) => noteLater(referral, act, { appeal: '' }),
  does: ({ world, by }, { reference, answers }) =>
    noteLaterOf(world, by, { reference, learned: { appeal: answerOf(answers, 'appeal') } }),
  says: () => 'Noted. If the decision changes, record it again: the newest counts.',
}

const ladderIn = ({ council }: Directory) => ({ calendar: council, days: council.disagreementDays })

export const DISAGREE: Deed = {
  verb: 'disagree',
  tries: (referral, act, directory) => disagree(referral, act, { words: '', ladder: ladderIn(directory) }),
  does: ({ world, by }, { reference, answers }) =>
    disagreeWith(world, by, { reference, words: answerOf(answers, 'words') }),
  says: (referral) =>
    [
      `Noted: we disagree. ${sayTarget(referral)} Please ring the prison first, worker to worker.`,
      ...differsOf(referral).map((line) => `– ${line}`),
    ].join('\n'),
}

const differsOf = (referral: Referral): readonly string[] => {
  const decision = decisionOf(referral)
  return decision === undefined ? [] : sayDiffers(decision)
}

export const PASS_UP: Deed = {
  verb: 'pass-up',
  tries: (referral, act, directory) => passUp(referral, act, { words: '', ladder: ladderIn(directory) }),
  does: ({ world, by }, { reference, answers }) =>
    passUpDisagreement(world, by, { reference, words: answerOf(answers, 'words') }),
  says: (referral) => `Passed up. ${sayTarget(referral)} They have been told.`,
}

function sayTarget(referral: Referral): string {
  const step = 'disagreement' in referral ? referral.disagreement?.steps.at(-1) : undefined
  if (step === undefined) return ''
  return `It is with ${rungFor(step.step)?.say ?? step.step}, to be settled by ${sayDay(step.targetOn)}.`
}

export const END_DISAGREEMENT: Deed = {
  verb: 'end-disagreement',
  tries: (referral, act) => endDisagreement(referral, act, { words: '', result: '' }),
  does: ({ world, by }, { reference, answers }) =>
    endDisagreementOf(world, by, {
      ...{ reference, words: answerOf(answers, 'words'), result: answerOf(answers, 'result') },
    }),
  says: (referral) => `Noted: the disagreement is over. ${sayWhatIsLeft(referral)}`.trim(),
}

export const CLOSE: Deed = {
  verb: 'close-referral',
  tries: (referral, act) => mayClose(referral, act, { reason: '', useful: '', usefulWhy: '' }),
  does: ({ world, by }, { reference, answers }) =>
    closeReferral(world, by, {
      reference,
      reason: answerOf(answers, 'reason'),
      useful: answerOf(answers, 'useful'),
      usefulWhy: answerOf(answers, 'usefulWhy'),
    }),
  says: () => 'Closed. Thank you. A decision that comes later can still be recorded.',
}
