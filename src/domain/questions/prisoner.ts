/** Section C: the prisoner. The five prompts of the guidance, 2.3. */
import * as list from '../options.ts'
import { choice, choices, longText, type Section } from './build.ts'

export const prisonerSection: Section = {
  id: 'C',
  title: 'The prisoner',
  short: 'the prisoner',
  intro: 'What probation, the prison’s own worker, the police and the LADO know. Say who told you, and when.',
  perChild: false,
  questions: [
    longText('prisonerMotive', 'Why does the prisoner ask for contact?', {
      source: 'guidance 2.3 (1)',
      help: 'What they say, and what those who know them say.',
    }),
    longText('offences', 'Offences and conviction history, and who was harmed', {
      source: 'guidance 2.3 (2)',
      help: 'Describe who was harmed (“a child in the family”), never by name.',
    }),
    longText('prisonerCoercion', 'Risk of pressure from the prisoner', {
      source: 'guidance 2.3 (3)',
      help: 'On the child or the carer, in letters, on the phone, through other people.',
    }),
    longText('harmedNames', 'Names that must never appear: everybody who was harmed', {
      ...{ confidential: true, secret: 'names' },
      help: 'One on each line. Never printed anywhere; part 1 is searched for them before it goes.',
    }),
    choice('openInvestigation', 'Is there an open police investigation?', list.YES_NO_NOT_KNOWN, {
      required: true,
      source: 'guidance 2.3 (4)',
      help: 'Ask the police themselves. The prisoner may not know of it: this goes into part 2.',
    }),
    choice('mayProceed', 'If there is, may we go ahead?', list.MAY_PROCEED, {
      required: { question: 'openInvestigation', is: ['yes'] },
    }),
    longText('investigationNote', 'Who in the police said so, and when', { confidential: true }),
    longText('releasePlans', 'Plans on release: will they see or live with the child or the carer?', {
      source: 'guidance 2.3 (5)',
      help: 'Where they expect to live, licence conditions, what the family expects.',
    }),
    choices('postReleaseSupport', 'Support the family will need after release', list.RELEASE_SUPPORT, {
      help: 'For the child and the carer first. It stands in part 2, and is counted.',
    }),
  ],
}
