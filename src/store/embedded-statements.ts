/** SQL on the embedded store, planned once for each text and then run in one message: a quarter of the work of `query`. */
import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite'
import { embeddedReaders } from './column-types.ts'

export type Statements = {
  /** One statement with its values. What comes out is what `pglite.query` gives. */
  run<R>(sql: string, values: readonly unknown[]): Promise<Results<R>>
  /** After a change to the tables: every plan is made anew. */
  forget(): Promise<void>
}

type Planned = { readonly name: string; readonly types: readonly number[] }

/** Texts with lists of different lengths are different texts, so the number of plans is bounded. */
const MOST_PLANS = 300

/** PostgreSQL's codes for a plan that no longer fits its table, and for one that is no longer there. */
const OUT_OF_DATE: readonly unknown[] = ['0A000', '26000']

/** For one caller at a time, as the turns of the store see to. */
export function openStatements(pglite: PGlite): Statements {
  const { serialize } = protocol
  const plans = new Map<string, Planned>()
  let made = 0
  let readers: typeof pglite.parsers | undefined

  const send = (...parts: readonly Uint8Array[]) =>
    pglite.runExclusive(() => pglite.execProtocolStream(together(parts)))

  const plan = async (text: string): Promise<Planned> => {
    if (plans.size >= MOST_PLANS) await forget()
    made += 1
    const name = `plan${made}`
    const answer = await send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    )
    const planned = { name, types: parse.parseDescribeStatementResults(answer) }
    plans.set(text, planned)
    return planned
  }

  const forget = async () => {
    if (plans.size === 0) return
    plans.clear()
    await pglite.exec('deallocate all')
  }

  return {
    async run<R>(sql: string, values: readonly unknown[]) {
      const { name, types } = plans.get(sql) ?? (await plan(sql))
      const sent = values.map((value, index) => {
        if (value === null || value === undefined) return null
        return pglite.serializers[types[index] ?? 0]?.(value) ?? String(value)
      })
      try {
        const answer = await send(
          serialize.bind({ statement: name, values: sent }),
          serialize.describe({ type: 'P' }),
          serialize.execute({}),
          serialize.sync(),
        )
        // Put together once: the engine's own table of readers is long.
        readers ??= { ...pglite.parsers, ...embeddedReaders }
        const [results] = parse.parseResults(answer, readers)
        return (results ?? { rows: [], fields: [] }) as Results<R>
      } catch (fault) {
        if (OUT_OF_DATE.includes(Object(fault).code)) plans.delete(sql)
        throw fault
      }
    },
    forget,
  }
}

function together(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
