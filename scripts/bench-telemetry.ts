/** What spans and figures cost around nothing at all: off, figures alone, and both, block by block in one run. */
import { openFigures } from '../src/telemetry/figures.ts'
import { openSpans } from '../src/telemetry/spans.ts'
import { watchCalls } from '../src/telemetry/watch-calls.ts'
import { watchHandler, watchTurn } from '../src/telemetry/watch-turns.ts'
import { openWatching, type Spans } from '../src/telemetry/watching.ts'

const BLOCKS = 9
const TURNS = 20_000

/** A turn with its handler and two calls, which do nothing. */
function turns(spans: Spans | undefined): () => Promise<unknown> {
  const watching = openWatching(openFigures(), spans)
  const [turn, handler, call] = [watchTurn(watching), watchHandler(watching), watchCalls(watching, 'graph')]
  const nothing = async (): Promise<object> => ({ text: 'Done.' })
  return () =>
    turn({ type: 'message' }, async () => {
      await handler('my work', nothing)
      await call('GET', '/users/x/manager', nothing)
      await call('GET', '/users/x/manager', nothing)
      return { status: 200 }
    })
}

const bare = async (): Promise<unknown> => {
  const nothing = async (): Promise<object> => ({ text: 'Done.' })
  await nothing()
  await nothing()
  await nothing()
  return { status: 200 }
}

async function microseconds(turn: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (let at = 0; at < TURNS; at++) await turn()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / TURNS
}

// A collector that is not there: what is made is kept up to the limit, and then dropped, as in trouble.
const spans = openSpans({ endpoint: 'http://127.0.0.1:9', version: 'bench' })
const kinds = { off: bare, figures: turns(undefined), both: turns(spans) }
const taken: Record<string, number[]> = { off: [], figures: [], both: [] }
for (let block = 0; block < BLOCKS; block++)
  for (const [kind, turn] of Object.entries(kinds)) taken[kind]?.push(await microseconds(turn))
await spans.stop()

const median = (all: readonly number[] = []): number =>
  all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0
const off = median(taken.off)
for (const kind of ['figures', 'both'])
  console.log(
    `${kind}: ${(median(taken[kind]) - off).toFixed(1)} microseconds of CPU for a turn with a handler and two calls`,
  )
