/** Words from outside on one harmless line: nothing turns what stands beside them, and no letter is lost for it. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { inert } from '../../src/cards/inert.ts'

const inside = (words: string): string => inert(words).slice(1, -1)

describe('words from outside', () => {
  it('stay on one line, stand apart, and turn nothing', () => {
    assert.equal(inert(' a\r\n\tb '), '\u2068a b\u2069')
    assert.equal(inside('invoice\u202Efdp.exe'), 'invoice fdp.exe')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        const shown = inert(words)
        assert.ok(shown === '' || /^\u2068[^\u2066-\u2069\u202a-\u202e\u200e\u200f\n\r]*\u2069$/u.test(shown))
        assert.ok([...shown].length <= 103)
        assert.ok(shown.isWellFormed())
      }),
    )
  })

  it('keep their letters, whatever they are written in', () => {
    for (const words of ['O’Brien-Łukasz', '👨‍👩‍👧', 'می‌خواهم', 'שלום.pdf', '**x** <b> ${y}'])
      assert.equal(inside(words), words)
  })

  it('are nothing when there is nothing to see', () => {
    for (const words of ['', '  ', '\u202E', '\0\0']) assert.equal(inert(words), '')
  })

  it('are cut between letters, and marked so', () => {
    assert.equal(inert('😀'.repeat(5), 3), '\u2068😀😀😀…\u2069')
  })
})
