/**
 * The world as one person may know it: what is restricted to others is not there, whatever road leads to it. Every turn
 * works in this world, so that no handler has to think of it.
 */
import type { BrokenGlass } from '../domain/break-glass.ts'
import {
  hasBrokenGlass,
  isKnownTo,
  isNamed,
  maySeeReferral,
  mayWorkOn,
  type Person,
} from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import type { Loaded, Store, Transaction, World } from './ports.ts'

export const knownTo = <W extends World>(world: W, by: Person): W => ({
  ...world,
  // Read again each time: a turn that changes the directory answers with the changed one.
  get directory() {
    return world.directory
  },
  store: storeFor(world, by),
  whole: wholeOf(world),
})

/** Everything, for a use case that decides by itself what is shown: a leaver’s list, breaking glass, the log. */
export const wholeOf = (world: World): World => world.whole ?? world

function storeFor({ store, clock }: World, by: Person): Store {
  const glass = new Map<Reference, Promise<readonly BrokenGlass[]>>()
  const withGlass = async (referral: Referral): Promise<Referral> => {
    // Whoever works on it reads it anyhow, and breaks no glass.
    if (mayWorkOn(by, referral)) return referral
    const { reference } = referral
    const asked = glass.get(reference) ?? store.glassOf(reference, clock.now())
    glass.set(reference, asked)
    const opened = await asked
    return opened.length === 0 ? referral : { ...referral, opened }
  }
  const noted = new Set<Reference>()
  const noteGlass = async (referral: Referral): Promise<void> => {
    const { opened: _, ...closed } = referral
    if (noted.has(referral.reference) || maySeeReferral(by, closed)) return
    noted.add(referral.reference)
    await store.noteLooks([{ at: clock.now(), who: by.id, what: 'glass', reference: referral.reference }])
  }
  const shown = async (loaded: Loaded | undefined): Promise<Loaded | undefined> => {
    if (loaded === undefined) return undefined
    const referral = await withGlass(loaded.referral)
    if (!isKnownTo(by, referral)) return undefined
    if (hasBrokenGlass(by, referral)) await noteGlass(referral)
    return { ...loaded, referral }
  }
  return {
    ...store,
    load: async (reference) => shown(await store.load(reference)),
    watched: async (reference) => {
      const watched = await store.watched(reference)
      return watched === undefined || !isNamed(by, watched.referral) ? undefined : watched
    },
    work: async (filter) => (await store.work(filter)).filter((row) => isNamed(by, row)),
    awaited: async (ask) => {
      const { rows, count } = await store.awaited(ask)
      return { rows: rows.filter((row) => isNamed(by, row)), count }
    },
    find: async (ask) => (await store.find(ask)).filter(({ referral }) => isNamed(by, referral)),
    related: async (ask) => {
      const hits = await store.related(ask)
      return knownOf(store, by, hits)
    },
    going: async (until, most) => {
      const all = await store.going(until, most)
      return knownOf(store, by, all)
    },
    transaction: (work) => store.transaction((tx) => work(transactionFor(tx, by))),
  }
}

/** Under a lock there is no broken glass: whoever reads by it moves nothing. */
const transactionFor = (tx: Transaction, by: Person): Transaction => ({
  ...tx,
  lock: async (reference) => {
    const loaded = await tx.lock(reference)
    return loaded === undefined || !isNamed(by, loaded.referral) ? undefined : loaded
  },
  related: async (ask) => {
    const hits = await tx.related(ask)
    return knownOf(tx, by, hits)
  },
})

/** Of rows that have a reference alone, those that this person may know of. */
async function knownOf<R extends { readonly reference: Reference }>(
  store: Pick<Store, 'restricted'>,
  by: Person,
  rows: readonly R[],
): Promise<readonly R[]> {
  const restricted = await store.restricted([...new Set(rows.map(({ reference }) => reference))])
  return rows.filter(({ reference }) => {
    const people = restricted.get(reference)
    return people === undefined || isNamed(by, { team: '', restriction: { people } })
  })
}
