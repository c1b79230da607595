/** What a council does in a morning, as the activities that Teams makes of it; and the one thing that is said to an echo. */
import { ASSESSMENT } from '../../tests/support/answers.ts'
import { type Deed, deedsOf } from '../../tests/support/teams-people.ts'
import { channelOf, lastName, referenceOf, WORKERS, workerAt } from './load-council.ts'

/** One thing a person does, and what the answer must hold to be counted. */
export type Done = {
  readonly what: Kind | 'said to an echo'
  readonly activity: unknown
  /** What must stand in the answer on the same connection; undefined where it goes by the Connector. */
  readonly holds?: string
}

/** In hundredths. Most of a day is lists, looking something up, and writing. */
export const MIX = {
  'list typed': 20,
  'referral opened': 20,
  'page opened': 20,
  'page saved': 20,
  'press in a channel': 8,
  'name searched': 6,
  'dialog opened': 6,
} as const

export type Kind = keyof typeof MIX

export type Place = { readonly appId: string; readonly tenantId: string; readonly serviceUrl: string }

/** The kinds in an order that a hundred turns repeat, each spread evenly. */
export const ORDER: readonly Kind[] = Object.entries(MIX)
  .flatMap(([kind, times]) =>
    Array.from({ length: times }, (_, index) => ({ kind: kind as Kind, at: (index + 0.5) / times })),
  )
  .sort((one, other) => one.at - other.at)
  .map(({ kind }) => kind)

/** What lane `worker` does as its `turn`th; saves of one page count up from 0 in `saved`. */
export function mixOf(place: Place) {
  const saved = new Map<string, number>()
  return async (turn: number): Promise<Done> => {
    const worker = turn % WORKERS
    const round = Math.floor(turn / WORKERS)
    const kind = ORDER[(turn * 7 + round) % ORDER.length] ?? 'list typed'
    const reference = referenceOf(worker, round)
    const activity = await doneBy(place, worker, (deeds, inChannel) => {
      switch (kind) {
        case 'list typed':
          return deeds.says('my work')
        case 'referral opened':
          return deeds.says(reference)
        case 'page opened':
          return deeds.presses('open-page', { reference, page: 'A1' }, '1')
        case 'page saved': {
          const base = saved.get(reference) ?? 0
          saved.set(reference, base + 1)
          return deeds.presses('save-page', pageToSave(reference, base), '1')
        }
        case 'press in a channel':
          return inChannel.presses('show', { reference }, '1')
        case 'name searched':
          return deeds.sends(searchFor(lastName(worker)))
        case 'dialog opened':
          return inChannel.opensDialog({ verb: 'open', reference }, '1')
      }
    })
    return { what: kind, activity, ...HOLDS[kind] }
  }
}

/** An answer that does not hold this was a refusal or a fault, and the bench stops. */
const HOLDS: Readonly<Record<Kind, { readonly holds?: string }>> = {
  'list typed': {},
  'referral opened': {},
  'page opened': { holds: 'save-page' },
  'page saved': { holds: 'B. ' },
  'press in a channel': { holds: 'PCA-' },
  'name searched': { holds: 'composeExtension' },
  'dialog opened': { holds: '"continue"' },
}

export function echoOf(place: Place) {
  return async (turn: number): Promise<Done> => ({
    what: 'said to an echo',
    activity: await doneBy(place, turn % WORKERS, (deeds) => deeds.says('my work')),
  })
}

/** The activity that this deed would send. */
async function doneBy(
  place: Place,
  worker: number,
  deed: (own: Deed, inChannel: Deed) => Promise<unknown>,
): Promise<unknown> {
  let made: unknown
  const send = async (activity: unknown) => {
    made = activity
    return { status: 200, body: undefined }
  }
  const person = workerAt(worker)
  const channel = { id: channelOf(worker), teamId: '19:council@thread.tacv2' }
  const world = { place, send }
  await deed(deedsOf(person, {}, world), deedsOf(person, { channel, threadId: '1' }, world))
  return made
}

const searchFor = (value: string) => ({
  type: 'invoke',
  name: 'composeExtension/query',
  value: {
    ...{ commandId: 'find', parameters: [{ name: 'search', value }] },
    queryOptions: { skip: 0, count: 25 },
  },
})

/** A whole section of long answers, one word of it different each time, so that each press saves. */
function pageToSave(reference: string, base: number) {
  // A day that is past on any machine's clock.
  const answers = Object.entries({ ...ASSESSMENT.A1, seenOn: '2026-01-05', lastContactDate: '2026-01-02' })
  const boxes = answers.map(([id, answer]) => [
    `${id}__bench`,
    answer.includes(' ') ? answer.repeat(6) : answer,
  ])
  return {
    ...Object.fromEntries(boxes),
    benefit__bench: `An end to wondering, ${base % 2}.`,
    go: 'next',
    form: { reference, key: 'A1', base, asked: answers.map(([id]) => id).join(',') },
  }
}
