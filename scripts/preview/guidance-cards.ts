/** Every page of the guidance, and one to which a form page leads. */
import { aboutPrison } from '../../src/cards/about-prison.ts'
import { guidanceCard } from '../../src/cards/guidance.ts'
import { STAGES, type Stage } from '../../src/domain/guidance/topic.ts'
import { TOPICS } from '../../src/domain/guidance/topics.ts'
import type { MadeCard } from './made-cards.ts'
import { COUNCIL, SAM, TODAY } from './sample.ts'

const from = { reference: 'PCA-2026-0147', page: 'A1' }

export const guidanceCards = (): readonly MadeCard[] => [
  { name: 'guidance, all', surface: 'channel', card: guidanceCard('all', 'channel') },
  { name: 'guidance, nearest', surface: 'chat', card: guidanceCard({ nearest: TOPICS.slice(0, 3) }, 'chat') },
  ...(Object.keys(STAGES) as readonly Stage[]).map(
    (stage): MadeCard => ({
      name: `guidance, stage ${stage}`,
      surface: 'chat',
      card: guidanceCard({ stage }, 'chat'),
    }),
  ),
  ...TOPICS.map(
    (topic): MadeCard => ({
      name: `guidance, ${topic.id}`,
      surface: 'chat',
      card: guidanceCard({ topic }, 'chat'),
    }),
  ),
  ...aboutTheSamplePrison(),
  ...TOPICS.filter(({ id }) => id === 'the child').map(
    (topic): MadeCard => ({
      name: `guidance, ${topic.id}, from the form`,
      surface: 'dialog',
      card: guidanceCard({ topic, from, said: 'Saved: A. The child.' }, 'dialog'),
    }),
  ),
]

/** As it is reached from a referral, with a note that is new and one that is old. */
const aboutTheSamplePrison = (): readonly MadeCard[] =>
  COUNCIL.prisons.slice(0, 1).map((sample) => {
    const note = { by: SAM.id, words: 'Ring before ten; the way in takes an hour with a child.' }
    const notes = [
      { ...note, id: 'n1', at: '2024-06-03T10:00:00.000Z' },
      {
        ...note,
        id: 'n2',
        at: '2026-11-30T10:00:00.000Z',
        words: 'The family room has toys for under fives.',
      },
    ]
    const prison = { ...sample, notes, phone: '01632 960201', escortRule: 'An approved adult.' }
    const shown = { prison, directory: COUNCIL, by: SAM, banner: '', from: 0, today: TODAY }
    const card = aboutPrison({ ...shown, reference: from.reference }, 'chat')
    return { name: 'recipient-book, about a prison', surface: 'chat', card }
  })
