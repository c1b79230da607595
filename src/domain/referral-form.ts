/** The form MASH fills in: the request, the prisoner, each child, the carer (2.1 and 2.2), in four short pages. */
import type { Question } from './form.ts'
import { LEVELS } from './levels.ts'
import * as list from './options.ts'

export type ReferralPage = 'request' | 'prisoner' | 'child' | 'carer'

export type ReferralSection = {
  readonly title: string
  readonly intro: string
  readonly questions: readonly Question[]
}

const choice = (
  id: string,
  label: string,
  options: Question['options'],
  more: Partial<Question> = {},
): Question => ({
  id,
  label,
  kind: 'choice',
  ...(options === undefined ? {} : { options }),
  ...more,
})
const text = (id: string, label: string, more: Partial<Question> = {}): Question => ({
  id,
  label,
  kind: 'text',
  ...more,
})
const day = (id: string, label: string, more: Partial<Question> = {}): Question => ({
  id,
  label,
  kind: 'day',
  ...more,
})

const LEVEL_ASKED = [
  ...LEVELS.map(({ level, plain }) => ({ id: String(level), label: `${level}. ${plain}` })),
  { id: 'not_said', label: 'Not said' },
]

/** The prisons and teams of the directory are filled in where `options` is left open (`prisonCode`, `team`). */
export const REFERRAL_FORM = {
  request: {
    title: 'The request',
    intro: 'What arrived, from whom and when. Leave out what the letter does not say.',
    questions: [
      choice('requestType', 'What is asked for?', list.REQUEST_TYPES, { required: true }),
      choice('requestSource', 'Who asks?', list.REQUEST_SOURCES, { required: true }),
      day('receivedOn', 'Day the council first had it', {
        required: true,
        rule: 'a day to count from',
        help: 'The three weeks start on this day.',
      }),
      choice('channel', 'How it came', list.CHANNELS),
      day('dateOfLetter', 'Date on the letter', { rule: 'not in the future' }),
      day('requestedDueDate', 'Date they ask for an answer by', {
        help: 'Only if the letter gives one. We use it when it is earlier than three weeks.',
      }),
      text('requesterName', 'Who wrote it'),
      text('requesterRole', 'Their role'),
      text('requesterEmail', 'Their e-mail address', {
        rule: 'e-mail',
        help: 'A receipt goes to the prison’s approved address, never to an address typed here.',
      }),
      text('requesterPhone', 'Their phone number'),
      text('prisonReference', 'Their own reference'),
      {
        id: 'statedQuestions',
        label: 'What they want to know',
        kind: 'choices',
        options: list.FOUR_QUESTIONS,
        help: 'We answer all four in any case.',
      },
      choice('levelAsked', 'Level of contact they ask for', LEVEL_ASKED),
      choice('homeAuthorityOk', 'Does the child live in our area?', list.HOME_AUTHORITY, { required: true }),
      text('otherAuthority', 'If another authority, which one', {
        required: { question: 'homeAuthorityOk', is: ['another_authority'] },
      }),
      choice('safeToContactFamily', 'Is it safe to contact the family?', list.SAFE_TO_CONTACT, {
        required: true,
      }),
    ],
  },
  prisoner: {
    title: 'The prisoner',
    intro: 'As the letter gives it. A missing prison number can be added later.',
    questions: [
      text('fullName', 'Full name', { required: true }),
      text('aliases', 'Other names used'),
      day('dateOfBirth', 'Date of birth', { rule: 'not in the future' }),
      text('prisonNumber', 'Prison number', { rule: 'prison number', help: 'For example A1234BC.' }),
      choice('prisonCode', 'Prison', undefined, { required: true }),
      choice(
        'workedWithChildren',
        'Did the prisoner work or volunteer with children?',
        list.YES_NO_NOT_KNOWN,
        {
          required: true,
          help: 'The LADO is involved if they did.',
        },
      ),
      choice('custodyStatus', 'Custody', list.CUSTODY),
      choice('sentenceBand', 'Sentence', list.SENTENCES),
      day('earliestReleaseDate', 'Earliest release date'),
      choice('pprcStatus', 'Person posing a risk to children (PPRC)', list.PPRC),
      choice('mappaLevel', 'MAPPA', list.MAPPA),
      choice('registeredOffender', 'Registered sex offender', list.YES_NO_NOT_KNOWN),
      choice('prisonerIsCareLeaver', 'Care leaver', list.YES_NO_NOT_KNOWN),
    ],
  },
  child: {
    title: 'The child',
    intro: 'One page for each child. The prison decides for each child on their own.',
    questions: [
      text('fullName', 'Full name, as the request gives it', { required: true }),
      day('dateOfBirth', 'Date of birth', {
        required: true,
        rule: 'a child',
        help: 'For a baby not yet born, the day it is due.',
      }),
      text('caseSystemId', 'Case system number', {
        required: true,
        help: 'If there is none yet, type “none”.',
      }),
      choice('relationshipToPrisoner', 'The child is the prisoner’s', list.RELATIONSHIPS, { required: true }),
      choice('knownToSocialCare', 'Known to us', list.KNOWN, { required: true }),
      choice('legalStatus', 'Legal status', list.LEGAL_STATUSES, { required: true }),
      choice('isVictimOfPrisoner', 'Was this child harmed by the prisoner?', list.YES_NO_NOT_KNOWN, {
        required: true,
      }),
      choice(
        'livedWithPrisonerBefore',
        'Did the child live with the prisoner before custody?',
        list.YES_NO_NOT_KNOWN,
      ),
      choice('addressKnownToPrisoner', 'Does the prisoner know the address?', list.YES_NO_NOT_KNOWN),
      text('address', 'Address', {
        ...{ confidential: true, secret: 'address' },
        help: 'Never printed in the part the prisoner may see.',
      }),
      text('postcode', 'Postcode', {
        ...{ confidential: true, secret: 'address' },
        help: 'Proposes the team. Never printed either.',
      }),
      text('school', 'School or nursery', {
        ...{ confidential: true, secret: 'school' },
        help: 'Held back in the same way.',
      }),
      text('newName', 'New name, if the prisoner does not know it', {
        ...{ confidential: true, secret: 'names' },
        help: 'Adoptive or changed. Never printed anywhere; part 1 is searched for it before it goes.',
      }),
      text('language', 'Language, and interpreter if needed'),
      text('communicationNeeds', 'Communication needs'),
    ],
  },
  carer: {
    title: 'The carer, and the team',
    intro: 'Who looks after the child, and which team assesses.',
    questions: [
      text('fullName', 'Carer’s full name', { required: true }),
      text('relationshipToChild', 'Relationship to the child', { required: true }),
      choice('supportsContact', 'Does the carer support contact?', list.SUPPORTS, { required: true }),
      choice(
        'hasParentalResponsibility',
        'Does the carer have parental responsibility?',
        list.YES_NO_NOT_KNOWN,
      ),
      text('othersWithParentalResponsibility', 'Others with parental responsibility'),
      text('contact', 'How to reach the carer', { confidential: true, secret: 'contact' }),
      text('address', 'Carer’s address', {
        ...{ confidential: true, secret: 'address' },
        help: 'Never printed in the part the prisoner may see.',
      }),
      choice('team', 'Which team assesses?', undefined, { required: true }),
    ],
  },
} as const satisfies Record<ReferralPage, ReferralSection>

export const REFERRAL_PAGES = [
  'request',
  'prisoner',
  'child',
  'carer',
] as const satisfies readonly ReferralPage[]

/** The questions of one page with the council's own prisons and teams filled in. */
export function referralQuestions(
  page: ReferralPage,
  lists: { readonly prisons: Question['options']; readonly teams: Question['options'] },
): readonly Question[] {
  const sections: Record<ReferralPage, ReferralSection> = REFERRAL_FORM
  return sections[page].questions.map((question) => {
    const own =
      question.id === 'prisonCode' ? lists.prisons : question.id === 'team' ? lists.teams : undefined
    return own === undefined ? question : { ...question, options: own }
  })
}
