/** The small form about a prisoner who is in another prison now. */
import { prisonByCode } from '../domain/directory.ts'
import { answerOf } from '../domain/form.ts'
import { prisonsToMoveTo } from '../domain/prison-choices.ts'
import type { About, DueForm } from './due-forms.ts'
import { sayNoAddress } from './no-address.ts'

const WAITS =
  ' A version waits for sign-off. It names the prison, so it is made anew, and the Team Manager is asked again.'

export const READDRESS_FORM = {
  readdress: ({ referral, directory, answers = {} }: About): DueForm => {
    const from = answerOf(referral.details.prisoner, 'prisonCode')
    const options = prisonsToMoveTo(directory, { from, chosen: answerOf(answers, 'prison') })
    const why = sayNoAddress(referral, directory)
    const name = prisonByCode(directory, from)?.name ?? from
    const shown = {
      title: 'The prisoner has moved',
      quoted: { title: 'Until now', lines: [why ?? name] },
      ...{ answers: {}, seen: undefined },
    }
    if (options.length === 0)
      return {
        ...shown,
        intro:
          'No other prison has an agreed address yet. Please tell your administrator: one person enters the address, and a second one checks it. Then the prison can be chosen here.',
        questions: [],
        goes: [{ go: 'look', title: 'Look again', style: 'default', asks: [] }],
      }
    return {
      ...shown,
      intro: `The report, and every letter from now on, goes to the prison that you choose. The due day stays.${referral.status === 'submitted' ? WAITS : ''}`,
      questions: [
        {
          ...{ id: 'prison', label: 'Where is the prisoner now?', kind: 'choice', required: true, options },
          help: 'If it is not in the list, it has no agreed address yet: please tell your administrator.',
        },
        {
          ...{ id: 'words', label: 'Who told you, and when?', kind: 'text', required: true },
          help: 'Name and role, day and time. For the audit and for the social worker.',
        },
      ],
      goes: [{ go: 'move', title: 'Send it there', style: 'positive', asks: ['prison', 'words'] }],
    }
  },
} as const satisfies Record<string, (about: About) => DueForm>
