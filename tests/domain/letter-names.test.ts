/** What letters about the outcome are called, which version a child gets, and how their text is laid out. */
import assert from 'node:assert/strict'
import {
  LETTER_ID,
  type LetterFor,
  letterForKey,
  letterKey,
  versionFor,
} from '../../src/domain/family-letters.ts'
import { letterBlocks, letterFileName } from '../../src/domain/letter-document.ts'
import { firstName } from '../../src/domain/letter-words.ts'

const FAMILY: LetterFor = { kind: 'family', child: 0 }
const OLDER: LetterFor = { kind: 'child older', child: 1 }
const SCHOOL: LetterFor = { kind: 'school', child: 2 }

describe('what a letter is called', () => {
  it('is the same from its key and back, and names nobody in its file', () => {
    const places: readonly LetterFor[] = [FAMILY, OLDER, SCHOOL, { kind: 'child young', child: 12 }]
    for (const place of places) {
      assert.deepEqual(letterForKey(letterKey(place)), place)
      const id = `${letterKey(place)}-1`
      assert.match(id, LETTER_ID)
      assert.match(
        letterFileName('PCA-2026-0001', { id, kind: place.kind }),
        /^PCA-2026-0001-[a-z0-9-]+\.pdf$/,
      )
    }
    assert.equal(
      letterFileName('PCA-2026-0001', { id: 'family-1', kind: 'family' }),
      'PCA-2026-0001-letter-family-1.pdf',
    )
    for (const key of ['family-1', 'child', 'school', 'child-old-1', 'school-0', 'nobody'])
      assert.equal(letterForKey(key), undefined, key)
  })

  it('goes by the child’s age: none under four, then three versions', () => {
    const born = (dateOfBirth: string) => versionFor({ dateOfBirth }, '2026-12-18')
    assert.equal(born('2027-02-01'), undefined)
    assert.equal(born('2022-12-19'), undefined)
    assert.equal(born('2022-12-18'), 'child young')
    assert.equal(born('2018-12-19'), 'child young')
    assert.equal(born('2018-12-18'), 'child middle')
    assert.equal(born('2014-12-18'), 'child older')
    assert.equal(born('2009-12-18'), 'child older')
    assert.equal(born(''), 'child middle')
  })

  it('calls people by their first name, however it was recorded', () => {
    assert.deepEqual(['Mr Alan Prisonson', 'Prisonson, Alan', 'Alan', ''].map(firstName), [
      'Alan',
      'Alan',
      'Alan',
      '',
    ])
  })
})

describe('the text of a letter', () => {
  it('is paragraphs, headings and lists as it was typed', () => {
    const kinds = letterBlocks(
      'Dear you,\n\nWhat it means\n\nThese:\n- one\n- two\nAnd more.\n\nFrom Sam',
    ).map((block) => [
      block.kind,
      block.kind === 'list' ? block.items.join() : 'text' in block ? block.text : '',
    ])
    assert.deepEqual(kinds, [
      ['paragraph', 'Dear you,'],
      ['heading', 'What it means'],
      ['paragraph', 'These:'],
      ['list', 'one,two'],
      ['paragraph', 'And more.'],
      ['paragraph', 'From Sam'],
    ])
  })
})
