/** The e-mail to staff whom the bot cannot message: it is about no family, and says what to do. */
import assert from 'node:assert/strict'
import { waitingInTeams } from '../../src/emails/waiting-in-teams.ts'
import { COUNCIL } from '../support/council.ts'

describe('the e-mail that something waits in Teams', () => {
  const { subject, text } = waitingInTeams(COUNCIL.council)

  it('has no marking and no reference, because it is about nobody', () => {
    assert.equal(subject, 'Something waits for you in Teams')
    assert.doesNotMatch(`${subject}${text}`, /PCA-|OFFICIAL|child|prisoner|HMP/i)
  })

  it('says what to do, in short paragraphs', () => {
    assert.match(text, /open Teams, search for Prison contact/)
    for (const paragraph of text.split('\n\n')) assert.ok(paragraph.length < 400, paragraph)
  })
})
