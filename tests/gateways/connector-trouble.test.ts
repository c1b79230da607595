/** What Teams' answers mean to a job: what is tried again, and not before the time that Teams asked for. */
import assert from 'node:assert/strict'
import { connectorTrouble, noAnswerTrouble } from '../../src/gateways/connector-trouble.ts'

const answer = (status: number, retryAfter?: string) => connectorTrouble({ status, retryAfter, text: '' })

describe('an answer of the Connector', () => {
  for (const status of [412, 429, 502, 504]) {
    it(`${status} is tried again after the seconds that it names`, () => {
      const { advice, retryAfterSeconds } = answer(status, '17')
      assert.deepEqual([advice, retryAfterSeconds], ['try again', 17])
    })

    it(`${status} is tried again after the date that it names`, () => {
      const date = new Date(Date.now() + 90_000).toUTCString()
      const { advice, retryAfterSeconds = 0 } = answer(status, date)
      assert.equal(advice, 'try again')
      assert.ok(retryAfterSeconds > 85 && retryAfterSeconds <= 91, `${retryAfterSeconds}`)
    })

    it(`${status} is tried again by the rules alone when it names no time`, () => {
      for (const nothing of [undefined, '', 'soon'])
        assert.deepEqual(
          [answer(status, nothing).advice, answer(status, nothing).retryAfterSeconds],
          ['try again', undefined],
        )
    })
  }

  it('with a date that is over asks for no wait, and a slip of theirs is a day at most', () => {
    assert.equal(answer(429, new Date(0).toUTCString()).retryAfterSeconds, 0)
    assert.equal(answer(429, '99999999').retryAfterSeconds, 86_400)
  })

  it('that never came leaves a post "not known", and nothing else', () => {
    assert.equal(noAnswerTrouble('POST', 'ECONNRESET').advice, 'not known')
    assert.equal(noAnswerTrouble('PUT', 'ECONNRESET').advice, 'try again')
    assert.equal(noAnswerTrouble('POST', 'ECONNREFUSED').advice, 'try again')
  })
})
