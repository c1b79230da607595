/** PostgreSQL's own CPU: of its first process, of those it has now, and of those that have ended. */
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

const TICKS_IN_A_SECOND = 100

/** Milliseconds so far; undefined where the machine does not say (it is no Linux, or the server is elsewhere). */
export async function postgresCpu(url: string): Promise<() => number | undefined> {
  const first = await firstProcess(url)
  return () => (first === undefined ? undefined : cpuOf(first))
}

async function firstProcess(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as pid`)
    return statOf(Number(rows[0].pid)) === undefined ? undefined : Number(rows[0].pid)
  } finally {
    await client.end()
  }
}

function cpuOf(first: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === first)
  const ticks = children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0)
  const stat = statOf(first)
  return ((ticks + (stat?.own ?? 0) + (stat?.ended ?? 0)) * 1_000) / TICKS_IN_A_SECOND
}

/** The fields after the name, which may hold anything: see proc(5). */
function statOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    )
    return { parent, own: user + system, ended: endedUser + endedSystem }
  } catch {
    return undefined
  }
}
