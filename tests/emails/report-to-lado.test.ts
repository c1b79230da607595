/** The report e-mail to the LADO: its own, and it says whether the prisoner worked with children (2.9, 56). */
import assert from 'node:assert/strict'
import { reportToLado } from '../../src/emails/report-to-lado.ts'
import { referralOf } from '../domain/sample.ts'
import { DETAILS, PRISONER } from '../support/answers.ts'
import { COUNCIL } from '../support/council.ts'

const textWith = (workedWithChildren: string): string => {
  const details = { ...DETAILS, prisoner: { ...PRISONER, workedWithChildren } }
  return reportToLado(referralOf('sending', { details }), COUNCIL.council).text
}

describe('the report to the LADO', () => {
  for (const [answer, said] of [
    ['yes', 'The prisoner worked or volunteered with children.'],
    ['no', 'The prisoner is not known to have worked or volunteered with children.'],
    ['not_known', 'We do not know whether the prisoner worked or volunteered with children.'],
    ['', 'We do not know whether the prisoner worked or volunteered with children.'],
    ['constructor', 'We do not know whether the prisoner worked or volunteered with children.'],
  ] as const)
    it(`says for “${answer}”: ${said}`, () => assert.ok(textWith(answer).split('\n\n').includes(said)))

  it('says LADO (Designated Officer) once, and that part 2 is withheld from the prisoner', () => {
    assert.equal(textWith('no').split('LADO').length, 2)
    assert.match(textWith('no'), /LADO \(Designated Officer\)/)
    assert.match(textWith('no'), /Part 2 is to be withheld from the prisoner/)
  })
})
