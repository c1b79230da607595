/** The small forms after a decision: the family was told, an appeal, disagreeing step by step, and closing. */
import { USEFUL } from '../domain/closing.ts'
import { decisionOf } from '../domain/decision-rules.ts'
import { sayDiffers } from '../domain/decision-words.ts'
import { RESULTS } from '../domain/disagreement.ts'
import { LADDER, openDisagreement, type Rung, stepAfter } from '../domain/disagreement-rules.ts'
import type { Question } from '../domain/form.ts'
import { APPEALS } from '../domain/governors-decision.ts'
import type { About, DueForm } from './due-forms.ts'

const words = (label: string, help = ''): Question => ({
  ...{ id: 'words', label, kind: 'long text', required: true },
  ...(help === '' ? {} : { help }),
})

const NONE = { answers: {}, seen: undefined }

export const DECISION_FORMS = {
  'family-told': ({ today }: About): DueForm => ({
    ...{ title: 'The family was told', intro: 'What was decided, and what it means for them.', ...NONE },
    questions: [
      {
        ...{ id: 'on', label: 'On which day?', kind: 'day', required: true, rule: 'not in the future' },
      },
    ],
    answers: { on: today },
    goes: [{ go: 'note', title: 'Note it', style: 'positive', asks: ['on'] }],
  }),

  'note-appeal': ({ referral }: About): DueForm => ({
    ...{ title: 'Has the prisoner appealed?', intro: 'As far as we know.', ...NONE },
    questions: [{ id: 'appeal', label: 'Appeal', kind: 'choice', required: true, options: APPEALS }],
    answers: { appeal: decisionOf(referral)?.appeal ?? '' },
    goes: [{ go: 'note', title: 'Note it', style: 'positive', asks: ['appeal'] }],
  }),

  disagree: ({ referral, directory }: About): DueForm => {
    const decision = decisionOf(referral)
    const differs = decision === undefined ? [] : sayDiffers(decision)
    const days = { ...directory.council.disagreementDays }
    return {
      title: 'We disagree with the decision',
      intro:
        'The Governor or Director decides, and can be asked to look again. Nothing is sent to the prison by itself: ring them, or write. The Team Manager hears of it now.',
      quoted: {
        title: 'What differs, and the steps with their time',
        lines: [
          ...differs.map((line) => `⚠ ${line}`),
          ...LADDER.map((rung, index) => `${index + 1}. ${sayRung(rung, days[rung.step])}`),
        ],
      },
      questions: [words('Why does it not look safe for the child?', 'In a sentence or two.')],
      ...NONE,
      goes: [{ go: 'disagree', title: 'We disagree', style: 'positive', asks: ['words'] }],
    }
  },

  'pass-up': ({ referral, directory }: About): DueForm => {
    const open = openDisagreement(referral)
    const rung = open && stepAfter(open)
    const days = { ...directory.council.disagreementDays }
    return {
      title: 'Pass the disagreement up',
      intro: rung === undefined ? '' : `It goes to the next step: ${sayRung(rung, days[rung.step])}.`,
      quoted: {
        title: 'Until now',
        lines: [open?.why ?? '', ...(open?.steps.slice(1).map((step) => step.words) ?? [])],
      },
      questions: [words('What was tried, and what is still wrong?', 'The next one reads it.')],
      ...NONE,
      goes: [{ go: 'pass', title: 'Pass it up', style: 'positive', asks: ['words'] }],
    }
  },

  'end-disagreement': (): DueForm => ({
    title: 'The disagreement is over',
    intro: 'If the prison has changed its decision, please record the new one as well: the newest counts.',
    questions: [
      { id: 'result', label: 'How did it end?', kind: 'choice', required: true, options: RESULTS },
      words('In your own words'),
    ],
    ...NONE,
    goes: [{ go: 'end', title: 'End it', style: 'positive', asks: ['result', 'words'] }],
  }),

  'close-referral': ({ referral }: About): DueForm => {
    const isDecided = decisionOf(referral) !== undefined
    const before = 'closing' in referral ? referral.closing : undefined
    return {
      title: 'Close this referral',
      intro:
        'Nobody is reminded of it any more. A decision that comes later can still be recorded, and so can a review.',
      questions: [
        ...(isDecided ? [] : [WHY_UNDECIDED]),
        { id: 'useful', label: 'Was this assessment useful?', kind: 'choice', options: USEFUL },
        { id: 'usefulWhy', label: 'What would have helped?', kind: 'text', help: 'Please name nobody.' },
      ],
      answers: { useful: before?.useful ?? '', usefulWhy: before?.usefulWhy ?? '' },
      seen: undefined,
      goes: [
        {
          ...{ go: 'close', title: 'Close it', style: 'positive' },
          asks: [...(isDecided ? [] : ['reason']), 'useful', 'usefulWhy'],
        },
      ],
    }
  },
} as const satisfies Record<string, (about: About) => DueForm>

const WHY_UNDECIDED: Question = {
  ...{ id: 'reason', label: 'Why, without a decision?', kind: 'text', required: true },
  help: 'For example: the prisoner was released, or the prison was asked twice and has not answered.',
}

/** `manager to manager, 5 working days`. */
export const sayRung = ({ say, workingDays }: Rung, own: number | undefined): string => {
  const days = own ?? workingDays
  return `${say}, ${days} working ${days === 1 ? 'day' : 'days'}`
}
