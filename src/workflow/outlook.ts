/** Reads from Outlook who is away, of those for whom it matters just now. */
import { type Absence, isAway } from '../domain/absence.ts'
import { type Day, dayOf, later, type Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Managers, World } from './ports.ts'

const NOT_BEFORE_SECONDS = 15 * 60
/** As many as one sweep asks for; the others are asked for by the next. */
const MOST = 60
/** As many as Graph takes in one call; were it more, more would be written down and not asked for when all ends here. */
const AT_ONCE = 20

/**
 * Everybody who has to sign something now, and everybody whom Outlook called away before, each at most once in a
 * quarter of an hour. No answer (the bot may not read it, or a fault) leaves things as they are. The faults are
 * answered, each once however many it met, for the caller to write down; there is nothing of a person in them.
 */
export async function readOutlook(world: World): Promise<readonly unknown[]> {
  const { awayUntil } = world.managers
  if (awayUntil === undefined) return []
  const absences = (await world.store.absences()).filter(({ source }) => source === 'Outlook')
  const people = [...(await world.store.approvers()), ...absences.map(({ person }) => person)]
  const asked = await longestAgo(world, [...new Set(people)])
  const faults = new Set<unknown>()
  for (let first = 0; first < asked.length; first += AT_ONCE) {
    const some = asked.slice(first, first + AT_ONCE)
    const met = await read(world, some, { awayUntil, absences }).catch((fault) => [fault])
    for (const fault of met) faults.add(fault)
  }
  return [...faults]
}

const memoOf = (person: PersonId): string => `outlook/${person}`

/** Whoever was not asked about for longest comes first. */
async function longestAgo(
  { store, clock }: World,
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const now = clock.now()
  const lately = later(now, -NOT_BEFORE_SECONDS)
  const asked = await store.memoTimes(people.map(memoOf))
  const all = people.map((person) => ({ person, at: asked.get(memoOf(person)) ?? '' }))
  const due = all.filter(({ at }) => at <= lately || at > now)
  const byTime = due.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  return byTime.slice(0, MOST).map(({ person }) => person)
}

type Reading = {
  readonly awayUntil: NonNullable<Managers['awayUntil']>
  readonly absences: readonly Absence[]
}

/** Answers the faults. What cannot be read or kept of one person is nothing to the others. */
async function read(
  world: World,
  people: readonly PersonId[],
  { awayUntil, absences }: Reading,
): Promise<readonly unknown[]> {
  const at = world.clock.now()
  // Written down before they are asked, so that a mailbox that cannot be read is not asked for in every sweep.
  await Promise.all(people.map((person) => world.store.setMemo(memoOf(person), 'asked', at)))
  const faults: unknown[] = []
  for (const [person, found] of await awayUntil(people)) {
    const known = absences.find((absence) => absence.person === person)
    if ('fault' in found) faults.push(found.fault)
    else await keep(world, at, { person, known, found }).catch((fault) => faults.push(fault))
  }
  return faults
}

type Found = {
  readonly person: PersonId
  readonly known: Absence | undefined
  readonly found: { readonly away: boolean; readonly until: Day | undefined }
}

async function keep({ store }: World, at: Moment, { person, known, found }: Found): Promise<void> {
  const absence = found.away ? absenceFrom(person, found.until, { known, today: dayOf(at) }) : undefined
  if (
    absence === undefined
      ? known === undefined
      : known?.until === absence.until && known?.from === absence.from
  )
    return
  await store.transaction(async (tx) => {
    if (absence === undefined) await tx.endAbsence(person, 'Outlook')
    else await tx.setAbsence(absence, at)
    await tx.lookSoon([person], at)
  })
}

/** Nothing where they come back today: until then nobody waits long. An absence that goes on keeps its first day. */
function absenceFrom(
  person: PersonId,
  until: Day | undefined,
  { known, today }: { readonly known: Absence | undefined; readonly today: Day },
): Absence | undefined {
  if (until !== undefined && until < today) return undefined
  const goesOn = known !== undefined && isAway(person, today, [known])
  return { person, from: goesOn ? known.from : today, until, source: 'Outlook' }
}
