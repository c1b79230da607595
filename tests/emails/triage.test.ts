/** What whoever asked reads of triage: each letter at its own status alone, with its reference, and nothing of the family. */
import assert from 'node:assert/strict'
import { triageEmails } from '../../scripts/preview/triage-emails.ts'
import { duplicate } from '../../src/emails/duplicate.ts'
import { informationNeeded } from '../../src/emails/information-needed.ts'
import { shortView } from '../../src/emails/short-view.ts'
import { withdrawnLetter } from '../../src/emails/withdrawn-letter.ts'
import { wrongAuthority } from '../../src/emails/wrong-authority.ts'
import { EVERY_STATUS, referralOf } from '../domain/sample.ts'
import { decided } from '../domain/triage-sample.ts'
import { COUNCIL } from '../support/council.ts'

const { council } = COUNCIL

describe('the letters of triage', () => {
  const SAYS: Readonly<Record<string, RegExp>> = {
    'information-needed': /please send us:\n- the prison number\n\nPlease answer by Thu 10 Dec 2026/,
    'wrong-authority':
      /appears to live in the area of Essex\. We have not assessed\.[\s\S]*Essex: mash@essex\.example/,
    'short-view':
      /our view is:\n\nNo record of this child\.\n\nThis is advice\. The Governor or Director decides\./,
    duplicate: /already under the reference PCA-2026-0001/,
    'withdrawn-letter': /it is withdrawn, so we are not assessing/,
  }
  for (const { name, subject, text } of triageEmails())
    it(`${name} says what it is for, which request it is about, and that nothing is agreed`, () => {
      assert.match(subject, /^OFFICIAL-SENSITIVE PCA-2026-0147 /)
      assert.match(text, SAYS[name] ?? /^$/)
      assert.match(text, /received on Tue 24 Nov 2026\. Our reference is PCA-2026-0147\./)
      assert.match(text, /Please do not treat this as agreement to any contact\./)
      assert.match(text, /Sampleshire County Council\nReply to prison\.contact@council\.example/)
      assert.doesNotMatch(subject + text, /Mia|Childsdottir|Prisonson|Carerly|A1234BC|Hidden|Because\./)
    })

  it('are five', () => assert.equal(triageEmails().length, 5))

  for (const [write, status] of [
    [informationNeeded, 'needs_information'],
    [wrongAuthority, 'redirected'],
    [shortView, 'short_view_sent'],
    [duplicate, 'linked_duplicate'],
    [withdrawnLetter, 'withdrawn'],
  ] as const)
    it(`${write.name} is written while it is ${status} alone`, () => {
      const shown = EVERY_STATUS.filter((one) => write(referralOf(one), council) !== undefined)
      assert.ok(shown.every((one) => one === status))
    })

  it('offers the link for a worry about a child with a short view', () => {
    const signed = decided(referralOf('received'), 'writeShortView', 'signShortView')
    assert.match(shortView(signed, council)?.text ?? '', /https:\/\/council\.example\/refer/)
  })
})
