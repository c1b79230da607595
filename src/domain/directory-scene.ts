/** What the rules of the directory look at, what they answer, and what may never come of a change. */
import { directoryWith } from './book-directory.ts'
import type { BookChange } from './book-scene.ts'
import { type Fault, sayPath } from './council-fault.ts'
import { peopleFaults } from './council-people.ts'
import { teamFaults } from './council-teams.ts'
import { type Directory, peopleWithRole } from './directory.ts'
import type { Book } from './recipient-book.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Act } from './ruling.ts'
import {
  type DirectoryEntry,
  directoryWithEntries,
  type EntryKind,
  type EntryOf,
  keyOf,
  newestOf,
  withNotesOfBook,
} from './staff-directory.ts'

/** `seed` is the authority file alone; `entries` holds the newest version of each at least. */
export type DirectoryScene = {
  readonly seed: Directory
  readonly entries: readonly DirectoryEntry[]
  readonly book: Book
}

export type DirectoryMove =
  | 'addPerson'
  | 'changePerson'
  | 'endPerson'
  | 'changeTeam'
  | 'tieChannel'
  | 'changePrison'
  | 'writeNote'
  | 'withdrawNote'
  | 'letFileCount'

/** Versions to add. `reason` is for the audit. */
export type DirectoryChange = {
  readonly entries: readonly DirectoryEntry[]
  /** Where a prison gets another name or telephone number: those are the recipient book's. */
  readonly book: Pick<BookChange, 'addresses' | 'holder'> | undefined
  /** Whose cards stood in this channel until now, and are not looked after there any more. */
  readonly leftChannel?: string
  readonly what: DirectoryMove
  readonly reason: string
}

export type DirectoryRuling = Refusal | DirectoryChange

/** The authority file, the entries and the book as one, in this order. */
export const standing = ({ seed, entries, book }: DirectoryScene): Directory =>
  withNotesOfBook(directoryWith(directoryWithEntries(seed, entries), book), entries)

/** 0 while nobody has changed it: the authority file counts. */
export const versionOf = ({ entries }: DirectoryScene, kind: EntryKind, id: string): number =>
  newestOf(entries).find((entry) => keyOf(entry) === keyOf({ kind, id }))?.version ?? 0

export type Draft = { [K in EntryKind]: Pick<EntryOf<K>, 'kind' | 'id' | 'state' | 'body'> }[EntryKind]

type Meant = Omit<DirectoryChange, 'entries' | 'book'> & {
  readonly drafts: readonly Draft[]
  readonly book?: DirectoryChange['book']
}

/** The change, unless the directory would have a fault then that it has not now. */
export function changed(
  scene: DirectoryScene,
  { by, at }: Act,
  { drafts, ...meant }: Meant,
): DirectoryRuling {
  const entries = drafts.map(
    (draft) =>
      ({ ...draft, version: versionOf(scene, draft.kind, draft.id) + 1, by: by.id, at }) as DirectoryEntry,
  )
  const before = directoryWithEntries(scene.seed, scene.entries)
  const after = directoryWithEntries(scene.seed, [...scene.entries, ...entries])
  if (
    peopleWithRole(after, 'administrator').length <
    Math.min(1, peopleWithRole(before, 'administrator').length)
  )
    return refuse('lastAdministrator')
  const known = new Set(faultsIn(before))
  const faults = faultsIn(after).filter((fault) => !known.has(fault))
  if (faults.length > 0) return refuse('directoryWouldBreak', faults.slice(0, MOST_SAID))
  return { ...meant, entries, book: meant.book }
}

/** As many as somebody reads; mending one often mends others. */
const MOST_SAID = 8

/** What cannot stand beside each other, as sentences; the same checks as those of the authority file. */
export const faultsIn = (directory: Directory): readonly string[] => [
  ...new Set(
    [...peopleFaults(directory), ...teamFaults(directory)].map((fault) => sayFault(directory, fault)),
  ),
]

/** By name, and never by place in a list: the places change with every leaver. */
function sayFault(directory: Directory, { path, text }: Fault): string {
  const named = (words: string): string =>
    words.replaceAll(/\b(people|teams)\[(\d+)\](\.\w+)?(\[\d+\])?/g, (_all, list, index, part = '') => {
      const { name = '' } = directory[list === 'people' ? 'people' : 'teams'][Number(index)] ?? {}
      return part === '' ? name : `${name}, ${PARTS[part] ?? part.slice(1)},`
    })
  return `${named(sayPath(path))} ${named(text)}.`
}

const PARTS: Readonly<Record<string, string>> = {
  '.channelId': 'channel',
  '.teamManager': 'Team Manager',
  '.deputies': 'deputy',
  '.districts': 'postcode district',
  '.id': 'id',
}
