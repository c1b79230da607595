/** The sign-off card says why it came to somebody who was not asked first. */
import assert from 'node:assert/strict'
import { ONE_CHILD, reportInputFor, submittedWith, TODAY } from '../../scripts/preview/sample.ts'
import { signOffRequest } from '../../src/cards/sign-off-request.ts'
import type { Absence } from '../../src/domain/absence.ts'
import type { PersonId } from '../../src/domain/people.ts'
import type { Cover } from '../../src/domain/referral.ts'
import { wordsOn } from '../support/cards.ts'
import { COUNCIL, DEPUTY, SERVICE, TESS } from '../support/council.ts'

const AT = '2026-12-03T15:00:00.000Z'
const toDeputy = (because: Cover['because']): Cover => ({ to: DEPUTY.id, at: AT, because })
const toService = (because: Cover['because']): Cover => ({ to: SERVICE.id, at: AT, because })
const away = (person: PersonId, until?: string): Absence => ({
  ...{ person, from: TODAY, until, source: 'said so' },
})

/** The line about it on the card, as the reader has it. */
function line(cover: readonly Cover[], reader: PersonId, absences: readonly Absence[] = []): string {
  const referral = submittedWith(ONE_CHILD)
  const request = {
    ...{ input: reportInputFor(ONE_CHILD), links: [], directory: COUNCIL, today: TODAY, absences, reader },
    referral: { ...referral, submission: { ...referral.submission, cover } },
    ...{ stamp: 's1', problem: '', reason: '' },
  }
  return /^Passed .*$/m.exec(wordsOn(signOffRequest(request, 'chat')))?.[0] ?? ''
}

const WINS = ' Whoever was asked before may still act: whoever acts first wins.'

describe('the sign-off card', () => {
  it('says nothing of it while it is with the one it went to first', () => {
    assert.equal(line([], TESS.id), '')
  })

  it('says who is away, until when, and that whoever acts first wins', () => {
    const absences = [away(TESS.id, '2026-12-18')]
    assert.equal(
      line([toDeputy('away')], DEPUTY.id, absences),
      `Passed to you because Tess Placeholder is away (until Fri 18 Dec 2026).${WINS}`,
    )
    assert.equal(
      line([toDeputy('away')], DEPUTY.id, [away(TESS.id)]),
      `Passed to you because Tess Placeholder is away.${WINS}`,
    )
  })

  it('does not say of somebody who is back that they are away', () => {
    assert.equal(
      line([toDeputy('away')], DEPUTY.id),
      `Passed to you because Tess Placeholder was away.${WINS}`,
    )
  })

  it('says who has not answered, and for how long', () => {
    assert.equal(
      line([toDeputy('no answer')], DEPUTY.id),
      `Passed to you because Tess Placeholder has not answered for two working days.${WINS}`,
    )
  })

  it('says of a chain who was asked last, and who first', () => {
    assert.equal(
      line([toDeputy('away'), toService('no answer')], SERVICE.id),
      `Passed to you because Dev Deputy has not answered for one working day. It went to Tess Placeholder first.${WINS}`,
    )
  })

  it('names the one who has it to anybody else who looks', () => {
    assert.match(
      line([toDeputy('no answer')], SERVICE.id),
      /^Passed to Dev Deputy because Tess Placeholder has not/,
    )
  })

  it('speaks to the one it was passed on from as you', () => {
    assert.equal(
      line([toDeputy('away')], TESS.id, [away(TESS.id, '2026-12-18')]),
      'Passed to Dev Deputy because you are away (until Fri 18 Dec 2026). You may still act: whoever acts first wins.',
    )
    assert.match(line([toDeputy('away')], TESS.id), /because you were away\. You may/)
    assert.match(line([toDeputy('no answer')], TESS.id), /because you have not answered for two working days/)
    assert.match(
      line([toDeputy('away'), toService('no answer')], TESS.id),
      /because Dev Deputy has not .*\. It went to you first\. You may still act/,
    )
  })
})
