/** The use cases on a real store with a clock that is moved by hand; jobs are written down instead of run. */
import { randomUUID } from 'node:crypto'
import type { Directory } from '../../src/domain/directory.ts'
import type { Day } from '../../src/domain/moment.ts'
import type { PersonId } from '../../src/domain/people.ts'
import { isRefusal, type RefusalCode } from '../../src/domain/refusal.ts'
import type { Database } from '../../src/store/database.ts'
import { openStore } from '../../src/store/store.ts'
import type { AwayOrFault, World } from '../../src/workflow/ports.ts'
import { COUNCIL } from './council.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

export const MONDAY = '2026-12-07T10:00:00.000Z'

export type WorkflowWorld = World & {
  readonly database: FreshDatabase
  /** Keys of the notices for which a job was added, in order. */
  readonly jobs: string[]
  readonly releases: { readonly reference: string; readonly afterSeconds: number }[]
  /** Whom Graph names as somebody's manager. */
  readonly graphManagers: Map<PersonId, PersonId>
  /** What Outlook says of somebody, or the fault. Of everybody else it says nothing. */
  readonly graphAway: Map<PersonId, { readonly away: boolean; readonly until: Day | undefined } | Error>
  setNow(moment: string): void
  /** The same world with another directory. */
  withDirectory(directory: Directory): WorkflowWorld
  close(): Promise<void>
}

export async function openWorkflow(): Promise<WorkflowWorld> {
  const database = await freshDatabase()
  let now = MONDAY
  const jobs: string[] = []
  const releases: { reference: string; afterSeconds: number }[] = []
  const graphManagers = new Map<PersonId, PersonId>()
  const graphAway: WorkflowWorld['graphAway'] = new Map()
  const store = openStore(database, {
    notices: async (_tx, _way, { keys }) => void jobs.push(...keys),
    release: async (_tx, reference, afterSeconds) => void releases.push({ reference, afterSeconds }),
  })
  const world: WorkflowWorld = {
    ...{ database, jobs, releases, graphManagers, graphAway, store },
    clock: { now: () => now },
    newId: randomUUID,
    directory: COUNCIL,
    undoSeconds: 600,
    keepAfterFilingDays: 90,
    managers: {
      managerOf: async (person) => graphManagers.get(person),
      awayUntil: async (people) => {
        const answers = new Map<PersonId, AwayOrFault>()
        for (const person of people) {
          const found = graphAway.get(person)
          if (found !== undefined) answers.set(person, found instanceof Error ? { fault: found } : found)
        }
        return answers
      },
    },
    wake: () => undefined,
    setNow: (moment) => {
      now = moment
    },
    withDirectory: (directory) => ({ ...world, directory }),
    close: () => database.drop(),
  }
  return world
}

/** As on the first day, and much quicker than a new store: nothing is recorded, nobody is away, it is Monday. */
export async function startAfresh(world: WorkflowWorld): Promise<void> {
  await world.database.run(
    'truncate referral, absence, inbox_mail, memo, recipient_address, recipient_holder, directory_entry, figure, figure_child_identity cascade',
  )
  world.jobs.length = 0
  world.releases.length = 0
  world.graphManagers.clear()
  world.graphAway.clear()
  world.setNow(MONDAY)
}

/** Every row there is, as one text: nothing changed when it is the same before and after. */
export async function everythingIn({ kysely }: Database): Promise<string> {
  const tables = [
    await kysely.selectFrom('referral').selectAll().orderBy('reference').execute(),
    await kysely
      .selectFrom('section')
      .selectAll()
      .orderBy('reference')
      .orderBy('key')
      .orderBy('version')
      .execute(),
    await kysely
      .selectFrom('report')
      .selectAll()
      .orderBy('reference')
      .orderBy('file_name')
      .orderBy('signed')
      .execute(),
    await kysely.selectFrom('notice').selectAll().orderBy('key').execute(),
    await kysely.selectFrom('delivery').selectAll().orderBy('notice').orderBy('kind').execute(),
    await kysely.selectFrom('audit').selectAll().orderBy('id').execute(),
    await kysely.selectFrom('recipient_address').selectAll().orderBy('id').execute(),
    await kysely.selectFrom('recipient_holder').selectAll().orderBy('id').execute(),
    await kysely.selectFrom('draft').selectAll().orderBy('id').execute(),
    await kysely.selectFrom('reference_counter').selectAll().orderBy('year').execute(),
  ]
  return JSON.stringify(tables)
}

/** Why it was refused. Fails when it was not, and when anything at all was changed. */
export async function refusalOf(world: WorkflowWorld, act: () => Promise<unknown>): Promise<RefusalCode> {
  const before = await everythingIn(world.database)
  const promised = world.jobs.length + world.releases.length
  const answer = await act()
  if (!isRefusal(answer)) throw new Error(`It was not refused: ${JSON.stringify(answer).slice(0, 200)}`)
  if ((await everythingIn(world.database)) !== before) throw new Error(`${answer.refused} changed the store`)
  if (world.jobs.length + world.releases.length !== promised) throw new Error(`${answer.refused} added a job`)
  return answer.refused
}
