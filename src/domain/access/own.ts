/** What is about nobody but whoever asks, and what the programs of the council may do. */
import type { AccessArea } from './access.ts'

/** The door has found them in the directory; nobody else comes further. */
const isInDirectory = (): boolean => true

export const OWN_ROWS: readonly AccessArea[] = [
  {
    title: 'One’s own',
    about: 'the council',
    rows: [
      {
        does: 'Read help and guidance',
        verbs: ['help', 'guidance'],
        words: ['help', 'help dates', 'hi', 'guidance', 'guidance visits'],
        may: { isInDirectory },
        refusal: 'notInDirectory',
      },
      {
        does: 'See what waits for oneself and one’s teams, by reference and without a name',
        verbs: ['my-work', 'team', 'my-week', 'overdue', 'nudges', 'open-at'],
        words: ['my work', 'team', 'team overdue', 'my week', 'nudges', 'overdue', 'open at ZAA'],
        may: { isInDirectory },
        but: 'each list holds what the person may see, or what is their team’s',
        refusal: 'notInDirectory',
      },
      {
        does: 'Say that one is away, or back',
        verbs: ['back'],
        words: ['I am away until 18 December', 'I am back'],
        may: { isInDirectory },
        refusal: 'notInDirectory',
      },
      {
        does: 'Send papers to the bot, and throw them away unattached',
        verbs: ['drop-papers'],
        words: ['throw away my papers'],
        ways: ['a file sent in one’s own chat'],
        may: { isInDirectory },
        refusal: 'notInDirectory',
      },
      {
        does: 'Read what to know about a prison',
        verbs: ['about-prison'],
        words: ['about ZAA'],
        may: { isInDirectory },
        but: 'from a referral, by those who may see it',
        refusal: 'notInDirectory',
      },
    ],
  },
]
