/** The report e-mail to the prison: what is attached, and the three things we ask (2.9, 55). */
import assert from 'node:assert/strict'
import type { Referral } from '../../src/domain/referral.ts'
import { reportToPrison } from '../../src/emails/report-to-prison.ts'
import { TRANSFERRED } from '../domain/change-sample.ts'
import { NOW, RELEASE, referralOf, TWO_CHILDREN } from '../domain/sample.ts'
import { COUNCIL } from '../support/council.ts'

const textOf = (details = TWO_CHILDREN): string =>
  reportToPrison(referralOf('sending', { details }), COUNCIL.council).text

describe('the report to the prison', () => {
  it('lists both parts for each child, by number', () => {
    const listed = [...textOf().matchAll(/^- child (\d), part (\d): (.*)$/gm)].map((match) => match.slice(1))
    assert.deepEqual(listed, [
      ['1', '1', 'for the Governor or Director'],
      ['1', '2', 'to be withheld from the prisoner'],
      ['2', '1', 'for the Governor or Director'],
      ['2', '2', 'to be withheld from the prisoner'],
    ])
    const one = { ...TWO_CHILDREN, children: TWO_CHILDREN.children.slice(0, 1) }
    assert.equal([...textOf(one).matchAll(/^- child/gm)].length, 2)
  })

  it('asks for a receipt, for the decision with its review date, and to withhold part 2', () => {
    assert.match(textOf(), /confirm that you have it/)
    assert.match(textOf(), /decision of the Governor or Director, and its review date/)
    assert.match(textOf(), /do not share part 2 with the prisoner without asking us first/)
  })

  it('says that it is advice, and who decides', () =>
    assert.match(textOf(), /This is advice\. The Governor or Director decides\./))

  it('says to another prison that it was written for the one before, and what was decided there', () => {
    const moved = { ...TRANSFERRED, at: RELEASE }
    const text = (referral: Referral) => reportToPrison(referral, COUNCIL.council).text
    const decided = text({ ...referralOf('decision_recorded'), custody: [moved] })
    assert.match(decided, /^This report was written for the prison where the prisoner was before\./)
    assert.match(decided, /on Thu 17 Dec 2026 it decided: child 1: Level 2: letters and cards only\./)
    assert.match(decided, /That decision does not bind you/)
    assert.match(
      text({ ...referralOf('sent'), custody: [moved] }),
      /No decision of that prison is recorded with us/,
    )
    const before = { ...moved, at: NOW }
    assert.doesNotMatch(text({ ...referralOf('sent'), custody: [before] }), /written for the prison/)
  })
})
