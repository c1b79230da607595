/** The small forms about keeping a copy: put on and lift a legal hold; say that the case system has everything. */
import { nameOf } from '../domain/directory.ts'
import type { Question } from '../domain/form.ts'
import { legalHoldOf } from '../domain/legal-hold.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import type { About, DueForm } from './due-forms.ts'

const plainForm = { answers: {}, seen: undefined }

const WHY: Question = {
  ...{ id: 'why', label: 'Why, and who asked for it?', kind: 'text', required: true },
  help: 'For example: the council’s lawyers, by e-mail on 3 March. It stands on the card of this referral.',
}

export const HOLD_FORMS = {
  'legal-hold': (): DueForm => ({
    ...plainForm,
    title: 'Legal hold',
    intro:
      'For a court, a complaint or an enquiry. Nothing of this referral is deleted here until somebody lifts it. The case system and the folder have their own rules: please tell those who keep them.',
    questions: [WHY],
    goes: [{ go: 'hold', title: 'Put it on', style: 'positive', asks: ['why'] }],
  }),

  'lift-legal-hold': ({ referral, directory }: About): DueForm => {
    const hold = legalHoldOf(referral)
    return {
      ...plainForm,
      title: 'Lift the legal hold',
      intro: 'From then on the copy here goes as any other does: never within a week, and never unfiled.',
      quoted: {
        title: hold === undefined ? '' : `${nameOf(directory, hold.by)}, ${sayDay(dayOf(hold.at))}`,
        lines: [`“${hold?.why ?? ''}”`],
      },
      questions: [WHY],
      goes: [{ go: 'lift', title: 'Lift it', style: 'positive', asks: ['why'] }],
    }
  },

  'in-case-system': (): DueForm => ({
    ...plainForm,
    title: 'It is in the case system',
    intro:
      'I file the signed reports. What else stands here, I cannot file: the request and its papers, what was decided, what was written since. Please look that the case system has all of it. Then the days begin after which the copy here goes.',
    questions: [
      {
        ...{ id: 'where', label: 'Where is it there?', kind: 'text' },
        help: 'For example a record number. You may leave it empty.',
      },
    ],
    goes: [{ go: 'note', title: 'All of it is there', style: 'positive', asks: ['where'] }],
  }),
} as const satisfies Record<string, (about: About) => DueForm>
