/** Whatever text is given: it never throws, and there is either a directory or at least one fault with a line. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readAuthorityFile } from '../../src/authority/authority-file.ts'
import { SMALL_COUNCIL } from './small-council.ts'

const LINES = SMALL_COUNCIL.split('\n').length
const WORDS = [...new Set(SMALL_COUNCIL.match(/"[^"]*"|true|false/g))]

/** A directory that would do harm would have passed here. */
function check(text: string, mostLines = Number.POSITIVE_INFINITY): void {
  const result = readAuthorityFile(text)
  if ('faults' in result) {
    assert.ok(result.faults.length > 0)
    for (const fault of result.faults) {
      const line = Number(/^line (\d+): \S/.exec(fault)?.[1])
      assert.ok(line >= 1 && line <= mostLines, fault)
      assert.doesNotMatch(fault, /[\n\r]|undefined|\[object/)
    }
    return
  }
  for (const { address } of [result.lado, ...result.prisons]) {
    assert.ok(address)
    assert.match(address.email, /@([\w-]+\.)*(council|justice)\.example$/i)
    assert.notEqual(address.enteredBy, address.checkedBy)
  }
  const mayBeSigned = result.teams.every(({ id }) =>
    result.people.some((p) => p.qualified && p.teams.includes(id)),
  )
  assert.ok(mayBeSigned)
}

describe('any text as an authority file', () => {
  it('is a directory or has a fault: any letters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => check(text)))
  })

  it('is a directory or has a fault: signs of JSON in any order', () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '//',
      '/*',
      '*/',
      '\n',
      '\\',
      '-',
      '1',
      ...WORDS,
    )
    fc.assert(fc.property(fc.array(sign, { maxLength: 60 }), (signs) => check(signs.join(''))))
  })

  it('is a directory or has a fault: any JSON, also under the keys of the file', () => {
    const keys = fc.constantFrom(
      'council',
      'mash',
      'lado',
      'teams',
      'people',
      'prisons',
      'allowedDomains',
      '__proto__',
    )
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue(), { noNullPrototype: true }))
    fc.assert(fc.property(value, (json) => check(JSON.stringify(json))))
  })

  it('is a directory or has a fault: a good file with a piece cut out', () => {
    const place = fc.nat(SMALL_COUNCIL.length)
    fc.assert(
      fc.property(place, fc.nat(40), (at, length) =>
        check(SMALL_COUNCIL.slice(0, at) + SMALL_COUNCIL.slice(at + length), LINES),
      ),
    )
  })

  it('is a directory or has a fault: a good file with one value in the place of another', () => {
    const other = fc.oneof(fc.constantFrom(...WORDS), fc.json())
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), other, (from, to) =>
        check(SMALL_COUNCIL.split(from).join(to), LINES),
      ),
    )
  })
})
