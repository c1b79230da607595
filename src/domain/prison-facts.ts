/** What is known of a prison beside its addresses: how to reach it, what it asks of visitors, what colleagues have learned. */
import { carriedOver, known } from './book-scene.ts'
import { PRISON_CODE } from './council-shapes.ts'
import { type Prison, type PrisonNote, prisonByCode } from './directory.ts'
import { MOST_WORDS, messagesOf, nameFaults, wordsFaults } from './directory-boxes.ts'
import { changed, type DirectoryRuling, type DirectoryScene, standing, versionOf } from './directory-scene.ts'
import type { Fault } from './form.ts'
import { mayKeepDirectory, mayWriteNotes, type Person } from './people.ts'
import { prisonHolder } from './recipient-book.ts'
import { refuse } from './refusal.ts'
import type { Act } from './ruling.ts'

export type PrisonTyped = {
  readonly code: string
  readonly name: string
  /** Empty where none is known. */
  readonly phone: string
  readonly escortRule: string
  readonly identityRule: string
}

export type SavingPrison = PrisonTyped & {
  /** The version that the form showed; undefined where there was no form. */
  readonly seen?: number | undefined
}

const PHONE = /^\+?[\d(][\d ()/.-]{3,30}( ?(ext|x)\.? ?\d{1,6})?$/i

export const prisonBoxFaults = ({ name, phone, escortRule, identityRule }: PrisonTyped): readonly Fault[] => [
  ...nameFaults('name', name),
  ...(phone === '' || PHONE.test(phone)
    ? []
    : [{ question: 'phone', message: 'Please write a telephone number, such as 01632 960201.' }]),
  ...wordsFaults('escortRule', escortRule),
  ...wordsFaults('identityRule', identityRule),
]

/** Name and telephone number are the recipient book's, so they are written there. Its addresses stay as they are. */
export function savePrison(scene: DirectoryScene, act: Act, what: SavingPrison): DirectoryRuling {
  if (!mayKeepDirectory(act.by)) return refuse('notToKeepDirectory')
  const { code, escortRule, identityRule, seen } = what
  if (!PRISON_CODE.test(code)) return refuse('noSuchHolder')
  if (seen !== undefined && seen !== versionOf(scene, 'prison', code)) return refuse('stale')
  const faults = prisonBoxFaults(what)
  if (faults.length > 0) return refuse('directoryFaulty', messagesOf(faults))
  const before = prisonByCode(standing(scene), code)
  const rules = {
    ...(escortRule === '' && before?.escortRule === undefined ? {} : { escortRule }),
    ...(identityRule === '' && before?.identityRule === undefined ? {} : { identityRule }),
  }
  return changed(scene, act, {
    drafts: [{ kind: 'prison', id: code, state: 'kept', body: rules }],
    book: inBook(scene, act, what),
    what: 'changePrison',
    reason: `${code}: ${sayDifference(before, what)}`,
  })
}

/** Undefined where the book knows it so already. */
function inBook({ seed, book }: DirectoryScene, act: Act, { code, name, phone }: SavingPrison) {
  const id = prisonHolder(code)
  const scene = { book, directory: seed }
  const before = known(scene, id)
  const asBefore = phone === '' ? before?.phone : phone
  if (before !== undefined && before.name === name && before.phone === asBefore) return undefined
  const { status = 'open', sendsTo = 'omu' } = before ?? {}
  return {
    addresses: before === undefined ? [] : carriedOver(scene, id, act),
    holder: { id, name, phone: asBefore, status, sendsTo } as const,
  }
}

function sayDifference(before: Prison | undefined, after: SavingPrison): string {
  if (before === undefined) return `new, ${after.name}`
  const fields = ['name', 'phone', 'escortRule', 'identityRule'] as const
  return (
    fields
      .filter((field) => (before[field] ?? '') !== after[field])
      .map((field) => `${field} to ${JSON.stringify(after[field])}`)
      .join('; ') || 'nothing else than before'
  )
}

export type WritingNote = { readonly id: string; readonly prison: string; readonly words: string }

/** By any member of staff. It is about the prison: whoever writes it is told that no family may stand in it. */
export function writeNote(
  scene: DirectoryScene,
  act: Act,
  { id, prison, words }: WritingNote,
): DirectoryRuling {
  if (!mayWriteNotes(act.by)) return refuse('notToWriteNotes')
  if (prisonByCode(standing(scene), prison) === undefined) return refuse('noSuchHolder')
  const text = words.trim()
  if (text === '' || text.length > MOST_WORDS) return refuse('noteNeedsWords')
  return changed(scene, act, {
    drafts: [{ kind: 'note', id, state: 'kept', body: { prison, words: text } }],
    what: 'writeNote',
    // The words stay out of the audit, which nobody can mend, should they name somebody after all.
    reason: prison,
  })
}

/** By whoever wrote it, or an administrator. Its words are gone then, from every version. */
export function withdrawNote(
  scene: DirectoryScene,
  act: Act,
  { id }: { readonly id: string },
): DirectoryRuling {
  const note = notesIn(scene).find((one) => one.id === id)
  if (note === undefined) return refuse('noSuchNote')
  if (!mayWithdrawNote(act.by, note)) return refuse('notYourNote')
  return changed(scene, act, {
    drafts: [{ kind: 'note', id, state: 'gone', body: { prison: note.prison, words: '' } }],
    what: 'withdrawNote',
    reason: note.prison,
  })
}

export const mayWithdrawNote = (person: Person, { by }: Pick<PrisonNote, 'by'>): boolean =>
  mayKeepDirectory(person) || (by !== undefined && by === person.id)

const notesIn = (scene: DirectoryScene): readonly (PrisonNote & { readonly prison: string })[] =>
  standing(scene).prisons.flatMap(({ code, notes = [] }) => notes.map((note) => ({ ...note, prison: code })))
