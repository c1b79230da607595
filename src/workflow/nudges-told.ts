/** What a message of nudges still has to say, and what one person was told of a referral: reads, and one mark. */
import { openAlmanac } from '../domain/almanac.ts'
import { foresee } from '../domain/foresee.ts'
import { planFor } from '../domain/nudge-plan.ts'
import { weightOf } from '../domain/nudges.ts'
import { maySeeReferral, type Person } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { type WhatNext, whatNext } from '../domain/what-next.ts'
import type { Line } from '../domain/why-due.ts'
import { whyNudge } from '../domain/why-nudge.ts'
import type { KeptNudge, Watched } from './nudge-ports.ts'
import { sceneOf, stillHolds } from './nudges.ts'
import type { World } from './ports.ts'

export type Standing = { readonly nudge: KeptNudge; readonly referral: Referral }

/** The nudges of one message that hold as things stand now, weightiest first; the others are marked as overtaken. */
export async function stillToSay(world: World, notice: string): Promise<readonly Standing[]> {
  const kept = (await world.store.nudgesOf(notice)).filter(({ status }) => status === 'said')
  const standing = await standingOf(world, kept)
  const gone = kept.filter((nudge) => !standing.some((each) => each.nudge === nudge))
  if (gone.length > 0) await world.store.overtaken(gone)
  return standing
}

/** The same of a message that somebody was sent before: theirs alone, and nothing is marked. */
export async function stillStanding(world: World, by: Person, notice: string): Promise<readonly Standing[]> {
  const kept = await world.store.nudgesOf(notice)
  return standingOf(
    world,
    kept.filter(({ status, to }) => status === 'said' && to === by.id),
  )
}

/** One calendar and one reading of who is away for all of them; the referrals one after the other. */
async function standingOf(world: World, kept: readonly KeptNudge[]): Promise<readonly Standing[]> {
  const almanac = openAlmanac(world.directory.council)
  const absences = await world.store.absences()
  const now = world.clock.now()
  const standing: Standing[] = []
  for (const nudge of kept) {
    const watched = await world.store.watched(nudge.reference)
    if (watched === undefined) continue
    const plan = planFor({ ...watched, absences, directory: world.directory, now }, almanac)
    if (stillHolds(nudge, plan, now)) standing.push({ nudge, referral: watched.referral })
  }
  return standing.toSorted(byWeight)
}

const byWeight = (one: Standing, other: Standing): number =>
  weightOf(other.nudge.name) - weightOf(one.nudge.name) ||
  (one.referral.due.day < other.referral.due.day ? -1 : one.referral.due.day > other.referral.due.day ? 1 : 0)

/** What comes and what was said of one referral, for those who may see it. */
export async function whatNextOf(
  world: World,
  by: Person,
  reference: string,
): Promise<(WhatNext & { readonly referral: Referral }) | Refusal> {
  const watched = await world.store.watched(reference)
  if (watched === undefined || !maySeeReferral(by, watched.referral)) return refuse('unknownReference')
  const { coming, told } = await ahead(world, watched)
  return { ...whatNext(coming, told, world.directory), referral: watched.referral }
}

export type Why = { readonly referral: Referral; readonly nudge: KeptNudge; readonly lines: readonly Line[] }

/** Why somebody was told: the rung they ask about, or else the newest. Nobody learns of what others were told alone. */
export async function whyNudgeOf(
  world: World,
  by: Person,
  { reference, rung }: { readonly reference: string; readonly rung: string },
): Promise<Why | Refusal | undefined> {
  const watched = await world.store.watched(reference)
  if (watched === undefined) return refuse('unknownReference')
  const { coming, told } = await ahead(world, watched)
  const mine = told.filter(({ to, status }) => to === by.id && (status === 'said' || status === 'overtaken'))
  const nudge = mine.findLast(({ name }) => name === rung) ?? mine.at(-1)
  if (nudge === undefined)
    return maySeeReferral(by, watched.referral) ? undefined : refuse('unknownReference')
  const { name, occasion } = nudge
  const lines = whyNudge({ name, occasion, by: by.id, told, coming }, world.directory)
  return { referral: watched.referral, nudge, lines }
}

async function ahead(world: World, watched: Watched) {
  const scene = await sceneOf(world, watched)
  const told = await world.store.nudges(watched.referral.reference)
  return { coming: foresee(scene, openAlmanac(world.directory.council)), told }
}
