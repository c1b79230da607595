/** One half of the bench of sealing: a store of its own, sealed or clear, that does one kind of work when it is asked. */
import { randomUUID } from 'node:crypto'
import { STILL_DUE } from '../../src/domain/referral.ts'
import { migrate, openDatabase } from '../../src/store/database.ts'
import { writeSealed } from '../../src/store/sealing.ts'
import { openStore } from '../../src/store/store.ts'
import { numbersFrom } from '../../tests/support/numbers-from.ts'
import { lifeOf } from '../../tests/support/past.ts'
import { layDown } from '../../tests/support/past-store.ts'
import type { Where } from './sweep-store.ts'

export type Kind = 'load' | 'save' | 'list' | 'page'
export type Task = { readonly kind: Kind; readonly times: number }
/** Milliseconds of CPU in this process, and of the clock. */
export type Done = { readonly cpu: number; readonly wall: number }

const { where, isClear, referrals } = JSON.parse(process.argv[2] ?? '{}') as {
  where: Where
  isClear: boolean
  referrals: number
}
const NOW = '2026-12-09T10:00:00.000Z'
const TIMES = { from: '2025-12-01', days: 365, now: NOW, among: referrals } as const

const database = await openDatabase(where)
await migrate(database)
// As a store is written that an older release still shares.
if (isClear) writeSealed(database.kysely, false)
const nothing = async (): Promise<void> => undefined
const store = openStore(database, { notices: nothing, release: nothing })
const lives = Array.from({ length: referrals }, (_, index) =>
  lifeOf(index + 1, numbersFrom(index + 1), TIMES),
)
await layDown(database, lives)
const references = lives.map(({ referral }) => referral.reference)
/** Nothing of these was signed: made lives have no signature to be saved with. */
const open = lives.flatMap(({ referral: { status, reference } }) =>
  STILL_DUE.includes(status) ? reference : [],
)
const words = 'What was said at the visit, as a social worker writes it down in a sentence or two. '.repeat(8)
let turn = 0

const WORK: Readonly<Record<Kind, () => Promise<unknown>>> = {
  load: () => store.load(next()),
  save: () =>
    store.transaction(async (tx) => {
      const { referral } = (await tx.lock(next(open))) ?? fail()
      const { status, reference, version } = referral
      await tx.save(
        { ...referral, version: version + 1 },
        {
          at: NOW,
          reference,
          who: randomUUID(),
          what: 'save',
          version,
          from: status,
          to: status,
          reason: 'A word or two.',
        },
      )
    }),
  page: () =>
    store.transaction(async (tx) => {
      const reference = next()
      const { referral } = (await tx.lock(reference)) ?? fail()
      const answers = { one: words, two: words, three: words }
      await tx.saveSection(
        reference,
        { key: 'B', version: 100 + turn, answers, savedBy: randomUUID(), savedAt: NOW },
        {
          audit: {
            ...{ at: NOW, reference, who: randomUUID(), what: 'save B', version: referral.version },
            ...{ from: referral.status, to: referral.status, reason: '' },
          },
        },
      )
    }),
  list: () => store.find({ teams: undefined, most: 50, references: some() }),
}

function next(from = references): string {
  turn++
  return from[turn % from.length] ?? fail()
}

const some = (): readonly string[] => Array.from({ length: 50 }, () => next())

async function sizeOf(): Promise<number> {
  const { rows } = await database.run(`select sum(pg_total_relation_size(name::regclass))::float8 as size
    from unnest(array['referral', 'section', 'audit']) as name`)
  return Number((rows[0] as { size: number }).size)
}

function fail(): never {
  throw new Error('It is not there.')
}

process.on('message', async ({ kind, times }: Task | { readonly kind: 'size'; readonly times: number }) => {
  if (kind === 'size') return void process.send?.({ cpu: await sizeOf(), wall: 0 } satisfies Done)
  const cpu = process.cpuUsage()
  const start = performance.now()
  for (let round = 0; round < times; round++) await WORK[kind]()
  const { user, system } = process.cpuUsage(cpu)
  process.send?.({ cpu: (user + system) / 1_000, wall: performance.now() - start } satisfies Done)
})
process.on('disconnect', () => void database.close().then(() => process.exit(0)))
process.send?.('ready')
