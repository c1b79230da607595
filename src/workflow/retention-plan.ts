/** A dry run: what would go and when, and what keeps the others. References alone, so that an administrator may read it. */
import type { Day } from '../domain/moment.ts'
import { isAdministrator, type Person } from '../domain/people.ts'
import type { RetentionPlan } from '../domain/purged.ts'
import type { Reference } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { type Keeping, type KeptBy, mayPurge, RETENTION } from '../domain/retention.ts'
import type { World } from './ports.ts'
import { retentionScene } from './retention-scene.ts'

type Looking = Pick<World, 'store' | 'clock' | 'keepUntilReview'>

/** Any number at all is too many for a card: the program looks at all of them. */
const MOST_ON_A_CARD = 300
const BATCH = 200
const FOR_EVER: Day = '9999-12-31'

export async function planFor(
  world: World,
  by: Person,
  most = MOST_ON_A_CARD,
): Promise<RetentionPlan | Refusal> {
  return isAdministrator(by) ? retentionPlan(world, most) : refuse('notAdministrator')
}

/** Of the first `most` that are over, by reference. */
export async function retentionPlan(world: Looking, most: number): Promise<RetentionPlan> {
  const going = await world.store.going(FOR_EVER, most)
  const announced = new Set(going.map(({ reference }) => reference))
  const looked = await keepingOf(world, most + 1)
  const shown = looked.slice(0, most)
  const ready = shown.filter(({ reference, keeping }) => keeping.may && !announced.has(reference))
  return {
    ...{ going, ready: ready.map(({ reference }) => reference) },
    ...{ looked: shown.length, isAll: looked.length === shown.length },
    kept: RETENTION.flatMap(({ id }) => keptBy(id, shown)),
  }
}

type Looked = { readonly reference: Reference; readonly keeping: Keeping }

async function keepingOf(world: Looking, most: number): Promise<readonly Looked[]> {
  const { store } = world
  const looked: Looked[] = []
  for (let after = ''; looked.length < most; ) {
    const references = await store.over({ after, most: Math.min(BATCH, most - looked.length) })
    for (const reference of references) {
      const referral = (await store.load(reference))?.referral
      if (referral !== undefined)
        looked.push({ reference, keeping: mayPurge(referral, await retentionScene(world, store, referral)) })
    }
    const last = references.at(-1)
    if (last === undefined) break
    after = last
  }
  return looked
}

function keptBy(id: KeptBy, looked: readonly Looked[]): RetentionPlan['kept'] {
  const those = looked.flatMap(({ reference, keeping }) =>
    !keeping.may && keeping.because.includes(id) ? [{ reference, goesOn: keeping.goesOn }] : [],
  )
  if (those.length === 0) return []
  const firstOn = those
    .flatMap(({ goesOn }) => goesOn ?? [])
    .toSorted()
    .at(0)
  return [{ id, references: those.map(({ reference }) => reference), firstOn }]
}
