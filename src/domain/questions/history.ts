/** Sections D and E: family history, who was asked, orders and limits (guidance, 3 and 4). */
import * as list from '../options.ts'
import { choice, choices, day, longText, type Section, text } from './build.ts'

export const historySection: Section = {
  id: 'D',
  title: 'Family history, and who was asked',
  short: 'family history',
  intro:
    'Past abuse in a family can mean more risk than checks alone show. Whom you have noted under “People to ask” is not asked about here again.',
  perChild: false,
  questions: [
    choice('chronology', 'Is there a chronology of the child’s life?', list.CHRONOLOGY, {
      required: true,
      source: 'guidance 3 (1)',
    }),
    longText('chronologyNote', 'What in the chronology matters here, or why none is needed', {
      required: { question: 'chronology', is: ['not_needed'] },
    }),
    choice('pastConcerns', 'Past sexual abuse or protection concerns in the family?', list.YES_NO_NOT_KNOWN, {
      source: 'guidance 3 (1)',
    }),
    longText('otherChildren', 'Other children linked to the prisoner', {
      source: 'guidance 1',
      help: 'Those in our register are on the card of the referral. Add any others. If there are none, say so.',
    }),
    longText('precedent', 'What does agreeing for one child mean for the others?', {
      source: 'guidance 1',
      help: 'It may be read as a precedent. Say what is different about each, or that nobody else is affected.',
    }),
    choice('askedProbation', 'Was the probation officer asked?', list.ASKED, {
      required: true,
      source: 'guidance 4 (1)',
    }),
    choice('askedPrison', 'Was the prison’s own worker asked?', list.ASKED, {
      required: true,
      source: 'guidance 4 (2)',
    }),
    choice('askedPolice', 'Were the police asked?', list.ASKED, { required: true }),
    choice('askedLado', 'Was the LADO (Designated Officer) asked?', list.ASKED, {
      required: true,
      source: 'guidance 4 (3)',
    }),
    longText('askedNote', 'What they said, and why anyone was not asked', {
      help: 'Give the role and the date. “No reply by 4 December” is a fair answer: no need to be late for it.',
    }),
  ],
}

export const ordersSection: Section = {
  id: 'E',
  title: 'Orders and limits',
  short: 'orders',
  intro: 'What a court or a licence already says.',
  perChild: false,
  questions: [
    choices('orders', 'Orders and licence conditions', list.ORDERS, { required: true }),
    text('ordersSource', 'Where you checked'),
    day('ordersCheckedOn', 'When you checked', { required: true, rule: 'not in the future' }),
    longText('ordersNote', 'What they say about contact', {
      help: 'If one seems to forbid contact, say how you understand it.',
    }),
  ],
}
