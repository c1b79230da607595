/** A subject holds the marking, the reference and the kind of e-mail; no e-mail holds a name of the family. */
import assert from 'node:assert/strict'
import { bullets, type Email, paragraphs } from '../../src/emails/email.ts'
import { receipt } from '../../src/emails/receipt.ts'
import { reportToLado } from '../../src/emails/report-to-lado.ts'
import { reportToPrison } from '../../src/emails/report-to-prison.ts'
import { referralOf, TWO_CHILDREN } from '../domain/sample.ts'
import { COUNCIL } from '../support/council.ts'

const referral = referralOf('sending', { details: TWO_CHILDREN })
const EMAILS: Readonly<Record<string, [Email, string]>> = {
  receipt: [receipt(referral, COUNCIL.council), 'receipt'],
  'report-to-prison': [reportToPrison(referral, COUNCIL.council), 'report'],
  'report-to-lado': [reportToLado(referral, COUNCIL.council), 'report'],
}

describe('every e-mail', () => {
  for (const [name, [email, kind]] of Object.entries(EMAILS)) {
    it(`${name} has the marking and the reference alone in its subject`, () =>
      assert.equal(email.subject, `OFFICIAL-SENSITIVE PCA-2026-0147 ${kind}`))
    it(`${name} names nobody of the family, no prison, level or offence`, () =>
      assert.doesNotMatch(
        email.text,
        /Mia|Leo|Childs|Prisonson|Carerly|A1234BC|HMP|Hidden|Secretwood|[Ll]evel|1985|2014|2017/,
      ))
    it(`${name} says whom to answer, and is plain text in short paragraphs`, () => {
      assert.match(email.text, /Reply to prison\.contact@council\.example, telephone 01632 960 001$/)
      assert.doesNotMatch(email.text, /[<>]|\n{3}|undefined/)
      for (const paragraph of email.text.split('\n\n')) assert.ok(paragraph.length < 400, paragraph)
    })
    it(`${name} has no name of a worker or manager`, () =>
      assert.doesNotMatch(email.text, /Sam Example|Tess Placeholder|Maya Sample/))
  }
})

describe('the parts of an e-mail', () => {
  it('are parted by empty lines, and empty ones left out', () =>
    assert.equal(paragraphs('a', '', bullets(['b', 'c'])), 'a\n\n- b\n- c'))
})
