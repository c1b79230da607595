/** What must hold of a store whatever was done to it: nothing lost, nothing doubled. Asked at the end of each test of a fault. */
import assert from 'node:assert/strict'
import { QUEUE_FOR } from '../../src/jobs/handlers.ts'
import type { FiledFile, KeptMail } from '../../src/local/outlook.ts'
import { walkChain } from '../../src/store/audit-walk.ts'
import type { Database } from '../../src/store/database.ts'
import { openStore } from '../../src/store/store.ts'
import { countAll } from '../../src/workflow/figures.ts'
import { readLives } from '../support/past-store.ts'
import { recountCube } from '../support/recount.ts'

/** What the outside has, where the test has an outside. */
export type Outside = {
  readonly mails?: () => readonly Pick<KeptMail, 'dispatchId'>[]
  readonly files?: () => readonly Pick<FiledFile, 'name'>[]
}

/** Every breach in a sentence of references and codes; none when all is well. Brings the figures up to date. */
export async function breachesIn(database: Database, outside: Outside = {}): Promise<readonly string[]> {
  return [
    ...(await chain(database)),
    ...(await versions(database)),
    ...(await numbers(database)),
    ...(await promises(database)),
    ...(await nudges(database)),
    ...(await figures(database)),
    ...(outside.mails === undefined ? [] : await mails(database, outside.mails())),
    ...(outside.files === undefined ? [] : filed(outside.files())),
  ]
}

export const assertWhole = async (database: Database, outside: Outside = {}): Promise<void> =>
  assert.deepEqual(await breachesIn(database, outside), [])

async function chain({ kysely }: Database): Promise<readonly string[]> {
  const { broken } = await walkChain(kysely)
  return broken === undefined ? [] : [`The audit is broken at line ${broken.line}: ${broken.why}.`]
}

/** Lines of the audit beside the moves: they leave the version of the referral as it is. */
const BESIDE = '^(save |copy |read |attach |ask for |fetch |snooze|purge|glass)'

/** Each version of a referral is one move in the audit, from the first to the one that stands. */
async function versions({ run }: Database): Promise<readonly string[]> {
  const { rows } = await run(
    `select referral.reference, referral.version,
       (select coalesce(array_agg(version order by version), '{}') from audit
        where audit.reference = referral.reference and what !~ $1)::text as moves
     from referral order by 1`,
    [BESIDE],
  )
  return (rows as { reference: string; version: number; moves: string }[])
    .filter(({ version, moves }) => moves !== `{${Array.from({ length: version }, (_, n) => n + 1)}}`)
    .map(({ reference, version, moves }) => `${reference} is at version ${version}, its audit has ${moves}.`)
}

/** No reference is left out: each number up to the last one stands as a referral, or as one that was purged. */
async function numbers({ run }: Database): Promise<readonly string[]> {
  const { rows } = await run(
    `select 'PCA-' || year || '-' || lpad(number::text, 4, '0') as reference
     from reference_counter, generate_series(1, last) as number
     except select reference from referral except select reference from purged order by 1`,
  )
  return (rows as { reference: string }[]).map(
    ({ reference }) => `${reference} was given out and is nowhere.`,
  )
}

/** Nothing is promised for ever: a promise that is open has a job in its queue. Nothing is promised twice. */
async function promises({ run }: Database): Promise<readonly string[]> {
  const { rows } = await run(
    `select key, status, way from notice where status in ('promised', 'trying') and not exists (
       select 1 from pgboss.job where singleton_key = notice.key and state in ('created', 'retry', 'active')
         and job.name = ($1::jsonb)->>notice.way) order by key`,
    [JSON.stringify(QUEUE_FOR)],
  )
  const { rows: twice } = await run(
    // Each e-mail is told of once, whatever the version; two of them may be told of at the same one.
    `select min(key) as key, count(*)::int as count from notice
     group by reference, event, audience, way, what, coalesce(person, ''),
       coalesce(substring(key from '/mail-[^/]+$'), case when version = 0 then key else version::text end)
     having count(*) > 1 order by 1`,
  )
  return [
    ...(rows as { key: string; status: string }[]).map(
      ({ key, status }) => `${key} is ${status} without a job.`,
    ),
    ...(twice as { key: string; count: number }[]).map(
      ({ key, count }) => `${key} is promised ${count} times.`,
    ),
  ]
}

/** What was said stands in a message that was promised. */
async function nudges({ run }: Database): Promise<readonly string[]> {
  const { rows } = await run(
    `select nudge.reference, nudge.name from nudge left join notice on notice.key = nudge.notice
     where nudge.status = 'said' and notice.key is null order by 1, 2`,
  )
  return (rows as { reference: string; name: string }[]).map(
    ({ reference, name }) => `${reference} ${name} was said in no message.`,
  )
}

const EVER = { from: '2000-01-01', to: '2100-12-31' }

/** The figures come to what a slow recount comes to; what was purged is counted still and can be recounted no more. */
async function figures(database: Database): Promise<readonly string[]> {
  const store = openStore(database, { notices: async () => undefined, release: async () => undefined })
  await countAll({ store })
  const { rows } = await database.run('select count(*)::int as count from purged')
  const purged = (rows as { count: number }[])[0]?.count ?? 0
  const found = new Map((await store.cube(EVER)).map((cell) => [nameOf(cell), cell.count]))
  const meant = new Map(
    recountCube(await readLives(database), EVER).map((cell) => [nameOf(cell), cell.count]),
  )
  return [...new Set([...found.keys(), ...meant.keys()])]
    .map((cell) => ({ cell, is: found.get(cell) ?? 0, should: meant.get(cell) ?? 0 }))
    .filter(({ is, should }) => (purged > 0 ? is < should : is !== should))
    .map(({ cell, is, should }) => `The figure ${cell} is ${is}, a recount comes to ${should}.`)
}

const nameOf = ({ table, quarter, team, value }: Record<'table' | 'quarter' | 'team' | 'value', string>) =>
  [table, quarter, team, value].join(' ')

/** Each e-mail that left was promised and left once; each that is said to have left did. */
async function mails(
  { run }: Database,
  sent: readonly Pick<KeptMail, 'dispatchId'>[],
): Promise<readonly string[]> {
  const { rows } = await run(
    `select key, dispatch_id as id, status from notice where way = 'email' order by key`,
  )
  const promised = rows as { key: string; id: string; status: string }[]
  const left = Map.groupBy(sent, ({ dispatchId }) => dispatchId)
  const { rows: gone } = await run('select count(*)::int as count from purged')
  const nothingPurged = (gone as { count: number }[])[0]?.count === 0
  const known = new Set(promised.map(({ id }) => id))
  return [
    ...promised
      .filter(({ id }) => (left.get(id)?.length ?? 0) > 1)
      .map(({ key, id }) => `${key} left ${left.get(id)?.length} times.`),
    ...promised
      .filter(({ id, status }) => status === 'accepted' && !left.has(id))
      .map(({ key }) => `${key} is said to have left, and did not.`),
    ...(nothingPurged ? [...left.keys()].filter((id) => !known.has(id ?? '')) : []).map(
      (id) => `An e-mail left that nobody promised: ${id}.`,
    ),
  ]
}

/** A report is one file in the folder, however often it was tried. */
function filed(files: readonly Pick<FiledFile, 'name'>[]): readonly string[] {
  const names = Map.groupBy(files, ({ name }) => name)
  return [...names]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) => `${name} is there ${all.length} times.`)
}
