/** What administrators have changed in the directory since the authority file was written: it lies over the file. */
import type { Directory, Prison, PrisonNote, Team } from './directory.ts'
import type { Moment } from './moment.ts'
import type { Person, PersonId } from './people.ts'

/** What an entry says of each kind. Of a team and a prison only what it names counts; the file has the rest. */
export type EntryBodies = {
  readonly person: Omit<Person, 'id'>
  readonly team: Partial<Omit<Team, 'id'>>
  /** Its only one has the id `mash`. */
  readonly mash: { readonly channelId: string }
  readonly prison: Pick<Prison, 'escortRule' | 'identityRule'>
  readonly note: { readonly prison: string; readonly words: string }
}

export type EntryKind = keyof EntryBodies

/**
 * `kept`: it counts, whatever the authority file says. `gone`: there is none, whatever the file says. `file`: it has
 * ended, and the file counts again.
 */
export type EntryState = 'kept' | 'gone' | 'file'

/** One version of an entry. It is never changed: the next version takes its place. */
export type EntryOf<K extends EntryKind> = {
  readonly kind: K
  /** Of a person, a team or a note its id; of a prison its code. */
  readonly id: string
  /** 1, 2, 3 of the same kind and id. */
  readonly version: number
  readonly state: EntryState
  readonly body: EntryBodies[K]
  readonly by: PersonId
  readonly at: Moment
}

export type DirectoryEntry = { [K in EntryKind]: EntryOf<K> }[EntryKind]

export const MASH_ENTRY = 'mash'

export const keyOf = ({ kind, id }: Pick<DirectoryEntry, 'kind' | 'id'>): string => `${kind}/${id}`

/** The newest version of each, in the order in which each of them first came. */
export function newestOf(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const newest = new Map<string, DirectoryEntry>()
  for (const entry of entries) {
    const before = newest.get(keyOf(entry))
    if (before === undefined || before.version < entry.version) newest.set(keyOf(entry), entry)
  }
  return [...newest.values()]
}

/**
 * The authority file (`seed`) with the entries over it. Whoever is not in the file comes after those who are, by id, so
 * that nobody changes places when somebody else changes. Teams are those of the file: each has a folder, which somebody
 * has to make first.
 */
export function directoryWithEntries(seed: Directory, entries: readonly DirectoryEntry[]): Directory {
  if (entries.length === 0) return seed
  const newest = newestOf(entries)
  const mash = newest.find(isOf('mash'))
  return {
    ...seed,
    mash: mash?.state === 'kept' ? { ...seed.mash, ...mash.body } : seed.mash,
    people: peopleWith(seed.people, newest.filter(isOf('person'))),
    teams: over<Team>(seed.teams, newest.filter(isOf('team')), ({ id }) => id),
    prisons: withNotes(
      over<Prison>(seed.prisons, newest.filter(isOf('prison')), ({ code }) => code),
      newest.filter(isOf('note')),
    ),
  }
}

export const isOf =
  <K extends EntryKind>(kind: K) =>
  (entry: DirectoryEntry): entry is Extract<DirectoryEntry, { kind: K }> =>
    entry.kind === kind

function peopleWith(people: readonly Person[], entries: readonly EntryOf<'person'>[]): readonly Person[] {
  const said = new Map(entries.map((entry) => [entry.id, entry]))
  const inFile = people.flatMap((person): readonly Person[] => {
    const entry = said.get(person.id)
    if (entry === undefined || entry.state === 'file') return [person]
    return entry.state === 'gone' ? [] : [{ id: person.id, ...entry.body }]
  })
  const known = new Set(people.map(({ id }) => id))
  const added = entries.filter(({ id, state }) => state === 'kept' && !known.has(id))
  const byId = added.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return [...inFile, ...byId.map(({ id, body }) => ({ id, ...body }))]
}

type Saying<T> = { readonly id: string; readonly state: EntryState; readonly body: Partial<T> }

const over = <T extends object>(
  all: readonly T[],
  entries: readonly Saying<T>[],
  idOf: (one: T) => string,
): readonly T[] => {
  const said = new Map(entries.map((entry) => [entry.id, entry]))
  return all.map((one) => {
    const entry = said.get(idOf(one))
    return entry?.state === 'kept' ? { ...one, ...entry.body } : one
  })
}

function withNotes(prisons: readonly Prison[], entries: readonly EntryOf<'note'>[]): readonly Prison[] {
  if (entries.length === 0) return prisons
  const known = new Set(entries.map(({ id }) => id))
  const notes = entries
    .filter(({ state }) => state === 'kept')
    .toSorted((one, other) =>
      one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1,
    )
  return prisons.map((prison) => {
    const own = notes.filter(({ body }) => body.prison === prison.code).map(noteOf)
    const before = prison.notes ?? []
    if (own.length === 0 && before.every(({ id }) => !known.has(id))) return prison
    return { ...prison, notes: [...before.filter(({ id }) => !known.has(id)), ...own] }
  })
}

const noteOf = ({ id, body: { words }, by, at }: EntryOf<'note'>): PrisonNote => ({ id, words, by, at })

/** Notes about prisons that the recipient book alone knows: they join when the book lies over it all. */
export const withNotesOfBook = (directory: Directory, entries: readonly DirectoryEntry[]): Directory => {
  const newest = newestOf(entries)
  const [facts, notes] = [newest.filter(isOf('prison')), newest.filter(isOf('note'))]
  if (facts.length + notes.length === 0) return directory
  return {
    ...directory,
    prisons: withNotes(
      over<Prison>(directory.prisons, facts, ({ code }) => code),
      notes,
    ),
  }
}
