/** What becomes of a list of people, teams or prisons: each line by the rules of the directory, with every fault. */
import { type Directory, personById, prisonByCode, teamById } from '../../src/domain/directory.ts'
import { savePerson, saveTeam } from '../../src/domain/directory-rules.ts'
import {
  type DirectoryChange,
  type DirectoryRuling,
  type DirectoryScene,
  standing,
} from '../../src/domain/directory-scene.ts'
import { savePrison } from '../../src/domain/prison-facts.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { Act } from '../../src/domain/ruling.ts'
import { asWritten } from './cells.ts'
import type { Fault, Row } from './rows.ts'
import { readRows } from './rows.ts'
import { shown } from './shown.ts'
import { personWritten, rowsOf, STAFF_LISTS, type StaffList } from './staff-lists.ts'

export type StaffPlan = {
  readonly changes: readonly DirectoryChange[]
  /** What is said of each line, in their order. */
  readonly says: readonly string[]
  readonly faults: readonly Fault[]
}

type Line = { readonly line: number; readonly cells: Readonly<Record<string, string>> }

/** Nobody is taken away because a list does not name them. A line that says what is known already changes nothing. */
export function planStaff(
  scene: DirectoryScene,
  act: Act,
  { list, text }: { readonly list: StaffList; readonly text: string },
): StaffPlan {
  const { lines, faults } = readStaff(list, text)
  const before = new Set(rowsOf(standing(scene), list).map((cells) => cells.join('\t')))
  const isNew = ({ cells }: Line): boolean =>
    !before.has(STAFF_LISTS[list].map((column) => cells[column]).join('\t'))
  const changes: DirectoryChange[] = []
  const says = new Map<Line, string>(
    lines.map((line) => [line, isNew(line) ? '' : 'is known so already: nothing to do']),
  )
  let now = scene
  let left = lines.filter(isNew)
  let refused: Fault[] = []
  // A line may need another one that comes after it: a team its new Team Manager.
  for (let before = left.length + 1; left.length < before; ) {
    before = left.length
    refused = []
    left = left.filter((line) => {
      const ruling = rulingOf(now, act, { list, line })
      if (isRefusal(ruling)) {
        refused.push({
          line: line.line,
          say: [ruling.say, ...ruling.more].map((say) => shownLong(say)).join(' '),
        })
        return true
      }
      changes.push(ruling)
      says.set(line, ruling.what.startsWith('add') ? 'is new' : 'changes')
      now = withChange(now, ruling)
      return false
    })
  }
  const named = STAFF_LISTS[list][list === 'people' ? 1 : 0]
  return {
    changes,
    says: [...says].map(([{ line, cells }, say]) => `Line ${line}: ${shown(cells[named] ?? '')} ${say}.`),
    faults: [...faults, ...refused],
  }
}

const shownLong = (say: string): string => say.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�')

function withChange(scene: DirectoryScene, { entries, book }: DirectoryChange): DirectoryScene {
  const { addresses, holders } = scene.book
  const holder = book?.holder
  return {
    ...scene,
    entries: [...scene.entries, ...entries],
    book: {
      addresses: [...addresses, ...(book?.addresses ?? [])],
      holders: holder === undefined ? holders : [...holders.filter(({ id }) => id !== holder.id), holder],
    },
  }
}

function rulingOf(
  scene: DirectoryScene,
  act: Act,
  { list, line: { cells } }: { readonly list: StaffList; readonly line: Line },
): DirectoryRuling {
  const directory = standing(scene)
  const said = (column: string): string => cells[column] ?? ''
  if (list === 'people') return savePerson(scene, act, personOf(directory, said))
  if (list === 'teams') return saveTeam(scene, act, teamOf(directory, said))
  const before = prisonByCode(directory, said('code'))
  const [code, phone] = [said('code'), said('phone')]
  const rules = { escortRule: said('escortRule'), identityRule: said('identityRule') }
  return savePrison(scene, act, { code, phone, name: said('name') || before?.name || '', ...rules })
}

type Said = (column: string) => string

const personOf = (directory: Directory, said: Said) => ({
  ...{ id: said('id').toLowerCase(), name: said('name'), email: said('email') },
  ...{ roles: wordsIn(said('roles')), teams: wordsIn(said('teams')) },
  qualified: /^(yes|true|y|1)$/i.test(said('qualified')),
  isNew: personById(directory, said('id')) === undefined,
})

function teamOf(directory: Directory, said: Said) {
  const before = teamById(directory, said('id'))
  const who = (word: string): string => (word === 'graph' ? word : personWritten(directory, word))
  const [from, to] = [said('from'), said('to')]
  return {
    ...{ id: said('id'), name: said('name'), channelId: said('channelId') || before?.channelId || '' },
    ...{ teamManager: who(said('teamManager')), deputies: wordsIn(said('deputies')).map(who) },
    ...{ hours: from === '' && to === '' ? undefined : { from, to }, districts: said('districts') },
  }
}

const wordsIn = (cell: string): readonly string[] => cell.split(/[\s,;]+/).filter((word) => word !== '')

/** Each column once, in any order; capitals and spaces in its name are forgiven. */
export function readStaff(
  list: StaffList,
  text: string,
): { readonly lines: readonly Line[]; readonly faults: readonly Fault[] } {
  const { rows, faults } = readRows(text)
  const [first, ...others] = rows
  if (first === undefined)
    return { lines: [], faults: faults.length > 0 ? faults : [{ line: 1, say: 'There is nothing in it.' }] }
  const columns = STAFF_LISTS[list]
  const names = first.fields.map((field) =>
    columns.find((one) => one.toLowerCase() === field.replace(/\s+/g, '').toLowerCase()),
  )
  const wrong = [
    ...columns
      .filter((column) => names.filter((name) => name === column).length !== 1)
      .map((column) => `The column ${column} must be there once.`),
    ...names.flatMap((name, index) =>
      name === undefined
        ? [
            `Column ${index + 1}, “${shown((first.fields[index] ?? '').trim())}”, is none of ${columns.join(', ')}.`,
          ]
        : [],
    ),
  ]
  if (wrong.length > 0) return { lines: [], faults: wrong.map((say) => ({ line: first.line, say })) }
  const read = others.map((row) => lineOf(row, names))
  return {
    lines: read.flatMap((one) => ('cells' in one ? [one] : [])),
    faults: [...faults, ...read.flatMap((one) => ('say' in one ? [one] : []))],
  }
}

function lineOf({ line, fields }: Row, names: readonly (string | undefined)[]): Line | Fault {
  if (fields.length !== names.length)
    return { line, say: `It has ${fields.length} fields, and the first line names ${names.length} columns.` }
  return {
    line,
    cells: Object.fromEntries(names.map((name, index) => [name, asWritten(fields[index] ?? '').trim()])),
  }
}
