/** Who may say who knows of a referral, read what is not theirs, and read who did what. */
import { mayBreakGlass } from '../break-glass.ts'
import { mayRestrict } from '../restriction.ts'
import type { AccessArea } from './access.ts'

export const KNOWING: readonly AccessArea[] = [
  {
    title: 'Who may know of it',
    about: 'a referral',
    rows: [
      {
        does: 'Restrict it to named people, change who is named, or lift that',
        verbs: ['restrict', 'lift-restriction'],
        words: ['restrict', 'lift restriction'],
        may: { mayRestrict },
        but: 'a head of service without being named: somebody must be able to name others',
        refusal: 'notToRestrict',
        throughRestriction: true,
      },
      {
        does: 'Break the glass: read for twelve hours what is not theirs, with a reason that its owners are told',
        verbs: ['break-glass'],
        words: ['break glass'],
        may: { mayBreakGlass },
        refusal: 'notToBreakGlass',
        throughRestriction: true,
      },
    ],
  },
]
