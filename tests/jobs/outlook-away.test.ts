/** The moment of return that Outlook knows becomes the last day away. */
import assert from 'node:assert/strict'
import type { AwayOrFault } from '../../src/gateways/ports.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { awayBy } from '../../src/jobs/outlook-away.ts'

const AT = '2026-12-07T10:00:00.000Z'

describe('being away by Outlook', () => {
  const found = async (answer: AwayOrFault) =>
    (await awayBy({ awayUntil: async () => new Map([['somebody', answer]]) }, ['somebody'], AT)).get(
      'somebody',
    )
  const until = async (back: string) => {
    const answer = await found({ away: true, until: back })
    return answer !== undefined && 'until' in answer ? answer.until : assert.fail('no day')
  }

  it('ends on the day before the return when that is in the morning', async () => {
    assert.equal(await until('2026-12-21T09:00:00.000Z'), '2026-12-20')
    assert.equal(await until('2026-12-21T11:59:00.000Z'), '2026-12-20')
    assert.equal(await until('2026-12-21T00:00:00.000Z'), '2026-12-20')
  })

  it('ends on the day of the return when that is at noon or later', async () => {
    assert.equal(await until('2026-12-18T12:00:00.000Z'), '2026-12-18')
    assert.equal(await until('2026-12-18T17:00:00.000Z'), '2026-12-18')
  })

  it('goes by the clock of London, summer and winter', async () => {
    assert.equal(await until('2027-06-21T10:59:00.000Z'), '2027-06-20')
    assert.equal(await until('2027-06-21T11:00:00.000Z'), '2027-06-21')
    assert.equal(await until('2027-06-20T23:30:00.000Z'), '2027-06-20', 'half past midnight of the 21st')
  })

  it('is open where nobody set an end', async () => {
    assert.deepEqual(await found({ away: true, until: undefined }), { away: true, until: undefined })
  })

  it('is not where the replies are off', async () => {
    assert.deepEqual(await found({ away: false }), { away: false, until: undefined })
  })

  it('asks for the people and the moment, and hands on whose fault is whose', async () => {
    const asked: unknown[] = []
    const fault = new Trouble('try again', 'no')
    const awayUntil = async (people: readonly string[], at: string) => {
      asked.push([people, at])
      return new Map<string, AwayOrFault>([
        ['one', { fault }],
        ['another', { away: true, until: undefined }],
      ])
    }
    const answers = await awayBy({ awayUntil }, ['one', 'another'], AT)
    assert.deepEqual(
      [...answers],
      [
        ['one', { fault }],
        ['another', { away: true, until: undefined }],
      ],
    )
    assert.deepEqual(asked, [[['one', 'another'], AT]])
  })
})
