/** Somebody leaves: what is open with them is listed, handed over, and then their access ends. */

import { peopleOfTeam, personById } from '../domain/directory.ts'
import type { DirectoryChange } from '../domain/directory-scene.ts'
import { type Ending, endPerson, handOver, mayHandOver, mayInherit, wants } from '../domain/leaving.ts'
import { isNamed, mayKeepDirectory, type Person, type PersonId } from '../domain/people.ts'
import type { Reference, Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { changeReferral } from './change-referral.ts'
import { changeDirectory, DIRECTORY } from './directory.ts'
import type { OpenDraft } from './directory-ports.ts'
import { wholeOf } from './known-to.ts'
import type { World } from './ports.ts'
import { promiseToNamed } from './restriction.ts'

/** One referral that wants something of the leaver, and who could have it instead. */
export type LeftOver = {
  readonly reference: Reference
  readonly referral: Referral
  readonly work: boolean
  readonly sign: boolean
  /** Their place among those to whom it is restricted. */
  readonly named: boolean
  /** By name. Empty where nobody can: then somebody has to join the team, or become qualified, first. */
  readonly heirs: readonly Person[]
}

export type LeftWork = {
  readonly leaver: Person
  readonly referrals: readonly LeftOver[]
  readonly drafts: readonly OpenDraft[]
  /** Names of the teams that they manage, and of those in which they stand in. */
  readonly manages: readonly string[]
  readonly standsIn: readonly string[]
  /** Whoever reads it may end their access. */
  readonly mayEnd: boolean
}

export async function leftWork(world: World, by: Person, id: PersonId): Promise<LeftWork | Refusal> {
  const leaver = personById(world.directory, id)
  if (leaver === undefined) return refuse('noSuchPerson')
  if (!mayHandOver(by, leaver)) return refuse('notToHandOver')
  const referrals = await openWith(world, leaver.id)
  // Whoever ends their access must know of all of it; a manager sees what they could see anyway.
  const visible = referrals.filter(
    ({ referral }) => mayKeepDirectory(by) || (by.teams.includes(referral.team) && isNamed(by, referral)),
  )
  const { teams } = world.directory
  return {
    leaver,
    referrals: visible,
    drafts: await world.store.draftsOf(leaver.id),
    manages: teams.filter(({ teamManager }) => teamManager === leaver.id).map(({ name }) => name),
    standsIn: teams.filter(({ deputies }) => deputies.includes(leaver.id)).map(({ name }) => name),
    mayEnd: mayKeepDirectory(by),
  }
}

async function openWith(world: World, id: PersonId): Promise<readonly LeftOver[]> {
  const { store, directory } = wholeOf(world)
  const working = (await store.work({ worker: id })).map(({ reference }) => reference)
  const elsewhere = [...(await store.toSign(id)), ...(await store.namedIn(id))]
  const references = [...new Set([...working, ...elsewhere])].toSorted()
  const found: LeftOver[] = []
  for (const reference of references) {
    const referral = (await store.load(reference))?.referral
    if (referral === undefined) continue
    const { work, sign, named } = wants(referral, id)
    if (!work && !sign && !named) continue
    const heirs = peopleOfTeam(directory, referral.team)
      .filter((person) => person.id !== id)
      .filter((person) => mayInherit(person, referral, id))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
    found.push({ reference, referral, work, sign, named, heirs })
  }
  return found
}

export type HandOver = {
  readonly from: PersonId
  readonly to: PersonId
  /** Empty for everything that can go to that person, drafts of new referrals included. */
  readonly reference: Reference | ''
}

export type HandedOver = {
  readonly done: readonly Reference[]
  /** Each with why it stays where it is. */
  readonly stays: readonly { readonly reference: Reference; readonly why: string }[]
  readonly drafts: number
}

/** Each referral is a transaction and a line of the audit of its own; what is refused does not hold up the others. */
export async function handOverWork(world: World, by: Person, what: HandOver): Promise<HandedOver | Refusal> {
  const { from, to, reference } = what
  const left = await leftWork(world, by, from)
  if (isRefusal(left)) return left
  const heir = personById(world.directory, to)
  if (heir === undefined || heir.id === left.leaver.id) return refuse('notToThem')
  const chosen =
    reference === '' ? left.referrals : left.referrals.filter((one) => one.reference === reference)
  if (reference !== '' && chosen.length === 0) return refuse('notTheirs')
  const done: Reference[] = []
  const stays: { reference: Reference; why: string }[] = []
  for (const one of chosen) {
    const result = await handOne(world, by, { ...what, reference: one.reference })
    if (isRefusal(result)) stays.push({ reference: one.reference, why: result.say })
    else done.push(one.reference)
  }
  const drafts = reference === '' ? await giveDrafts(world, by, { from: left.leaver, to: heir }) : 0
  return { done, stays, drafts }
}

function handOne(world: World, by: Person, { from, to, reference }: HandOver): Promise<Referral | Refusal> {
  const at = world.clock.now()
  const { directory } = world
  return changeReferral(wholeOf(world), { reference, who: by.id, at }, async ({ referral }, tx) => {
    const ruling = handOver(referral, { by, at }, { from, to, directory })
    if (!isRefusal(ruling)) await promiseToNamed(tx, { before: referral, after: ruling.referral, by, at })
    return ruling
  })
}

/** The form of a new referral goes to a MASH officer, who sees it anyway; what was typed into an assessment does not. */
async function giveDrafts(
  { store, clock }: World,
  by: Person,
  { from, to }: { readonly from: Person; readonly to: Person },
): Promise<number> {
  if (!to.roles.includes('mash_officer')) return 0
  return store.transaction(async (tx) => {
    const count = await tx.giveDrafts(from.id, to.id)
    if (count > 0)
      await tx.audit({
        ...{ at: clock.now(), reference: DIRECTORY, who: by.id, what: 'giveDrafts', version: 0 },
        ...{ from: 'nothing' as const, to: 'nothing' as const, reason: `${count}: ${from.id} to ${to.id}` },
      })
    return count
  })
}

/** Their access ends. What is left is counted by the store under no lock: whatever comes between, the sweep finds. */
export async function endAccess(
  world: World,
  by: Person,
  what: Pick<Ending, 'id' | 'heir' | 'atOnce'>,
): Promise<DirectoryChange | Refusal> {
  const left = (await openWith(world, what.id)).length
  return changeDirectory(world, by, { rule: endPerson, what: { ...what, left } })
}

/** Why something stays, for whoever reads the list: nobody could have it. */
export const sayNobody = ({ work, sign, referral }: LeftOver, world: Pick<World, 'directory'>): string => {
  const team = world.directory.teams.find(({ id }) => id === referral.team)?.name ?? 'the team'
  if (work && !sign) return `${team} has no other social worker.`
  return `Nobody else of ${team} may sign it: not qualified, or they wrote part of it.`
}
