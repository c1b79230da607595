/** Finding a referral, as far as the person may see it. Every look at a name is written down before it is shown. */
import { findWords, type Sought } from '../domain/find-words.ts'
import { dayOf } from '../domain/moment.ts'
import { mayRead, mayRecord, maySeeReferral, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import type { World } from './ports.ts'
import type { FindHit, NamedRole } from './search-ports.ts'
import { myWork } from './views.ts'

/** However many there are: whoever gets more had better say more. */
export const MOST_HITS = 50

export type FoundRow = {
  readonly referral: Referral
  /** Whom it was found by; undefined where nobody was asked for. */
  readonly named: { readonly role: NamedRole; readonly name: string } | undefined
}

export type Found = {
  /** Those that were asked for. */
  readonly rows: readonly FoundRow[]
  /** How many there are; `MOST_HITS` may be more in truth. */
  readonly all: number
  /** Whether it was looked for by who it is about. */
  readonly byPerson: boolean
  readonly byReference: boolean
}

export type Page = { readonly from: number; readonly most: number }

/** Undefined where nothing was typed that could be looked for. What one may not see is not there. */
export async function find(
  world: World,
  by: Person,
  { typed, page }: { typed: string; page: Page },
): Promise<Found | undefined> {
  const sought = findWords(typed, { today: dayOf(world.clock.now()), directory: world.directory })
  if (sought === undefined) return undefined
  const hits = await hitsFor(world, by, sought)
  const rows = hits
    .slice(page.from, page.from + page.most)
    .map(({ referral, matched }) => ({ referral, named: matched }))
  const byPerson = sought.words !== undefined || sought.prisonNumber !== undefined
  if (byPerson) await noteFound(world, by, { rows, hits: hits.length })
  return { rows, all: hits.length, byPerson, byReference: sought.references !== undefined }
}

/** What waits for this person, as if it had been looked for. */
export async function openWork(world: World, by: Person, { from, most }: Page): Promise<Found> {
  const references = (await myWork(world, by)).slice(0, MOST_HITS).map(({ reference }) => reference)
  const ask = { references, teams: teamsOf(by), most: MOST_HITS }
  const hits = references.length === 0 ? [] : inOrder(await world.store.find(ask), references)
  const rows = hits.slice(from, from + most).map(({ referral }) => ({ referral, named: undefined }))
  return { rows, all: hits.length, byPerson: false, byReference: false }
}

async function hitsFor(world: World, by: Person, sought: Sought): Promise<readonly FindHit[]> {
  const hits = await world.store.find({ ...sought, teams: teamsOf(by), most: MOST_HITS })
  const seen = hits.filter(({ referral }) => maySeeReferral(by, referral))
  // A short number is of this year where there is such a one, else of the last.
  return sought.references === undefined ? seen : inOrder(seen, sought.references).slice(0, 1)
}

const inOrder = (hits: readonly FindHit[], references: readonly Reference[]): readonly FindHit[] =>
  references.flatMap((reference) => hits.filter((hit) => hit.reference === reference))

/** Where this person may look; undefined is everywhere. The same rule as for one referral. */
const teamsOf = (by: Person): readonly string[] | undefined =>
  mayRecord(by) ? undefined : by.teams.filter((team) => mayRead(by, { team }))

async function noteFound(
  { store, clock }: World,
  by: Person,
  { rows, hits }: { readonly rows: readonly FoundRow[]; readonly hits: number },
): Promise<void> {
  const look = { at: clock.now(), who: by.id }
  await store.noteLooks([
    { ...look, what: 'find', hits },
    ...rows.map(({ referral }) => ({ ...look, what: 'found', reference: referral.reference }) as const),
  ])
}

/** Somebody opens a referral on which names stand. */
export const noteRead = ({ store, clock }: World, by: Person, reference: Reference): Promise<void> =>
  store.noteLooks([{ at: clock.now(), who: by.id, what: 'read', reference }])
