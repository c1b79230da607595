/**
 * Reads /metrics of the bot beside it once a minute, and prints a line of JSON: for places that keep logs and read no
 * figures. `METRICS_PORT` says where. It runs in a container of its own next to the bot (deploy/app.bicep).
 */
import { setTimeout as pause } from 'node:timers/promises'
import { lineFor, type Reading, readFigures } from './figures/lines.ts'

const EVERY_MS = Number(process.env.FIGURES_EVERY_MS ?? 60_000)
const port = Number(process.env.METRICS_PORT)
if (!Number.isInteger(port) || port < 1) {
  console.error('Set METRICS_PORT to the port of the figures.')
  process.exit(1)
}

const stopped = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopped.abort())

let before: Reading | undefined
while (!stopped.signal.aborted) {
  const now = await read()
  // Nothing is said when nothing could be read: that there is no line is an alert of its own.
  if (now !== undefined) console.log(JSON.stringify({ msg: 'figures', figures: lineFor(now, before) }))
  before = now ?? before
  await pause(EVERY_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
}

async function read(): Promise<Reading | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(20_000) })
    return answer.ok ? readFigures(await answer.text()) : undefined
  } catch {
    return undefined
  }
}
