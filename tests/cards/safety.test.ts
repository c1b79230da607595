/** What of safety stands on the card of a referral, for whom, and which buttons are there. */
import assert from 'node:assert/strict'
import { safetyButtons, urgentButtons } from '../../src/cards/safety-buttons.ts'
import { safetyLines } from '../../src/cards/safety-lines.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Status } from '../../src/domain/referral.ts'
import type { Safety } from '../../src/domain/safety.ts'
import { HELD, LOCKED, RAISED, SEEN } from '../domain/safety-sample.ts'
import { assessmentOf, referralOf } from '../domain/sample.ts'
import { COUNCIL, DEPUTY, HEAD, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'

type Case = {
  readonly by?: Person
  readonly status?: Status
  readonly assessment?: Assessment
  readonly now?: string
}
const shown = (
  safety: Safety,
  { by = SAM, status = 'in_progress', assessment = {}, ...more }: Case = {},
) => ({
  ...{ referral: { ...referralOf(status), safety }, assessment, directory: COUNCIL, today: '2026-12-03' },
  ...{ by, banner: '', more: [], ...more },
})
const linesOf = (safety: Safety, more: Case = {}) => safetyLines(shown(safety, more)).map(({ mail }) => mail)
const titlesOf = (safety: Safety, more: Case = {}) =>
  safetyButtons(shown(safety, more)).map(({ title }) => title)

describe('the lines about safety', () => {
  const WAIT = assessmentOf({ C: { openInvestigation: 'yes', mayProceed: 'no' } })
  const SHORT = assessmentOf({ S: { short: 'yes', why: 'The carer refuses.' } })

  it('are none where nothing is to be said', () => assert.deepEqual(linesOf({}), []))
  it('say each thing to whoever may see the referral', () => {
    for (const by of [SAM, TESS, MAYA]) {
      assert.deepEqual(linesOf(LOCKED, { by }), ['Do not contact the family'])
      assert.deepEqual(linesOf(HELD, { by }), ['Held for the police'])
      assert.deepEqual(linesOf(RAISED, { by }), ['Safeguarding concern', 'Now'])
      assert.deepEqual(linesOf(SEEN, { by }), ['Safeguarding concern'])
    }
  })
  it('say what the assessment holds only to those who may read it', () => {
    assert.deepEqual(linesOf({}, { assessment: WAIT }), ['Held for the police'])
    assert.deepEqual(linesOf({}, { assessment: SHORT, by: TESS }), ['A short report'])
    for (const assessment of [WAIT, SHORT]) assert.deepEqual(linesOf({}, { assessment, by: MAYA }), [])
  })
  it('give the emergency duty number outside working hours', () => {
    assert.deepEqual(linesOf({}, { now: '2026-12-03T18:00:00.000Z' }), ['Out of hours'])
    assert.deepEqual(linesOf({}, { now: '2026-12-03T11:00:00.000Z' }), [])
  })
})

describe('the buttons about safety', () => {
  it('are for those who work on the referral', () => {
    for (const by of [SAM, TESS, MAYA])
      assert.deepEqual(titlesOf({}, { by }), ['Hold for the police', 'Safeguarding concern'])
    for (const by of [SOUTH_MANAGER, HEAD]) assert.deepEqual(titlesOf({}, { by }), [])
  })
  it('lift what is held, open what is locked, and raise no second concern', () => {
    assert.deepEqual(titlesOf(HELD, { by: TESS }), ['Lift the hold', 'Safeguarding concern'])
    assert.deepEqual(titlesOf(LOCKED, { by: TESS })[0], 'May the family be contacted?')
    assert.deepEqual(titlesOf(RAISED), ['Hold for the police'])
  })
  it('offer a short report to whoever writes, where it fits', () => {
    const assessment = assessmentOf({ B: { carerStand: 'refuses' } })
    assert.equal(titlesOf({}, { assessment })[0], 'Short report')
    assert.ok(!titlesOf({}, { assessment, by: TESS }).includes('Short report'))
    assert.ok(!titlesOf({}, { assessment, status: 'submitted' }).includes('Short report'))
    assert.equal(titlesOf({}, { assessment: assessmentOf({ S: { short: 'yes' } }) })[0], 'Full report')
  })
  it('after the report has gone leave the concern alone', () =>
    assert.deepEqual(titlesOf({}, { status: 'sent' }), ['Safeguarding concern']))
  it('put “I have seen it” first for a manager, and not for whoever raised it', () => {
    for (const by of [TESS, DEPUTY])
      assert.deepEqual(
        urgentButtons(shown(RAISED, { by })).map(({ verb }) => verb),
        ['see-concern'],
      )
    for (const by of [SAM, MAYA]) assert.deepEqual(urgentButtons(shown(RAISED, { by })), [])
    assert.deepEqual(urgentButtons(shown(SEEN, { by: TESS })), [])
  })
})
