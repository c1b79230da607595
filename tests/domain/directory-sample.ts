/** A council and its entries for the tests of the directory. */

import type { DirectoryChange, DirectoryRuling, DirectoryScene } from '../../src/domain/directory-scene.ts'
import { EMPTY_BOOK } from '../../src/domain/recipient-book.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { type DirectoryEntry, directoryWithEntries } from '../../src/domain/staff-directory.ts'
import { ADMIN, COUNCIL } from '../support/council.ts'

export const AT = '2026-12-07T10:00:00.000Z'
export const BY_ADMIN = { by: ADMIN, at: AT }

export const sceneWith = (entries: readonly DirectoryEntry[] = []): DirectoryScene => ({
  seed: COUNCIL,
  entries,
  book: EMPTY_BOOK,
})

/** What is in force after a change that must not have been refused. */
export function standingAfter(scene: DirectoryScene, ruling: DirectoryRuling) {
  const { entries } = done(ruling)
  return directoryWithEntries(scene.seed, [...scene.entries, ...entries])
}

export function done(ruling: DirectoryRuling): DirectoryChange {
  if (isRefusal(ruling)) throw new Error([ruling.say, ...ruling.more].join(' '))
  return ruling
}

export const NEW_PERSON = {
  ...{ id: '00000000-0000-4000-8000-0000000000f1', name: 'Nia New', email: 'nia.new@council.example' },
  ...{ roles: ['social_worker'], teams: ['north'], qualified: true, isNew: true },
}
