/** What the receipt asks the prison for: what is not known, and names of things alone. */
import assert from 'node:assert/strict'
import { missingItems } from '../../src/domain/missing-items.ts'
import { CHILD, DETAILS, PRISONER, REQUEST } from '../support/answers.ts'

describe('missing items', () => {
  it('are none when everything was given', () => assert.deepEqual(missingItems(DETAILS), []))

  for (const [item, details] of [
    ['the prisoner’s date of birth', { ...DETAILS, prisoner: { ...PRISONER, dateOfBirth: '' } }],
    ['the prison number', { ...DETAILS, prisoner: { ...PRISONER, prisonNumber: '' } }],
    [
      'a summary of the offences and the sentence',
      { ...DETAILS, prisoner: { ...PRISONER, sentenceBand: 'not_known' } },
    ],
    ['the address you hold for the child', { ...DETAILS, children: [CHILD, { ...CHILD, address: '' }] }],
    [
      'the kind of contact that is asked for',
      { ...DETAILS, request: { ...REQUEST, levelAsked: 'not_said' } },
    ],
    ['the name and role of the person who asks', { ...DETAILS, request: { ...REQUEST, requesterName: '' } }],
  ] as const)
    it(`are ${item} alone`, () => assert.deepEqual(missingItems(details), [item]))

  it('are six of a bare request, and hold nothing of the family', () => {
    const items = missingItems({ request: {}, prisoner: {}, children: [{}], carer: {} })
    assert.equal(items.length, 6)
    assert.doesNotMatch(items.join(), /Mia|Prisonson|Joan/)
  })
})
