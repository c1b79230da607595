/** The small forms about safety: may the family be contacted, held for the police, a concern, a short report. */
import { openConcern } from '../domain/concern.ts'
import type { Question } from '../domain/form.ts'
import { localSteps } from '../domain/local-steps.ts'
import { isOpen } from '../domain/more-time.ts'
import { SAFE_TO_CONTACT } from '../domain/options.ts'
import { holdOf, sayFamilyLock } from '../domain/safety.ts'
import type { About, DueForm } from './due-forms.ts'

const plainForm = { answers: {}, seen: undefined }

const WHO_IN_THE_POLICE: Question = {
  ...{ id: 'words', label: 'Who in the police said so, how and when?', kind: 'text', required: true },
  help: 'It stays with us: the prison never reads this.',
}

const MORE_TIME: Question = {
  ...{ id: 'day', label: 'Ask the prison for more time until', kind: 'day' },
  help: 'The e-mail says “our enquiries are not finished”, and no word of the police. For the social worker or a manager; leave it empty to ask later.',
}

export const SAFETY_FORMS = {
  'safe-to-contact': ({ referral }: About): DueForm => ({
    ...plainForm,
    title: 'May the family be contacted?',
    intro:
      'While it is not “Yes”, nobody meets, telephones or writes to the child or the carer. Say it anew whenever it changes.',
    quoted: {
      title: 'As it stands',
      lines: [sayFamilyLock(referral) ?? 'Yes: the family may be contacted.'],
    },
    questions: [
      {
        ...{ id: 'to', label: 'Is it safe to contact the family?', kind: 'choice', required: true },
        options: SAFE_TO_CONTACT,
      },
      {
        ...{ id: 'words', label: 'Who decided it, how and when?', kind: 'text', required: true },
        help: 'For example: police agreed, DC Smith by phone on 14 November.',
      },
    ],
    goes: [{ go: 'say', title: 'Write it down', style: 'positive', asks: ['to', 'words'] }],
  }),

  'police-hold': ({ referral }: About): DueForm => ({
    ...plainForm,
    title: 'Hold for the police',
    intro:
      'Nothing is signed or sent until you lift it. The due day stays, and so do the reminders. Tell the prison only that we need longer, unless the police agree to more.',
    questions: isOpen(referral.moreTime) ? [WHO_IN_THE_POLICE] : [WHO_IN_THE_POLICE, MORE_TIME],
    goes: [
      {
        ...{ go: 'hold', title: 'Hold it', style: 'positive' },
        asks: isOpen(referral.moreTime) ? ['words'] : ['words', 'day'],
      },
    ],
  }),

  'lift-hold': ({ referral }: About): DueForm => ({
    ...plainForm,
    title: 'Free to send again',
    intro: 'If the report is signed already and its time to undo is over, its e-mails go at once.',
    quoted: { title: 'Held for the police', lines: [`“${holdOf(referral)?.words ?? ''}”`] },
    questions: [WHO_IN_THE_POLICE],
    goes: [{ go: 'lift', title: 'The police agree: send again', style: 'positive', asks: ['words'] }],
  }),

  concern: ({ referral, directory }: About): DueForm => ({
    ...plainForm,
    title: 'A safeguarding concern',
    intro:
      openConcern(referral) === undefined
        ? 'Please do these first. The button tells the Team Manager at once, at any hour, and the next one if nobody answers.'
        : 'The managers are told already.',
    quoted: { title: 'What to do', lines: localSteps(directory.council) },
    questions: [
      {
        ...{ id: 'words', label: 'What worries you, in a sentence', kind: 'long text' },
        help: 'For the managers who are told. You may leave it empty.',
      },
    ],
    goes: [{ go: 'tell', title: 'Tell the Team Manager now', style: 'positive', asks: ['words'] }],
  }),

  'short-report': (): DueForm => ({
    ...plainForm,
    title: 'A short report',
    intro:
      'For a carer who refuses, or a family that may not be contacted. The four answers stay, and the check for pressure comes in. Ask the child only if that is safe.',
    questions: [
      {
        ...{ id: 'words', label: 'Why?', kind: 'long text', required: true },
        help: 'The Team Manager reads it, and so does the prison, in part 2. Part 1 says only that it is short.',
      },
    ],
    goes: [
      { go: 'short', title: 'Make it short', style: 'positive', asks: ['words'] },
      { go: 'full', title: 'Make it full again', style: 'default', asks: ['words'] },
    ],
  }),
} as const satisfies Record<string, (about: About) => DueForm>
