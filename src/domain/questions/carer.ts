/** Section B: the carer. The six prompts of the guidance, 2.2. */
import * as list from '../options.ts'
import { choice, choices, day, longText, type Section } from './build.ts'

const CARER_STANDS = list.options({
  supports: 'Supports contact',
  unsure: 'Unsure',
  refuses: 'Refuses contact',
  would_not_talk: 'Would not talk to us',
})

export const carerSection: Section = {
  id: 'B',
  title: 'The carer',
  short: 'the carer',
  intro: 'What the carer thinks, knows and can do, and your own view of it.',
  perChild: false,
  questions: [
    longText('carerView', 'How does the carer feel about contact?', {
      source: 'guidance 2.2 (1)',
      help: 'In their own words. If they would not talk to you, say so: a short report still helps.',
    }),
    choice('carerStand', 'Where does the carer stand?', CARER_STANDS, {
      help: 'If they refuse, type “short report” and the reference: fewer answers are needed then.',
    }),
    day('carerSeenOn', 'When was the carer seen?', { rule: 'not in the future' }),
    longText('carerMotivation', 'If the carer supports contact, why?', {
      source: 'guidance 2.2 (2)',
      help: 'For the child, for themselves, for the prisoner, out of fear?',
    }),
    longText('carerKnowledge', 'What does the carer know and feel about the imprisonment and the offences?', {
      source: 'guidance 2.2 (3)',
      help: 'Do they accept what happened? Do they play it down?',
    }),
    choice(
      'coercionRisk',
      'Risk of the carer pushing the child, or putting the child off',
      list.LOW_MEDIUM_HIGH,
      {
        source: 'guidance 2.2 (4)',
        help: 'Did the child speak freely? Was the carer in the room, or in the child’s words?',
      },
    ),
    longText('coercionReason', 'Why do you rate this risk of the carer so?'),
    longText('collusionRisk', 'Might the carer side with the prisoner, or have had a part in the offences?', {
      source: 'guidance 2.2 (5)',
      help: 'Ask the police and probation before you write “no”.',
    }),
    choice('ableToProtect', 'Can the carer protect the child?', list.PROTECT, {
      required: true,
      source: 'guidance 2.2 (6)',
      help: 'Prison staff will not usually help during a visit.',
    }),
    longText('protectEvidence', 'What shows that the carer can protect, or cannot?', {
      help: 'What did the carer do the last time the child had to be protected?',
    }),
    choices('carerUnmetNeeds', 'What does the carer need for themselves?', list.CARER_NEEDS, {
      confidential: true,
      help: 'What nobody gives them yet. It stays with us, in no part of the report, and is counted.',
    }),
    longText('carerUnmetNeedsNote', 'More about what the carer needs', {
      confidential: true,
      help: 'Somebody to talk to, a lift, a break. This stays with us too.',
    }),
  ],
}
