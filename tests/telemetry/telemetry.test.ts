/** One family through the whole road while spans and figures are kept: what they tell, and that they name nobody. */
import assert from 'node:assert/strict'
import { LEAST_ROOM_BYTES } from '../../src/store/room.ts'
import { METRICS } from '../../src/telemetry/metric-names.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { FAMILY } from '../bot/stored.ts'
import { COUNCIL, MAYA, SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { type Collector, type Span, startCollector } from './collector.ts'
import { type Scraped, scrape } from './figures-text.ts'

const ON_SERVER = process.env.TEST_DATABASE_URL !== undefined
const STAFF = COUNCIL.people.flatMap(({ id, name, email }) => [id, name, email])

describe('a product that is watched', function () {
  this.timeout(120_000)
  let collector: Collector
  let world: TestWorld
  let reference = ''
  let closed = false
  let figures: Scraped
  let spans: readonly Span[] = []
  const byId = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)
  const above = (span: Span | undefined): readonly string[] => {
    const parent = byId(span?.parentSpanId)
    return parent === undefined ? [] : [parent.name, ...above(parent)]
  }

  before(async () => {
    collector = await startCollector()
    world = await openWorld({
      env: { METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    })
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
    await take(world, reference)
    await take(world, reference)
    await write(world, reference)
    await sendIn(world, reference)
    const card = await signOffCard(world)
    await press(world, TESS, { card, title: 'Sign off and send' })
    await world.chat(SAM).says(`sign off ${reference}`)
    await world.chat(MAYA).says('xyzzy Prisonson')
    await world.chat(MAYA).presses('Prisonson', { reference })
    await fetch(`${world.product.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'Prisonson' }),
    })
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(() => world.outlook.mails().length >= 3)
    await until(() => world.teams.posts('19:north@thread.tacv2').length >= 1)
    figures = await scrape(world.product.figuresUrl)
    await world.close()
    closed = true
    spans = collector.spans()
  })
  after(async () => {
    if (!closed) await world.close()
    await collector.close()
  })

  it('sends a span for every step from the turn to the call', () => {
    const names = new Set(spans.map(({ name }) => name))
    assert.deepEqual([...names].sort(), ['call', 'handler', 'job', 'transaction', 'turn', 'use case'])
    const took = spans.find(
      ({ name, fields }) => name === 'use case' && fields['referral.move'] === 'take' && !fields.refusal,
    )
    assert.deepEqual(above(took), ['handler', 'turn'])
    assert.equal(took?.fields['referral.reference'], reference)
    assert.equal(took?.fields['referral.to'], 'allocated')
    const inside = spans.find(
      ({ name, parentSpanId }) => name === 'transaction' && parentSpanId === took?.spanId,
    )
    assert.equal(typeof inside?.fields['transaction.wait_ms'], 'number')
  })

  it('leads from an e-mail back to the press that promised it', () => {
    const sent = spans.find(({ fields }) => fields['call.operation'] === 'send_mail')
    assert.equal(above(sent)[0], 'job')
    assert.equal(above(sent).at(-1), 'turn')
    const job = byId(sent?.parentSpanId)
    assert.deepEqual(
      [job?.fields['job.queue'], job?.fields['job.try'], job?.fields['referral.reference']],
      ['deliver-email', 1, reference],
    )
  })

  it('tells what was asked and why it was said no to', () => {
    const refused = spans.filter(({ fields }) => fields.refusal === 'alreadyTaken')
    assert.ok(refused.some(({ name }) => name === 'turn'))
    assert.ok(refused.some(({ name, fields }) => name === 'handler' && fields['turn.asked'] === 'take'))
    assert.ok(figures.sum('refusals_total', { code: 'alreadyTaken' }) >= 1)
  })

  it('names nobody in a span, and nothing that was typed', () => {
    const sent = collector.texts().join('\n')
    assert.ok(sent.includes(reference))
    assert.equal(FAMILY.exec(sent), null)
    for (const word of STAFF) assert.equal(sent.includes(word), false, word)
    const allowed = /^[A-Za-z][\w-]*$/
    for (const { fields } of spans)
      for (const [name, value] of Object.entries(fields))
        if (typeof value === 'string' && name !== 'referral.reference') assert.match(value, allowed, name)
  })

  it('takes no trace from outside, so that nobody can join ours to theirs', () => {
    for (const { name, parentSpanId } of spans) if (name === 'turn') assert.equal(parentSpanId ?? '', '')
  })

  it('counts turns, jobs and calls by kind and outcome', () => {
    assert.ok(figures.sum('turns_total', { kind: 'message', outcome: 'done' }) > 3)
    assert.ok(figures.sum('turns_total', { kind: 'press', outcome: 'refused' }) >= 1)
    assert.equal(figures.sum('turns_total', { outcome: 'shut_out' }), 1)
    assert.equal(figures.sum('turns_total', { outcome: 'fault' }), 0)
    assert.equal(figures.sum('turn_seconds_count'), figures.sum('turns_total'))
    assert.ok(figures.sum('jobs_total', { queue: 'deliver-card', outcome: 'done' }) >= 1)
    assert.ok(figures.sum('jobs_total', { queue: 'deliver-email', outcome: 'done' }) >= 1)
    assert.ok(figures.sum('calls_total', { to: 'connector', outcome: 'ok' }) > 3)
    assert.ok(figures.sum('calls_total', { to: 'graph', operation: 'send_mail', outcome: 'ok' }) >= 1)
    assert.ok(figures.sum('calls_total', { operation: 'other' }) === 0)
  })

  it('says how things stand', () => {
    assert.equal(figures.sum('standing_read'), 1)
    for (const check of METRICS.ready.labels.check)
      assert.equal(figures.sum('ready', { check }), check === 'other' ? 0 : 1, check)
    assert.ok(figures.sum('process_memory_bytes', { kind: 'resident' }) > 1e7)
    assert.ok(figures.sum('sweep_age_seconds') < 60)
    assert.ok(Math.abs(figures.sum('clock_ahead_seconds')) < 5)
    if (ON_SERVER) assert.equal(figures.sum('room_bytes'), 0)
    else assert.ok(figures.sum('room_bytes') > LEAST_ROOM_BYTES)
    assert.ok(figures.sum('pool_connections', { state: 'open' }) >= 1)
  })

  it('has each figure of the list, and no other', () => {
    assert.deepEqual([...figures.kinds.keys()].sort(), Object.keys(METRICS).sort())
  })

  it('has labels from the lists alone, and names nobody', () => {
    for (const { name, labels } of figures.samples) {
      const metric = name.replace(/_(bucket|sum|count)$/, '') as keyof typeof METRICS
      const lists: Readonly<Record<string, readonly string[]>> = (
        METRICS[metric] ?? METRICS[name as keyof typeof METRICS]
      ).labels
      for (const [label, value] of Object.entries(labels))
        if (label !== 'le') assert.ok(lists[label]?.includes(value), `${name} ${label}="${value}"`)
    }
    assert.doesNotMatch(figures.text, /PCA-\d/)
    assert.equal(FAMILY.exec(figures.text), null)
    for (const word of STAFF) assert.equal(figures.text.includes(word), false, word)
    assert.ok(figures.samples.length < 600, `${figures.samples.length} lines`)
  })
})
