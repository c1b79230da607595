/** Which domains an eye takes for another. */
import assert from 'node:assert/strict'
import { looksLike } from '../../src/domain/look-alike.ts'

describe('a look-alike domain', () => {
  const alike = [
    ['brornley.example', 'bromley.example', 'r and n drawn as m'],
    ['nevvton.example', 'newton.example', 'two v drawn as w'],
    ['i11ford.example', 'illford.example', 'figures drawn as letters'],
    ['сосоа.example', 'cocoa.example', 'a word of Cyrillic letters'],
    ['small-council.example', 'smallcouncil.example', 'a hyphen put in'],
    ['council.gov-uk.example', 'council.gov.uk.example', 'a full stop made a hyphen'],
    ['council.exmaple', 'council.example', 'two neighbours swapped'],
    ['council.example.invalid', 'council.example', 'the real name in front of another'],
    ['mail.counci1.example', 'council.example', 'a look-alike with something before it'],
  ] as const
  for (const [domain, real, how] of alike)
    it(`is one with ${how}`, () => assert.ok(looksLike(domain, real), `${domain} ${real}`))

  it('is not one that differs in two letters, or only ends alike', () => {
    assert.equal(looksLike('northern.example', 'southern.example'), false)
    assert.equal(looksLike('mycouncil.example', 'council.example'), false)
    assert.equal(looksLike('council.sample', 'council.example'), false)
  })
})
