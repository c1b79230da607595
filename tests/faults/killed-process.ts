/** A process that does one deed on a folder and dies at one of its statements: `folder deed moment`; moment 0 only counts them. */
import { randomUUID } from 'node:crypto'
import { QUEUE_FOR, releaseKey } from '../../src/jobs/handlers.ts'
import { openQueue } from '../../src/jobs/queue.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openStore } from '../../src/store/store.ts'
import { savePage } from '../../src/workflow/assessment.ts'
import type { World } from '../../src/workflow/ports.ts'
import { purgeDue } from '../../src/workflow/retention.ts'
import { signOffReport } from '../../src/workflow/sign-off.ts'
import { ASSESSMENT } from '../support/answers.ts'
import { COUNCIL, SAM, TESS } from '../support/council.ts'
import { page } from '../support/workflow-road.ts'

export type Deed = 'save' | 'sign' | 'purge'

const [dataDir = '', deed = '', moment = '0', reference = '', now = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir, databaseUrl: undefined })
const queue = await openQueue(database, { onFault: () => undefined })
const store = openStore(database, {
  notices: (tx, way, jobs) => queue.addAll(tx, QUEUE_FOR[way], jobs),
  release: (tx, about, startAfterSeconds) =>
    queue.add(tx, 'release-dispatch', { key: releaseKey(about, randomUUID()) }, { startAfterSeconds }),
})
const world: World = {
  store,
  clock: { now: () => now },
  newId: randomUUID,
  directory: COUNCIL,
  undoSeconds: 600,
  keepAfterFilingDays: 90,
  managers: { managerOf: async () => undefined },
  wake: () => undefined,
}
const DEEDS: Readonly<Record<Deed, () => Promise<unknown>>> = {
  save: () => savePage(world, SAM, page(reference, 'B', { typed: ASSESSMENT.B ?? {} })),
  sign: async () => {
    const found = (await store.load(reference))?.referral
    if (found?.status !== 'submitted') throw new Error(`It is ${found?.status}.`)
    const { number: submission, fingerprint } = found.submission
    return signOffReport(world, TESS, { reference, submission, fingerprint })
  },
  purge: () => purgeDue(world),
}

const { pglite } = database
if (pglite === undefined) throw new Error('Only the embedded store dies with its process.')
let statements = 0
for (const name of ['exec', 'execProtocolStream'] as const) {
  const real = pglite[name].bind(pglite) as (...given: never[]) => unknown
  Object.assign(pglite, {
    [name]: (...given: never[]) => {
      statements += 1
      if (statements === Number(moment)) process.kill(process.pid, 'SIGKILL')
      return real(...given)
    },
  })
}
await DEEDS[deed as Deed]()
console.log(statements)
process.kill(process.pid, 'SIGKILL')
