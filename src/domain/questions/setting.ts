/** Section F: the setting (guidance, 3). */
import * as list from '../options.ts'
import { choice, choices, longText, type Section, text } from './build.ts'

export const settingSection: Section = {
  id: 'F',
  title: 'The setting',
  short: 'the setting',
  intro: 'What contact would look like, and what stands in its way.',
  perChild: false,
  questions: [
    choices('contactTypes', 'Kinds of contact considered', list.CONTACT_TYPES),
    choice('visitType', 'If visits: open or closed', list.VISIT_TYPES),
    text('preferredArea', 'Preferred area at the prison', {
      source: 'guidance 3 (4)',
      help: 'A family room, a quiet corner, a children’s visit. The prison can tell you what it has.',
    }),
    choices('barriers', 'What stands in the way', list.BARRIERS),
    longText('settingNote', 'Travel, school and other practical points'),
  ],
}
