/** What the receipt asks the prison for: what is not known, and names of things alone. */
import assert from 'node:assert/strict'
import { ITEMS, itemIn, missingItems } from '../../src/domain/missing-items.ts'
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
    [
      'how the child and the prisoner are related',
      { ...DETAILS, children: [{ ...CHILD, relationshipToPrisoner: '' }] },
    ],
    ['the child’s date of birth', { ...DETAILS, children: [{ ...CHILD, dateOfBirth: '' }] }],
    ['the address you hold for the child', { ...DETAILS, children: [CHILD, { ...CHILD, address: '' }] }],
    [
      'the kind of contact that is asked for',
      { ...DETAILS, request: { ...REQUEST, levelAsked: 'not_said' } },
    ],
    ['the name and role of the person who asks', { ...DETAILS, request: { ...REQUEST, requesterName: '' } }],
  ] as const)
    it(`are ${item} alone`, () => assert.deepEqual(missingItems(details), [item]))

  it('are eight of a bare request, and hold nothing of the family', () => {
    const items = missingItems({ request: {}, prisoner: {}, children: [{}], carer: {} })
    assert.equal(items.length, 8)
    assert.doesNotMatch(items.join(), /Mia|Prisonson|Joan/)
  })

  for (const [typed, item] of [
    ['prison number', 'prison_number'],
    ['the offences', 'offences'],
    ['date of birth of the child', 'child_born'],
    ['prisoner’s date of birth', 'prisoner_born'],
    ['the child’s address', 'child_address'],
    ['probation officer', 'probation'],
    ['the visiting order', undefined],
  ] as const)
    it(`are understood when somebody types “${typed}”`, () => assert.equal(itemIn(typed), item))

  it('are each understood by their own words', () => {
    for (const [id, words] of Object.entries(ITEMS)) assert.equal(itemIn(words), id, words)
  })
})
