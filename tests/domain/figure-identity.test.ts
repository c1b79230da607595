/** Who is the same child: by the number in the case system, else by name and day of birth. */
import assert from 'node:assert/strict'
import { childIdentities } from '../../src/domain/figure-identity.ts'
import type { Answers } from '../../src/domain/form.ts'
import { CHILD, DETAILS } from '../support/answers.ts'

const identity = (changes: Answers, reference = 'PCA-2026-0001'): string | undefined =>
  childIdentities({ reference, details: { ...DETAILS, children: [{ ...CHILD, ...changes }] } })[0]

describe('who is the same child', () => {
  it('goes by the number, however it is typed, whatever the name has become', () => {
    const same = ['CS-100', ' cs 100', 'CS/100'].map((caseSystemId) =>
      identity({ caseSystemId, fullName: 'Somebody Else', dateOfBirth: '' }),
    )
    assert.deepEqual(new Set(same), new Set([identity({})]))
    assert.notEqual(identity({ caseSystemId: 'CS-1000' }), identity({}))
  })

  it('goes by name and day of birth where there is no number', () => {
    const none = ['none', 'None', 'n/a', '', '000', '-'].map((caseSystemId) => identity({ caseSystemId }))
    assert.equal(new Set(none).size, 1)
    const caseSystemId = 'none'
    assert.equal(identity({ caseSystemId, fullName: 'MÍA  Childsdottir' }), none[0])
    assert.notEqual(identity({ caseSystemId, dateOfBirth: '2014-03-04' }), none[0])
    assert.notEqual(identity({ caseSystemId, fullName: 'Mia Child' }), none[0])
  })

  it('never takes a number for a name', () =>
    assert.notEqual(identity({ caseSystemId: 'CS-1' }), identity({ caseSystemId: '', fullName: 'CS1' })))

  it('is nobody else where neither is there', () => {
    const unknown = { caseSystemId: 'none', fullName: 'Baby', dateOfBirth: '' }
    assert.equal(identity(unknown), identity(unknown))
    assert.notEqual(identity(unknown), identity(unknown, 'PCA-2026-0002'))
  })
})
