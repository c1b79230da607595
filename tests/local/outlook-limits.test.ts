/** The Graph stand-in refuses what is too much when it is told to, on a clock that the test moves. */
import assert from 'node:assert/strict'
import type { GraphAnswer, GraphRequest } from '../../src/local/outlook-answers.ts'
import { openLimits } from '../../src/local/outlook-limits.ts'

const LIMITS = { atOnce: 4, mailsPerMinute: 30 }
const MAIL = '/v1.0/users/a%40council.example/sendMail'
const READ = '/v1.0/users/a%40council.example/mailFolders/sentitems/messages'
const call = (path: string): GraphRequest => ({
  ...{ method: 'GET', headers: {}, body: Buffer.alloc(0) },
  url: new URL(path, 'http://127.0.0.1'),
})
const done = async (): Promise<GraphAnswer> => ({ status: 202 })

describe("Outlook's limits in the Graph stand-in", () => {
  it('refuse the thirty-first mail of a minute until the first is a minute old, and say how long that is', async () => {
    let now = 0
    const limits = openLimits(LIMITS, () => now)
    for (let n = 0; n < 30; n++) {
      now = n * 1_000
      assert.equal((await limits.around(call(MAIL), done))?.status, 202)
    }
    now = 40_500
    const no = await limits.around(call(MAIL), done)
    assert.deepEqual([no?.status, no?.headers?.['retry-after']], [429, '20'])
    assert.equal((await limits.around(call(READ), done))?.status, 202)
    assert.equal((await limits.around(call(MAIL.replace('a%40', 'b%40')), done))?.status, 202)
    now = 60_000
    assert.equal((await limits.around(call(MAIL), done))?.status, 202)
    assert.deepEqual(limits.counts(), { mailsTaken: 32, refused: 1, mostAtOnce: 1, first: 0, last: 60_000 })
  })

  it('refuse the fifth call at once in a mailbox, and take the next when one has ended, well or not', async () => {
    const limits = openLimits(LIMITS)
    const ends: ((answer: null) => void)[] = []
    const slow = () => new Promise<null>((end) => void ends.push(end))
    const four = Array.from({ length: 4 }, () => limits.around(call(READ), slow))
    assert.equal((await limits.around(call(READ), done))?.status, 429)
    assert.equal((await limits.around(call('/v1.0/drives/d/items/i'), done))?.status, 202)
    assert.deepEqual([limits.counts().refused, limits.counts().mostAtOnce], [1, 4])
    for (const end of ends) end(null)
    assert.deepEqual(await Promise.all(four), [null, null, null, null])
    assert.equal((await limits.around(call(READ), done))?.status, 202)
  })

  it('are not there unless they are asked for', async () => {
    const limits = openLimits(undefined)
    for (let n = 0; n < 40; n++) assert.equal((await limits.around(call(MAIL), done))?.status, 202)
  })
})
