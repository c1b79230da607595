/** What a good answer looks like in section J, a child in care. */
import type { GoodAnswer } from './good-answers.ts'
import { guidance, PRACTICE, procedures, questionnaire } from './sources.ts'

export const IN_CARE_ANSWERS: Readonly<Record<string, GoodAnswer>> = {
  courtContactSays: {
    says: 'Copy what it says about contact, its date and until when it holds. An order comes before our advice.',
    example: '“Indirect contact twice a year by letter.” Order of 12 May 2025, until further order.',
    source: guidance('4, on Looked After children'),
  },
  carePlanContact: {
    says: 'Its own words, the day of the plan, and what has really happened since. If it is silent, say so, and whom you told.',
    example:
      '“Letters every two months, to be reviewed.” Plan of 3 September; two letters have come, one was answered.',
    source: questionnaire('4'),
  },
  consentNote: {
    says: 'Who holds parental responsibility, who was asked and when, and what they answered. The legal status decides whose consent is needed.',
    example: 'Section 20: the mother said no by telephone on 1 December; the father cannot be traced.',
    source: PRACTICE,
  },
  parentsViews: {
    says: 'Each parent’s own words, and how they were asked. If it was not safe to ask one, say why.',
    example:
      'Mother: “Only letters.” Father is the prisoner’s brother and was not asked: the police advise against it.',
    source: procedures('Lincolnshire and Hertfordshire, on contact for children in care'),
  },
  careTransport: {
    says: 'Door to door: who, how, how long, who pays. Add who is with the child in the hour before and the evening after.',
    example:
      'The foster carer drives, two hours; the social worker goes in. Home for tea, and no club that evening.',
    source: questionnaire('4a'),
  },
  careSupervision: {
    says: 'Who watches, what they listen for, and when they end it. Part 1 prints this, so give roles and no names or places.',
    example: 'A worker whom the child knows sits at the table and ends it at any talk of the trial.',
    source: guidance('4, on Looked After children'),
  },
}
