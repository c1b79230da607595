/** People, teams and prisons out of the directory as a list, and back in, from words and settings to an exit code. */
import { writeFileSync } from 'node:fs'
import { standing } from '../../src/domain/directory-scene.ts'
import { changeDirectoryTogether, directorySceneOf } from '../../src/workflow/directory.ts'
import { csvOf } from './cells.ts'
import { administrator, readCouncil } from './council.ts'
import { readList } from './list-file.ts'
import { sayStore, withBook } from './open-book.ts'
import type { Ended } from './run.ts'
import { sayFaults } from './say-plan.ts'
import { shown } from './shown.ts'
import { rowsOf, STAFF_LISTS, type StaffList } from './staff-lists.ts'
import { planStaff, type StaffPlan } from './staff-plan.ts'
import { Unusable } from './unusable.ts'

type Environment = Readonly<Record<string, string | undefined>>

const isList = (word: string | undefined): word is StaffList =>
  word !== undefined && Object.hasOwn(STAFF_LISTS, word)

/** Into the file that is named, or else as `text`, for a pipe. */
export async function exportStaff(
  words: readonly string[],
  env: Environment,
): Promise<Ended & { readonly text: string }> {
  const [list, file, ...more] = words
  if (!isList(list) || more.length > 0)
    return {
      code: 2,
      out: [],
      err: ['npm run directory:export -- people|teams|prisons list.csv'],
      text: '',
    }
  try {
    const { settings, directory } = await readCouncil(env)
    const scene = await withBook(settings, (store) => directorySceneOf({ store, directory }))
    const text = csvOf(rowsOf(standing(scene), list))
    if (file === undefined) return { code: 0, out: [], err: [], text }
    writeList(file, text)
    return { code: 0, out: [`${shown(file)} is written.`], err: [], text: '' }
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [], err: [fault.message], text: '' }
  }
}

/** A list that is there is not written over: somebody may have worked in it. Only whoever runs this may read it. */
function writeList(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'
    throw new Unusable(
      `${shown(file)} cannot be written: ${code === 'EEXIST' ? 'it is there already' : `fault ${code}`}.`,
    )
  }
}

const USAGE = ['npm run directory:load -- people|teams|prisons list.csv --by you@council.example [--write]']

export async function loadStaff(words: readonly string[], env: Environment): Promise<Ended> {
  const write = words.includes('--write')
  const [list, file, flag, by, ...more] = words.filter((word) => word !== '--write')
  if (!isList(list) || file === undefined || flag !== '--by' || by === undefined || more.length > 0)
    return { code: 2, out: [], err: USAGE }
  try {
    return await load({ list, file, by, write }, env)
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [], err: [fault.message, 'Nothing was written.'] }
  }
}

type Asked = { readonly list: StaffList; readonly file: string; readonly by: string; readonly write: boolean }

async function load({ list, file, by, write }: Asked, env: Environment): Promise<Ended> {
  const { settings, directory, clock } = await readCouncil(env)
  const text = readList(file)
  const { plan, name } = await withBook(settings, async (store) => {
    const world = { store, clock, directory, authority: directory }
    const scene = await directorySceneOf(world)
    const person = administrator(standing(scene), by)
    let plan: StaffPlan = planStaff(scene, { by: person, at: clock.now() }, { list, text })
    if (write && plan.faults.length === 0)
      await changeDirectoryTogether(world, person, (locked, act) => {
        plan = planStaff(locked, act, { list, text })
        return plan.faults.length > 0 ? [] : plan.changes
      })
    return { plan, name: person.name }
  })
  if (plan.faults.length > 0) return { code: 1, out: [], err: sayFaults(plan.faults) }
  const count = plan.changes.length
  const ending = write
    ? `${count} written by ${name}.`
    : `A dry run: nothing was written. ${count} would be; add --write.`
  return {
    code: 0,
    out: [`${directory.council.name}, ${sayStore(settings)}.`, ...plan.says, ending],
    err: [],
  }
}
