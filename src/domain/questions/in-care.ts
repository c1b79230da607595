/** Section J: a child in care (2.7, 42). Asked first, because a court or the care plan may have answered already. */
import { IN_CARE } from '../in-care.ts'
import { options, YES_NO, YES_NO_NOT_KNOWN } from '../options.ts'
import { choice, day, longText, type Section, text } from './build.ts'

const CARE_PLAN = options({
  contact: 'It plans contact with this person',
  limited: 'It plans contact with limits',
  no_contact: 'It says no contact',
  silent: 'It says nothing about this person',
})

const CONSENT_BY = options({
  parents: 'The parents',
  council: 'The council',
  council_and_parents: 'The council together with the parents',
  court: 'A court has to decide',
  young_person: 'The young person, at 16 or 17',
  other: 'Someone else (say who)',
})

const CONSENT_GIVEN = options({
  yes: 'Yes',
  no: 'No, it was refused',
  awaited: 'Asked, no answer yet',
  not_asked: 'Not asked (say why)',
})

const ADVOCATE = options({
  taken_up: 'Offered, and wanted',
  declined: 'Offered, not wanted',
  too_young: 'Too young; someone speaks for the child',
  not_offered: 'Not offered yet',
})

const TOLD = options({
  foster_carer: 'Yes, the foster carer',
  home: 'Yes, the children’s home',
  parent: 'Yes, the parent or relative the child is placed with',
  not_told: 'Not told yet',
})

export const inCareSection: Section = {
  id: IN_CARE,
  title: 'A child in care',
  short: 'the child in care',
  intro:
    'Contact goes on unless the child’s welfare says otherwise. We need a court order to stop it for more than seven days.',
  perChild: true,
  onlyFor: 'child in care',
  questions: [
    choice('courtContact', 'Has a court already set contact with this person?', YES_NO_NOT_KNOWN, {
      required: true,
      source: 'field notes 2.7 (42)',
      help: 'An order comes before our advice, and before the care plan.',
    }),
    longText('courtContactSays', 'What the order says about contact', {
      required: { question: 'courtContact', is: ['yes'] },
      help: 'Its own words, and until when it holds.',
    }),
    day('courtContactOn', 'Date of the order', {
      required: { question: 'courtContact', is: ['yes'] },
      rule: 'not in the future',
    }),
    text('iro', 'Independent Reviewing Officer (IRO)', { required: true, help: 'Their full name.' }),
    choice('iroTold', 'Has the IRO been told of this request?', YES_NO, { required: true }),
    day('carePlanCheckedOn', 'When was the care plan checked?', {
      required: true,
      rule: 'not in the future',
    }),
    choice('carePlanSays', 'What the care plan says about contact with this person', CARE_PLAN, {
      required: true,
    }),
    longText('carePlanContact', 'In its own words', {
      required: true,
      help: 'Contact goes on unless it cannot be arranged or is not right for the child’s welfare.',
    }),
    choice('carePlanAnswers', 'Does the care plan already answer this request?', YES_NO, {
      required: true,
      help: 'If yes, a short report is enough: sections A, B and F may stay empty.',
    }),
    day('careReviewOn', 'Next review of the care plan', { required: true, rule: 'not in the past' }),
    choice('consentBy', 'Who consents?', CONSENT_BY, {
      required: true,
      help: 'That follows from the child’s legal status.',
    }),
    choice('consentGiven', 'Have they consented?', CONSENT_GIVEN, { required: true }),
    longText('consentNote', 'Who said so and when, or why not', {
      required: { question: 'consentGiven', is: ['no', 'not_asked'] },
    }),
    longText('parentsViews', 'The parents’ views', {
      required: true,
      help: 'Of each of them. If one could not be asked safely, say so and why.',
    }),
    longText('careTransport', 'Who goes with the child, and how do they travel?', {
      required: true,
      help: 'The way there and back, and who is with the child before and after.',
    }),
    choice('advocateOffered', 'Was the child offered an advocate?', ADVOCATE, { required: true }),
    choice('placementTold', 'Was the foster carer or home told?', TOLD, { required: true }),
    text('placement', 'Foster carer or home: name and address', {
      ...{ confidential: true, secret: 'name and address' },
      help: 'Stands in part 2 alone. Part 1 is searched for it before it goes.',
    }),
    longText('careSupervision', 'Who supervises contact, and what else has to be arranged?', {
      required: true,
      help: 'Goes into part 1: no names, no places. Notes of it are for the parents too, within three months.',
    }),
  ],
}
