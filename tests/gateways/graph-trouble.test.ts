/** A fault without an answer: which ones are sure to have sent nothing. */
import assert from 'node:assert/strict'
import { troubleOfFault } from '../../src/gateways/graph-trouble.ts'

const faultOf = (code: string, more: object = {}) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('a message'), { code, ...more }) })

describe('a call to Graph that got no answer', () => {
  const sure = [
    faultOf('ECONNREFUSED', { syscall: 'connect' }),
    faultOf('EHOSTUNREACH', { syscall: 'connect' }),
    faultOf('ENOTFOUND', { syscall: 'getaddrinfo' }),
    faultOf('UND_ERR_CONNECT_TIMEOUT'),
    faultOf('DEPTH_ZERO_SELF_SIGNED_CERT'),
    faultOf('CERT_HAS_EXPIRED'),
    faultOf('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    new TypeError('fetch failed', { cause: Object.assign(new AggregateError([]), { code: 'ETIMEDOUT' }) }),
  ]
  const open = [
    faultOf('ECONNRESET', { syscall: 'read' }),
    faultOf('EHOSTUNREACH', { syscall: 'read' }),
    faultOf('EPIPE', { syscall: 'write' }),
    faultOf('UND_ERR_SOCKET'),
    faultOf('UND_ERR_HEADERS_TIMEOUT'),
    faultOf('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'),
    new DOMException('late', 'TimeoutError'),
    new TypeError('fetch failed'),
    'anything else',
  ]

  it('sent nothing when no connection was made', () => {
    for (const fault of sure)
      assert.equal(troubleOfFault(fault, { hasBody: true }).advice, 'try again', nameOf(fault))
  })

  it('may have sent its body in every other case', () => {
    for (const fault of open)
      assert.equal(troubleOfFault(fault, { hasBody: true }).advice, 'not known', nameOf(fault))
  })

  it('had nothing to send when it only reads', () => {
    for (const fault of [...sure, ...open])
      assert.equal(troubleOfFault(fault, { hasBody: false }).advice, 'try again', nameOf(fault))
  })

  it('is told by its code, never by its message', () => {
    assert.equal(troubleOfFault(faultOf('ECONNRESET'), { hasBody: true }).code, 'ECONNRESET')
    assert.equal(troubleOfFault(faultOf('a code with words'), { hasBody: true }).code, 'no-answer')
  })
})

const nameOf = (fault: unknown): string => String(fault instanceof Error ? fault.cause : fault)
