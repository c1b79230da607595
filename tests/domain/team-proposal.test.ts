/** The team that is proposed: by the district of the child's postcode, however it is written, and by who is open already. */
import assert from 'node:assert/strict'
import { districtOf, proposeTeam } from '../../src/domain/team-proposal.ts'
import { CHILD, DETAILS } from '../support/answers.ts'
import { WITH_DISTRICTS } from '../support/triage-road.ts'
import { referralOf } from './sample.ts'

describe('the district of a child', () => {
  for (const [typed, district] of [
    ['CB4 1AA', 'CB4'],
    ['cb41aa', 'CB4'],
    ['cb4  1aa', 'CB4'],
    ['PE27 5XX', 'PE27'],
    ['SW1A 1AA', 'SW1A'],
    ['', undefined],
    ['not known', undefined],
    ['CB4', undefined],
  ] as const)
    it(`of “${typed}” is ${district}`, () =>
      assert.equal(districtOf({ ...CHILD, address: '', postcode: typed }), district))

  for (const [address, district] of [
    ['14 Hidden Lane, Nowhereham, cb5 8aa', 'CB5'],
    ['14 Hidden Lane\nNowhereham\nCB58AA', 'CB5'],
    ['14 Hidden Lane, Nowhereham', undefined],
  ] as const)
    it(`is read from the address “${address.replaceAll('\n', ' / ')}” where the box is empty`, () =>
      assert.equal(districtOf({ ...CHILD, address, postcode: '' }), district))
})

describe('the proposed team', () => {
  const at = (postcode: string, related: readonly ReturnType<typeof referralOf>[] = []) =>
    proposeTeam({ ...DETAILS, children: [{ ...CHILD, postcode }] }, { directory: WITH_DISTRICTS, related })

  it('works for the district', () => assert.equal(at('cb51aa')?.team, 'north'))
  it('is nobody where no team works there', () => assert.equal(at('ZZ1 1ZZ'), undefined))
  it('is the one that has something open about the same people, before the district', () => {
    const open = referralOf('in_progress', { team: 'south' })
    assert.deepEqual(at('CB5 1AA', [open]), {
      team: 'south',
      because: `South locality team has ${open.reference} open about the same people.`,
    })
  })
  it('is not one that is done with it, nor MASH', () => {
    for (const status of ['sent', 'withdrawn', 'received'] as const)
      assert.equal(at('CB5 1AA', [referralOf(status)])?.team, 'north')
    assert.equal(at('', [referralOf('sent', { team: 'south' })]), undefined)
  })
})
