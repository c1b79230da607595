/** The council as the bot knows it: found by id, and nobody invented. */
import assert from 'node:assert/strict'
import * as directory from '../../src/domain/directory.ts'
import { BOTH, COUNCIL, INES, SAM, TESS } from '../support/council.ts'

describe('the directory', () => {
  it('finds a person in whatever case the id comes', () =>
    assert.equal(directory.personById(COUNCIL, TESS.id.toUpperCase()), TESS))
  it('finds nobody for an id it does not have', () => {
    assert.equal(directory.personById(COUNCIL, ''), undefined)
    assert.equal(directory.teamById(COUNCIL, 'east'), undefined)
    assert.equal(directory.prisonByCode(COUNCIL, 'zaa'), undefined)
  })
  it('says of somebody who is gone that they have left', () =>
    assert.equal(directory.nameOf(COUNCIL, 'gone'), 'someone who has left'))
  it('lists the social workers of a team', () =>
    assert.deepEqual(directory.socialWorkersOf(COUNCIL, 'north'), [SAM, INES, BOTH]))
})
