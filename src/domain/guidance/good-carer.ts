/** What a good answer looks like in section B, the carer. */
import type { GoodAnswer } from './good-answers.ts'
import { guidance, questionnaire } from './sources.ts'

export const CARER_ANSWERS: Readonly<Record<string, GoodAnswer>> = {
  carerView: {
    says: 'Their own words, and what they would agree to: letters, calls, visits. Say where you spoke, and whether anybody else was listening.',
    example: 'She says: “Letters yes, but I will not take her there.” At home, alone, on 30 November.',
    source: guidance('2.2 (1)'),
  },
  carerMotivation: {
    says: 'Ask what they hope for, for the child and for themselves. Look for love, loyalty, money, fear, or a plan to live together again.',
    example: 'He hopes that it will stop the nightmares. He has no contact himself, and wants none.',
    source: guidance('2.2 (2)'),
  },
  carerKnowledge: {
    says: 'Say what they know and whether they accept it. A carer who plays an offence down may not see the next risk.',
    example:
      'She read the court papers and says that it happened. Her sister calls it a misunderstanding, and she disagrees aloud.',
    source: guidance('2.2 (3)'),
  },
  coercionRisk: {
    says: 'It goes both ways: a child may be pushed to go, or put off. Compare what the child said alone with what the carer said.',
    example:
      'Medium: alone the child was unsure; beside the carer she said “yes” at once, in the carer’s words.',
    source: guidance('2.2 (4)'),
  },
  coercionReason: {
    says: 'Give what you saw and heard, and what others report. If you could not see the child alone, say that this is why you cannot tell.',
    example:
      'The carer left the room when asked. The school has seen no change after the prisoner’s letters.',
    source: guidance('2.2 (4)'),
  },
  collusionRisk: {
    says: 'Ask what the carer knew then, what they did, and what contact they have now. Police and probation may know more than the family says.',
    example:
      'She was questioned in 2024, no charge. She visits monthly, by the prison’s worker, and had told us “never”.',
    source: guidance('2.2 (5)'),
  },
  ableToProtect: {
    says: 'Judge it for a visit and for letters and calls. “With support” needs to say which support, and who gives it.',
    example: 'Able with support: she would end a visit, but needs somebody to go with her the first time.',
    source: guidance('2.2 (6)'),
  },
  protectEvidence: {
    says: 'Give what the carer has done, not what they promise. Would they stand up in a full hall and take the child home?',
    example: 'In March she ended a call when he raised the trial, and told the school the same day.',
    source: guidance('2.2 (6)'),
  },
  carerUnmetNeedsNote: {
    says: 'A carer may be alone with everything since the arrest. Say what would help, whether you offered it, and what they answered.',
    example:
      'Two jobs, no evening childcare; fares of £40 a visit. Early help offered on 30 November, and wanted.',
    source: questionnaire('15'),
  },
}
