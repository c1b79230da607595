/** Finds the other children linked to a prisoner for whoever reads the assessment, and notes what a person decides. */
import {
  type FoundReferral,
  type LinkedChildren,
  linkedChildren,
  NOBODY_LINKED,
  noteLink,
} from '../domain/linked-children.ts'
import { dayOf } from '../domain/moment.ts'
import { mayRead, type Person } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { sameMatter } from '../domain/review.ts'
import { changeReferral } from './change-referral.ts'
import { knownTo } from './known-to.ts'
import type { Loaded, World } from './ports.ts'
import { askOf } from './related.ts'
import type { RelatedHit } from './search-ports.ts'

/** As many other referrals as anybody reads beside their own. */
const MOST_REFERRALS = 8

/** Nothing for those who may not read the assessment. One question to the store, then the few that it names. */
export async function linkedChildrenOf(world: World, by: Person, loaded: Loaded): Promise<LinkedChildren> {
  const { referral } = loaded
  if (!mayRead(by, referral)) return NOBODY_LINKED
  // A job asks for somebody, too: what is restricted to others is not there for them.
  const seen = world.whole === undefined ? knownTo(world, by) : world
  // By the prisoner alone: whose children are alike is another question, and each name that is sought costs.
  const hits = (await seen.store.related({ ...askOf(referral), children: [] })).filter(
    ({ role }) => role === 'prisoner',
  )
  const decided = (referral.links ?? []).map(({ reference }) => reference)
  const same = sameMatter(referral)
  const all = [...new Set([...decided, ...hits.map(({ reference }) => reference)])]
  // The same children at another time are not other children.
  const references = all.filter((reference) => !same.includes(reference))
  const found = await Promise.all(
    references.slice(0, MOST_REFERRALS).map((reference) => foundAs(seen, reference, hits)),
  )
  const at = world.clock.now()
  const linked = linkedChildren(
    loaded,
    found.flatMap((one) => one ?? []),
    {
      ...{ by, directory: world.directory, today: dayOf(at) },
      unread: Math.max(0, references.length - MOST_REFERRALS),
    },
  )
  const looks = linked.named.map((reference) => ({ at, who: by.id, what: 'read', reference }) as const)
  if (looks.length > 0) await world.store.noteLooks(looks)
  return linked
}

async function foundAs(
  { store }: World,
  reference: Reference,
  hits: readonly RelatedHit[],
): Promise<FoundReferral | undefined> {
  const loaded = await store.load(reference)
  const own = hits.filter((hit) => hit.reference === reference)
  const best = own.find(({ certain }) => certain) ?? own[0]
  return loaded && { ...loaded, how: best?.how, certain: best?.certain === true }
}

/** A person says whether another referral is about the same prisoner. The other one is not changed by it. */
export async function noteLinkOf(
  world: World,
  by: Person,
  asked: { readonly reference: Reference; readonly other: Reference; readonly same: boolean },
): Promise<Referral | Refusal> {
  const { reference, other, same } = asked
  const at = world.clock.now()
  if ((await world.store.load(other)) === undefined) return refuse('unknownReference')
  return changeReferral(world, { reference, who: by.id, at }, ({ referral }) =>
    noteLink(referral, { by, at }, { other, same }),
  )
}
