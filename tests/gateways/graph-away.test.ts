/** Whether a person is away, as Outlook's automatic replies have it. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { graphGateway } from '../../src/gateways/graph.ts'
import type { GraphGateway } from '../../src/gateways/ports.ts'
import { type Exchange, type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { awayOf } from './away-of.ts'
import { faultsIn } from './published-graph.ts'

const PERSON = '00000000-0000-4000-8000-0000000000A3'
const NOW = '2026-11-24T10:00:00.000Z'

describe('a person in Outlook', () => {
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
  const answers = (body: unknown) =>
    outlook.fail({ answer: { status: 200, headers: { 'content-type': 'application/json' }, body } })
  const time = (dateTime: unknown, timeZone: unknown = 'UTC') => ({ dateTime, timeZone })
  const FROM = time('2026-11-20T00:00:00.0000000')
  const UNTIL = time('2026-12-04T09:00:00.0000000')

  it('is there while automatic replies are off', async () => {
    assert.deepEqual(await awayOf(graph, PERSON, NOW), { away: false })
    const [asked] = outlook.exchanges()
    assert.equal(
      asked?.url,
      `${outlook.baseUrl}/users/${PERSON}/mailboxSettings/automaticRepliesSetting`,
      'one call, of the one setting',
    )
    assert.equal(asked?.headers.prefer, 'outlook.timezone="UTC"')
  })

  it('is away with no end while automatic replies are always on', async () => {
    await outlook.setAway(PERSON, {})
    assert.deepEqual(await awayOf(graph, PERSON, NOW), { away: true, until: undefined })
  })

  it('is there again once they are switched off', async () => {
    await outlook.setAway(PERSON, { until: '2026-12-04T09:00:00.000Z' })
    await outlook.setAway(PERSON, undefined)
    assert.deepEqual(await awayOf(graph, PERSON, NOW), { away: false })
  })

  it('is away from the first moment that was set to the last, and at no other', async () => {
    const [from, until] = ['2026-11-24T17:00:00.000Z', '2026-12-04T09:00:00.000Z']
    await outlook.setAway(PERSON, { from, until })
    const moments: [at: string, away: boolean][] = [
      [NOW, false],
      ['2026-11-24T16:59:59.999Z', false],
      [from, true],
      ['2026-12-04T08:59:59.999Z', true],
      [until, false],
      ['2027-01-04T09:00:00.000Z', false],
    ]
    for (const [at, away] of moments)
      assert.deepEqual(await awayOf(graph, PERSON, at), away ? { away, until } : { away }, at)
  })

  it('is the same person in either letter case', async () => {
    await outlook.setAway(PERSON.toLowerCase(), {})
    assert.equal((await awayOf(graph, PERSON, NOW)).away, true)
  })

  it('is away whether the status is written with a capital or not', async () => {
    for (const status of ['Scheduled', 'scheduled']) {
      answers({ status, externalAudience: 'None', scheduledStartDateTime: FROM, scheduledEndDateTime: UNTIL })
      const expected = { away: true, until: '2026-12-04T09:00:00.000Z' }
      assert.deepEqual(await awayOf(graph, PERSON, NOW), expected, status)
    }
  })

  it('without a mailbox is not away', async () => {
    for (const code of ['MailboxNotEnabledForRESTAPI', 'Request_ResourceNotFound']) {
      outlook.fail({ status: 404, code })
      assert.deepEqual(await awayOf(graph, PERSON, NOW), { away: false })
    }
  })

  it('whose mailbox the bot may not look at is trouble that a person must mend', async () => {
    outlook.fail({ status: 403, code: 'ErrorAccessDenied' })
    const fault = { advice: 'refused', code: 'ErrorAccessDenied', status: 403 }
    await assert.rejects(awayOf(graph, PERSON, NOW), fault)
  })

  const scheduled = (more: object) => ({
    ...{ status: 'scheduled', scheduledStartDateTime: FROM, scheduledEndDateTime: UNTIL, ...more },
  })
  const strange: [why: string, body: unknown][] = [
    ['has no status', {}],
    ['has no status but null', { status: null }],
    ['has a status of its own', { status: 'sometimes' }],
    ['has no start', scheduled({ scheduledStartDateTime: null })],
    ['has no end', scheduled({ scheduledEndDateTime: undefined })],
    [
      'has a Windows zone',
      scheduled({ scheduledEndDateTime: time('2026-12-04T09:00:00', 'GMT Standard Time') }),
    ],
    ['has an IANA zone', scheduled({ scheduledStartDateTime: time('2026-11-20T00:00:00', 'Europe/London') })],
    ['has no zone', scheduled({ scheduledEndDateTime: time('2026-12-04T09:00:00', null) })],
    ['has an offset', scheduled({ scheduledEndDateTime: time('2026-12-04T09:00:00+01:00') })],
    ['has a day alone', scheduled({ scheduledEndDateTime: time('2026-12-04') })],
    ['has a day that is none', scheduled({ scheduledEndDateTime: time('2026-13-04T09:00:00') })],
    ['has a number for a time', scheduled({ scheduledEndDateTime: time(5) })],
    ['is a list', []],
  ]
  for (const [why, body] of strange)
    it(`is neither there nor away when the answer ${why}`, async () => {
      answers(body)
      const fault = { advice: 'try again', code: 'answer-not-understood' }
      await assert.rejects(awayOf(graph, PERSON, NOW), fault)
    })

  it('is away exactly between the two times, whichever they are', async () => {
    const times = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}.000Z`)
    const property = fc.asyncProperty(times, times, times, async (from, until, at) => {
      await outlook.setAway(PERSON, { from, until })
      const away = from <= at && at < until
      assert.deepEqual(await awayOf(graph, PERSON, at), away ? { away, until } : { away })
    })
    await fc.assert(property, { numRuns: 50 })
  })

  // In a group of its own, because mocha runs single tests before groups.
  describe('in all of the above', () => {
    it('is asked about and answered as Graph publishes it', async function () {
      const made = ({ response }: Exchange) => JSON.stringify(response?.body ?? '').includes('odata.context')
      const usual = seen.filter(made)
      assert.ok(usual.length > 50)
      const faults = await faultsIn(usual)
      if (faults === undefined) return this.skip()
      assert.deepEqual(faults, [])
    })
  })
})
