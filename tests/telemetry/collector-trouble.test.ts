/** A collector that hangs, is down or refuses changes nothing for anybody; and nothing is loaded where there is none. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openFigures } from '../../src/telemetry/figures.ts'
import { openSpans } from '../../src/telemetry/spans.ts'
import { openWatching } from '../../src/telemetry/watching.ts'
import { type Collector, startCollector } from './collector.ts'

const MANY = 5_000

describe('a collector in trouble', () => {
  let collector: Collector
  before(async () => {
    collector = await startCollector()
  })
  after(() => collector.close())

  const takes = async (endpoint: string): Promise<{ answers: number; stopMs: number }> => {
    const spans = openSpans({ endpoint, version: '0', everyMs: 10 })
    const { within } = openWatching(openFigures(), spans)
    let answers = 0
    for (let at = 0; at < MANY; at++)
      answers += await within({ name: 'turn', begins: { parent: undefined } }, async () => 1)
    const begun = performance.now()
    await spans.stop()
    return { answers, stopMs: performance.now() - begun }
  }

  it('is not waited for while it is down, nor long at the end', async () => {
    const { answers, stopMs } = await takes('http://127.0.0.1:9')
    assert.equal(answers, MANY)
    assert.ok(stopMs < 5_000, `${stopMs} ms`)
  })

  it('is not waited for while it hangs, nor long at the end', async () => {
    collector.hang()
    const { answers, stopMs } = await takes(collector.url)
    assert.equal(answers, MANY)
    assert.ok(stopMs < 5_000, `${stopMs} ms`)
  })

  it('leaves the fault of the work itself as it is', async () => {
    const spans = openSpans({ endpoint: 'http://127.0.0.1:9', version: '0' })
    const { within } = openWatching(openFigures(), spans)
    const fault = new Error('of the work')
    await assert.rejects(
      within({ name: 'turn', begins: { parent: undefined } }, () => Promise.reject(fault)),
      fault,
    )
    await spans.stop()
  })
})

describe('telemetry that nobody asked for', () => {
  it('is not there, and loads no package of OpenTelemetry', () => {
    const text = `
      import { registerHooks } from 'node:module'
      const seen = new Set()
      registerHooks({
        resolve(name, context, next) {
          if (name.startsWith('@opentelemetry/')) seen.add(name)
          return next(name, context)
        },
      })
      const { telemetryFor } = await import('./src/compose-telemetry.ts')
      const off = await telemetryFor({ host: '', telemetry: {} })
      const figures = await telemetryFor({ host: '', telemetry: { metricsPort: 0 } })
      const before = seen.size
      const both = await telemetryFor({ host: '', telemetry: { otlpEndpoint: 'http://127.0.0.1:9' } })
      console.log(off === undefined, figures !== undefined, before, both !== undefined, seen.size > 3)`
    const cwd = fileURLToPath(new URL('../..', import.meta.url))
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', text], {
      cwd,
      encoding: 'utf8',
    })
    assert.equal(said.trim(), 'true true 0 true true')
  })
})
