/** A referral that another program sends: recorded once for triage, with its papers, however often it is sent. */
import { answerOf } from '../domain/form.ts'
import { type Day, dayOf, later, type Moment } from '../domain/moment.ts'
import type { Paper, PaperKind, PaperType } from '../domain/papers.ts'
import {
  type Details,
  isAfterSending,
  NO_TEAM,
  type Reference,
  STATUSES,
  type Status,
} from '../domain/referral.ts'
import type { IntakeKey, Taken } from './intake-ports.ts'
import type { Transaction, World } from './ports.ts'
import { recordReferrals } from './record.ts'

export type SentPaper = {
  readonly kind: PaperKind
  readonly name: string
  readonly type: PaperType
  readonly sha256: string
  readonly bytes: Uint8Array
}

export type SentReferral = {
  readonly key: IntakeKey
  readonly details: Details
  readonly papers: readonly SentPaper[]
}

/** How long a key is known, and the answer to it. */
const KEPT_DAYS = 30

const DAY_SECONDS = 24 * 60 * 60

/** Who recorded it, where that was no person; it says which program, so that it may ask again what became of it. */
export const recorderFor = (caller: string): string => `case-system:${caller}`

export type Answered = { readonly taken: Taken; readonly again: boolean } | { readonly refused: 'keyUsed' }

/**
 * Several at once, in the order given: keys, referrals, papers, audit and promises stand or fall together. No key of a
 * caller may be among them twice.
 */
export async function takeReferrals(
  world: World,
  all: readonly SentReferral[],
): Promise<readonly Answered[]> {
  const at = world.clock.now()
  const answers = await world.store.transaction(async (tx): Promise<readonly Answered[]> => {
    const keys = all.map(({ key }) => key)
    const known = await tx.takeKeys(keys, at)
    const fresh = all.filter((_, index) => known[index] === undefined)
    const taken = fresh.length === 0 ? new Map() : await recordAll(tx, world, { at, fresh })
    return all.map((sent, index) => {
      const before = known[index]
      if (before === undefined) return { taken: taken.get(sent), again: false }
      return before.body === sent.key.body ? { taken: before.taken, again: true } : { refused: 'keyUsed' }
    })
  })
  if (answers.some((answer) => 'taken' in answer && !answer.again)) world.wake()
  return answers
}

async function recordAll(
  tx: Transaction,
  world: World,
  { at, fresh }: { readonly at: Moment; readonly fresh: readonly SentReferral[] },
): Promise<ReadonlyMap<SentReferral, Taken>> {
  const referrals = await recordReferrals(tx, world, {
    at,
    all: fresh.map(({ key, details }) => ({ by: recorderFor(key.caller), details, team: NO_TEAM })),
  })
  const taken = new Map<SentReferral, Taken>()
  for (const [index, { reference, receivedAt, due }] of referrals.entries()) {
    const sent = fresh[index]
    if (sent === undefined) continue
    taken.set(sent, { reference, receivedOn: dayOf(receivedAt), dueOn: due.day })
    for (const paper of papersOf(sent, { id: world.newId, reference, at })) await tx.keepPaper(...paper)
  }
  await tx.settleKeys([...taken].map(([{ key }, what]) => ({ key, taken: what })))
  return taken
}

const papersOf = (
  { key, details, papers }: SentReferral,
  { id, reference, at }: { readonly id: () => string; readonly reference: Reference; readonly at: Moment },
): readonly (readonly [Paper, Uint8Array])[] =>
  papers.map(({ bytes, ...about }) => [
    {
      ...about,
      ...{ id: id(), reference, size: bytes.length, at, by: recorderFor(key.caller) },
      receivedOn: answerOf(details.request, 'receivedOn'),
    },
    bytes,
  ])

/** How a referral stands, without a name in it. */
export type Standing = {
  readonly reference: Reference
  readonly status: Status
  readonly statusText: string
  readonly receivedOn: Day
  readonly dueOn: Day
  readonly team?: string
  readonly sentOn?: Day
}

/** The day on which its copy here was deleted; undefined where it was not, and where the caller may not ask. */
export async function deletedOn(
  { store }: Pick<World, 'store'>,
  reference: Reference,
  { caller, everyone }: { readonly caller: string; readonly everyone: boolean },
): Promise<Day | undefined> {
  const purged = await store.purged(reference)
  return purged !== undefined && (everyone || purged.caller === recorderFor(caller))
    ? dayOf(purged.at)
    : undefined
}

/** Undefined where there is none, and where the caller may not ask: `everyone` may ask of every one. */
export async function standingOf(
  world: World,
  reference: Reference,
  { caller, everyone }: { readonly caller: string; readonly everyone: boolean },
): Promise<Standing | undefined> {
  const referral = (await world.store.load(reference))?.referral
  // Who reads what another program shows, nobody here knows.
  if (referral?.restriction !== undefined) return undefined
  if (referral === undefined || !(everyone || referral.recordedBy === recorderFor(caller))) return undefined
  const team = world.directory.teams.find(({ id }) => id === referral.team)
  return {
    reference,
    status: referral.status,
    statusText: STATUSES[referral.status],
    receivedOn: dayOf(referral.receivedAt),
    dueOn: referral.due.day,
    ...(team && { team: team.name }),
    ...(isAfterSending(referral) && { sentOn: dayOf(referral.sentAt) }),
  }
}

/** For the sweep: a key that is older may be used for something else. */
export const forgetOldKeys = ({ store, clock }: Pick<World, 'store' | 'clock'>): Promise<number> =>
  store.forgetKeysBefore(later(clock.now(), -KEPT_DAYS * DAY_SECONDS))
