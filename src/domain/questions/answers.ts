/** Section G: the four answers the prison asked for, for each child (guidance, 1 (a) to (d)). */
import { LEVELS } from '../levels.ts'
import * as list from '../options.ts'
import { choice, choices, day, longText, type Section, text } from './build.ts'

const escortNamed = { question: 'escortFound', is: ['yes'] } as const

export const answersSection: Section = {
  id: 'G',
  title: 'The four answers',
  short: 'the four answers and the escort',
  intro: 'We advise the most that would be right for this child. The Governor or Director decides.',
  perChild: true,
  questions: [
    longText('circumstances', '(a) The child’s circumstances', {
      required: true,
      source: 'guidance 1 (a)',
      help: 'Who the child lives with and how they are doing. No address and no name of a school, please.',
    }),
    choice('inBestInterests', '(b) Is contact in the child’s best interests?', list.BEST_INTERESTS, {
      required: true,
      source: 'guidance 1 (b)',
    }),
    longText('bestInterestsReasons', 'Why?', {
      required: true,
      help: 'Weigh what the child would gain against the risk. Say what is fact and what is your view.',
    }),
    choice(
      'recommendedLevel',
      '(c) Level of contact',
      LEVELS.map(({ level, plain }) => ({ id: String(level), label: `${level}. ${plain}` })),
      { required: true, source: 'guidance 1 (c)' },
    ),
    choices('conditions', 'Conditions', list.CONDITIONS),
    text('otherConditions', 'Other conditions'),
    day('reviewAgainOn', 'When should this be looked at again?', { rule: 'not in the past' }),
    longText('whatWouldChangeThis', 'What would change this advice?'),
    choice('escortFound', '(d) Is there a suitable adult to go with the child?', list.YES_NO, {
      required: true,
      source: 'guidance 1 (d)',
    }),
    text('escortName', 'Their full name', { required: escortNamed }),
    choice('escortRole', 'They are the child’s', list.ESCORT_ROLES, { required: escortNamed }),
    choice('escortWilling', 'Are they willing?', list.YES_NO_NOT_KNOWN),
    choice('escortPoliceCheck', 'What did the police check show?', list.POLICE_CHECKS),
    day('escortChecksOn', 'When were our own checks done?', { rule: 'not in the future' }),
    choice('canKeepChildSafe', 'Can they keep the child safe?', list.YES_NO_NOT_KNOWN, {
      required: escortNamed,
      source: 'guidance 3 (5)',
    }),
    choice('canEndVisit', 'Can they end the visit if they have to?', list.YES_NO_NOT_KNOWN, {
      required: escortNamed,
      source: 'guidance 3 (5)',
    }),
    choice('noEscortReason', 'If there is nobody, why?', list.NO_ESCORT, {
      help: 'The main reason. It is counted, and stands in no report: write what the prison needs below.',
    }),
    longText('escortReasons', 'Why this person, or why nobody', {
      required: { question: 'escortFound', is: ['no'] },
    }),
  ],
}
