/** Section A: the child. The eight prompts of the guidance, 2.1. */
import * as list from '../options.ts'
import { choice, day, longText, type Section, text } from './build.ts'
import { concernTick } from './concern-tick.ts'

export const childSection: Section = {
  id: 'A',
  title: 'The child',
  short: 'the child’s views',
  intro: 'Their own words matter most. Write them as they were said.',
  perChild: true,
  questions: [
    longText('childView', 'How does the child feel about contact?', {
      required: true,
      source: 'guidance 2.1 (1)',
      help: 'A good answer has the child’s own words, where and how you asked, and what you saw.',
    }),
    choice('childViewCode', 'In short, the child', list.CHILD_VIEWS, { required: true }),
    text('viewNotSought', 'If the child’s view was not sought, why?', {
      help: 'It was not safe, or the carer would not allow it. Never ask a child against safe advice.',
    }),
    choice('seenAlone', 'Was the child seen alone?', list.YES_NO, { required: true }),
    day('seenOn', 'When was the child last seen?', { rule: 'not in the future' }),
    longText('childMotivation', 'If the child wants contact, why?', {
      source: 'guidance 2.1 (2)',
      help: 'Their own wish, or somebody else’s? Missing the person, worry, loyalty, curiosity?',
    }),
    longText('childKnowledge', 'What does the child know and feel about the imprisonment and the offences?', {
      source: 'guidance 2.1 (3)',
      help: 'What have they been told, by whom, in what words? Do not tell them more than they know.',
    }),
    longText(
      'prisonUnderstanding',
      'What does the child think a prison is like, and how do they feel about going in?',
      {
        source: 'guidance 2.1 (4)',
        help: 'Searches, dogs, uniforms, waiting, a crowded room. Have they been to one before?',
      },
    ),
    choice(
      'smugglingRisk',
      'Risk of the child being used to smuggle things into prison',
      list.LOW_MEDIUM_HIGH,
      {
        source: 'guidance 2.1 (5)',
        help: 'Knowingly or not: in clothes, a nappy, a toy. Visitors are searched, children too.',
      },
    ),
    longText('smugglingReason', 'Why do you rate the smuggling risk so?', {
      help: 'The prisoner’s record inside, the adults around the child, earlier visits.',
    }),
    longText('relationship', 'What is the relationship between the child and the prisoner like?', {
      source: 'guidance 2.1 (6)',
      help: 'Before custody and since. Who was the prisoner in the child’s daily life?',
    }),
    day('lastContactDate', 'When did they last have contact?', {
      rule: 'not in the future',
      source: 'guidance 2.1 (6)',
      help: 'Leave empty if there was none, or you do not know, and say which in the answer above.',
    }),
    longText('benefit', 'What would the child gain from contact?', {
      source: 'guidance 2.1 (7)',
      help: 'Identity, reassurance, an end to wondering. Be concrete, for this child.',
    }),
    longText('impactOfNoContact', 'How would it affect the child to have no contact?', {
      source: 'guidance 2.1 (8)',
      help: 'Now, and looking back as an adult.',
    }),
    concernTick,
  ],
}
