/** Every call of the product has a class, and a class says nothing of whom a call is about. */
import assert from 'node:assert/strict'
import { CALLS } from '../../src/gateways/calls.ts'
import { operationOf } from '../../src/telemetry/operations.ts'

describe('the class of a call', () => {
  it('is known for each call of the table', () => {
    // An address that Graph hands out is part of filing, and is not called by the client of Graph.
    for (const { method, path } of CALLS)
      if (path !== '{uploadUrl}') assert.notEqual(operationOf(method, path), 'other', `${method} ${path}`)
  })

  it('is the same whoever it is about, and in the links that Graph hands out', () => {
    const path = 'mailFolders/inbox/messages/delta?$deltatoken=x'
    assert.equal(operationOf('GET', `/users/a%40council.example/${path}`), 'read_mail')
    assert.equal(operationOf('GET', `/users('a@council.example')/${path}`), 'read_mail')
  })

  it('is “other” for what nobody foresaw', () => {
    assert.equal(operationOf('DELETE', '/users/a/messages/b'), 'other')
  })
})
