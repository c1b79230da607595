/** Who is away of several people, asked for together: each has an answer or a fault, and nobody has anybody else's. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { GraphGateway } from '../../src/gateways/ports.ts'
import { type Exchange, type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { persons, told } from './away-of.ts'
import { faultsIn } from './published-graph.ts'

const NOW = '2026-11-24T10:00:00.000Z'
const UNTIL = '2026-12-04T09:00:00.000Z'
const BATCH = /\$batch$/
const JSON_TYPE = { 'content-type': 'application/json' }
const [ANN, BEN, CAT, DEE] = persons(4) as [string, string, string, string]
const THREE = [ANN, BEN, CAT]

const NOT_UNDERSTOOD = ['try again', 'answer-not-understood']

describe('several people in Outlook', () => {
  const seen: Exchange[] = []
  let outlook: Outlook
  let graph: GraphGateway
  beforeEach(async () => {
    outlook = await startOutlook({ folder: undefined, record: true, now: () => Date.parse(NOW) })
    const tokens = { tokenFor: async () => 'word' }
    graph = graphGateway({ baseUrl: outlook.baseUrl, mailbox: 'bot@council.example', tokens })
  })
  afterEach(async () => {
    seen.push(...outlook.exchanges())
    await outlook.close()
  })
  const found = async (people: readonly string[]) =>
    [...(await graph.awayUntil(people, NOW))].map(([person, one]) => [person, told(one)])
  const asked = () => outlook.exchanges().map(({ method, url }) => `${method} ${url.split('/').at(-1)}`)
  /** In place of the whole batch. */
  const answers = (body: unknown) =>
    outlook.fail({ path: BATCH, answer: { status: 200, headers: JSON_TYPE, body } })
  const off = (id: unknown) => ({ id, status: 200, headers: JSON_TYPE, body: { status: 'disabled' } })
  const SINGLE = 'GET automaticRepliesSetting'

  it('are asked for in one call, and each has their own answer', async () => {
    await outlook.setAway(BEN, {})
    await outlook.setAway(CAT, { until: UNTIL })
    assert.deepEqual(await found(THREE), [
      [ANN, { away: false }],
      [BEN, { away: true, until: undefined }],
      [CAT, { away: true, until: UNTIL }],
    ])
    const [{ method, url, body } = assert.fail(), ...more] = outlook.exchanges()
    assert.deepEqual([method, url, more.length], ['POST', `${outlook.baseUrl}/$batch`, 0])
    const requests = THREE.map((person, index) => ({
      ...{ id: String(index + 1), method: 'GET' },
      url: `/users/${person}/mailboxSettings/automaticRepliesSetting`,
      headers: { Prefer: 'outlook.timezone="UTC"' },
    }))
    assert.deepEqual(JSON.parse(String(body)), { requests })
  })

  it('are each asked for once, and nobody where there is nobody', async () => {
    assert.equal((await found([ANN, BEN, ANN])).length, 2)
    assert.deepEqual(asked(), ['POST $batch'])
    assert.deepEqual(await found([]), [])
    assert.equal(asked().length, 1)
  })

  it('who are but one are asked for without a batch', async () => {
    await found([ANN, ANN])
    assert.deepEqual(asked(), [SINGLE])
  })

  it('keep their own faults: one is too much, one is forbidden, one has no mailbox, one is away', async () => {
    await outlook.setAway(DEE, {})
    const meets = (person: string, status: number, more: object) =>
      outlook.fail({ path: new RegExp(person), status, ...more })
    meets(ANN, 429, { code: 'ApplicationThrottled', headers: { 'Retry-After': '17' } })
    meets(BEN, 403, { code: 'ErrorAccessDenied', headers: { 'Retry-After': '17' } })
    meets(CAT, 404, { code: 'MailboxNotEnabledForRESTAPI' })
    assert.deepEqual(await found([ANN, BEN, CAT, DEE]), [
      [ANN, ['try again', 'ApplicationThrottled', 429, 17]],
      [BEN, ['refused', 'ErrorAccessDenied', 403]],
      [CAT, { away: false }],
      [DEE, { away: true, until: undefined }],
    ])
    assert.equal(asked().length, 1, 'nothing is asked for again at once')
  })

  it('keep nothing of an answer but its code', async () => {
    const error = { code: '', message: `${ANN} may not be read` }
    answers({ responses: [{ id: '1', status: 403, headers: {}, body: { error } }, off('2')] })
    const fault = (await graph.awayUntil([ANN, BEN], NOW)).get(ANN)
    assert.deepEqual(told(fault), ['refused', 'status-403', 403])
    assert.ok(fault !== undefined && 'fault' in fault && !`${fault.fault.stack}`.includes(ANN))
  })

  const strange: [why: string, ...responses: unknown[]][] = [
    ['is missing'],
    ['is there twice, and the same', off('1'), off('1')],
    ['is there twice, once without a status', { id: '1' }, off('1')],
    ['has no id', off(undefined)],
    ['has a number for an id', off(1)],
    ['has an id that nobody has', off('4')],
    ['has an id with a nought before it', off('01')],
    ['is a word', '1'],
    ['is null', null],
    ['has no status', { ...off('1'), status: undefined }],
    ['has a status in words', { ...off('1'), status: '200' }],
    ['has a status that is none', { ...off('1'), status: 99 }],
    ['has a status with a fraction', { ...off('1'), status: 200.5 }],
    ['has no body', { ...off('1'), body: undefined }],
    ['has a body in base64', { ...off('1'), body: Buffer.from('{"status":"disabled"}').toString('base64') }],
    ['has a body of something else', { ...off('1'), body: { value: [] } }],
  ]
  for (const [why, ...responses] of strange)
    it(`are read but for the one whose answer ${why}`, async () => {
      answers({ responses: [...responses, off('3'), off('2')] })
      const there = { away: false }
      assert.deepEqual(await found(THREE), [
        [ANN, NOT_UNDERSTOOD],
        [BEN, there],
        [CAT, there],
      ])
    })

  for (const headers of [
    { 'Retry-After': 'soon' },
    { 'Retry-After': 'a\r\nb' },
    { 'Retry-After': {} },
    'none',
    null,
  ])
    it(`have a fault without a wait where the headers are ${JSON.stringify(headers)}`, async () => {
      answers({ responses: [{ id: '1', status: 503, headers }, off('2')] })
      assert.deepEqual(await found([ANN, BEN]), [
        [ANN, ['try again', 'status-503', 503]],
        [BEN, { away: false }],
      ])
    })

  it('have each their own, whatever became of the others and in whatever order it comes', async () => {
    const kinds = {
      there: [[off], { away: false }],
      away: [
        [(id: string) => ({ ...off(id), body: { status: 'alwaysEnabled' } })],
        { away: true, until: undefined },
      ],
      throttled: [
        [(id: string) => ({ id, status: 429, headers: { 'retry-after': id } })],
        ['try again', 'status-429', 429],
      ],
      none: [[(id: string) => ({ id, status: 404 })], { away: false }],
      missing: [[], NOT_UNDERSTOOD],
      doubled: [[off, off], NOT_UNDERSTOOD],
      unknown: [[(id: string) => off(`x${id}`)], NOT_UNDERSTOOD],
    } as const
    const names = Object.keys(kinds) as (keyof typeof kinds)[]
    const some = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat()), { minLength: 2, maxLength: 20 })
    const property = fc.asyncProperty(some, async (chosen) => {
      const made = chosen.flatMap(([kind, place], index) =>
        kinds[kind][0].map((answer) => ({ place, answer: answer(String(index + 1)) })),
      )
      answers({
        responses: made.toSorted((one, other) => one.place - other.place).map(({ answer }) => answer),
      })
      const expected = chosen.map(([kind], index) => [
        persons(20)[index],
        kind === 'throttled' ? [...kinds.throttled[1], index + 1] : kinds[kind][1],
      ])
      assert.deepEqual(await found(persons(chosen.length)), expected)
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('lose nobody by somebody whose id would change the address', async () => {
    const answer = await found([ANN, '..', BEN])
    assert.deepEqual(new Map(answer as [string, unknown][]).get('..'), ['refused', 'bad-id'])
    assert.equal(answer.length, 3)
  })

  it('are asked for by twenty in a call; what is left over by itself', async () => {
    const people = persons(41)
    await outlook.setAway(people[20] ?? '', {})
    outlook.fail({ path: new RegExp(people[40] ?? ''), status: 403 })
    const answer = await found(people)
    assert.deepEqual(
      answer.map(([person]) => person),
      people,
    )
    const others = answer.filter((_, index) => index !== 20 && index !== 40)
    for (const [, one] of others) assert.deepEqual(one, { away: false })
    assert.deepEqual(answer[20]?.[1], { away: true, until: undefined })
    assert.deepEqual(answer[40]?.[1], ['refused', 'UnknownError', 403])
    assert.equal(asked().length, 3)
  })

  // In a group of its own, because mocha runs single tests before groups.
  describe('in all of the above', () => {
    it('are asked about and answered as Graph publishes it', async function () {
      const made = ({ response }: Exchange) => JSON.stringify(response?.body ?? '').includes('odata.context')
      const usual = seen.filter(made)
      assert.ok(usual.length > 5)
      const faults = await faultsIn(usual)
      if (faults === undefined) return this.skip()
      assert.deepEqual(faults, [])
    })
  })
})
