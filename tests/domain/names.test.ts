/** Names as they are looked for: folded, and how like two are. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lettersApart, likeness, wordLikeness } from '../../src/domain/likeness.ts'
import { foldName, namesIn, wantedWords, wordsToKeep } from '../../src/domain/names.ts'
import { isNickname, nicknameGroups } from '../../src/domain/nicknames.ts'
import { soundOf } from '../../src/domain/sounds.ts'

const MARKS = ['\u0300', '\u0301', '\u0302', '\u0303', '\u0308', '\u030c', '\u0327', '\u0328']
const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: min, maxLength: max })

describe('a name that is looked for', () => {
  it('is folded: accents, letters with a stroke, case, apostrophes, hyphens and titles', () => {
    const folded: readonly (readonly [string, string])[] = [
      ['Małgorzata Żółć', 'malgorzata zolc'],
      ['Søren Ærø Straße', 'soren aero strasse'],
      ["O’Brien o'brien OʼBRIEN", 'obrien obrien obrien'],
      ['Smith-Jones', 'smith jones'],
      ['  Dr.  Siân\u200b  EVANS ', 'sian evans'],
      ['İbrahim ISI', 'ibrahim isi'],
      ['محمد الحسن', 'محمد الحسن'],
      ['Иван', 'иван'],
      ['\u202eevil\u202c', 'evil'],
      ['Mr', 'mr'],
    ]
    for (const [name, words] of folded) assert.equal(foldName(name).join(' '), words)
    assert.deepEqual(foldName('مُحَمَّد'), foldName('محمد'), 'the small vowels of Arabic do not count')
  })

  it('is the same with any accents, in any case, with apostrophes and invisible letters', () =>
    fc.assert(
      fc.property(letters(2, 12), letters(2, 12), fc.infiniteStream(fc.nat(20)), (one, other, stream) => {
        const dress = (text: string) =>
          [...text]
            .map((letter) => {
              const [choice = 0] = [...stream.take(1)]
              const marked = `${letter}${MARKS[choice % MARKS.length] ?? ''}`
              if (choice < 6) return marked
              if (choice < 10) return letter.toUpperCase()
              return choice < 12 ? `${letter}’` : choice < 14 ? `${letter}\u200d` : letter
            })
            .join('')
        assert.deepEqual(foldName(`${dress(one)} ${dress(other)}`), foldName(`${one} ${other}`))
      }),
    ))

  it('never breaks, whatever is typed, and never has more than eight words of forty letters', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const words = foldName(text)
        assert.ok(words.length <= 8)
        assert.ok(words.every((word) => word !== '' && [...word].length <= 40 && word.isWellFormed()))
        assert.ok(likeness(text, 'Mia Childsdottir') >= 0)
      }),
    ))

  it('takes small words with or without a space after them', () => {
    assert.deepEqual(wordsToKeep(foldName('Omar Al-Hassan')), ['omar', 'al', 'hassan', 'alhassan'])
    assert.deepEqual(
      wantedWords(foldName('Omar al Hassan')).map(({ word, orElse }) => [word, ...orElse]),
      [['omar'], ['hassan', 'alhassan']],
    )
    assert.equal(likeness('Omar Alhassan', 'Omar Al-Hassan'), 1)
    assert.equal(likeness("Sean O'Brien", 'Seán O Brien'), 1)
  })

  it('comes apart where several were typed into one box', () => {
    assert.deepEqual(namesIn('Al, also "Big Al" aka Allie; A. J. (in 2019)'), [
      'Al',
      '"Big Al"',
      'Allie',
      'A. J.',
      'in 2019',
    ])
    assert.deepEqual(namesIn(' , '), [])
  })
})

describe('the short forms of names', () => {
  it('stand for one another', () => {
    for (const pair of [
      'bill william',
      'liz elizabeth',
      'beth elizabeth',
      'jack john',
      'peggy margaret',
      'mo mohammed',
      'kasia katarzyna',
    ]) {
      const [one = '', other = ''] = pair.split(' ')
      assert.ok(isNickname(one, other), pair)
    }
    assert.ok(!isNickname('bill', 'elizabeth'))
    assert.ok(!isNickname('zzz', 'zzz'))
  })

  it('are folded as every name is, and no line has one name twice', () => {
    for (const first of ['william', 'mohammed', 'elizabeth']) assert.ok(nicknameGroups(first).includes(first))
    assert.ok(isNickname('gosia', 'malgorzata'))
  })
})

describe('the sound of a name', () => {
  it('is the same for spellings of one name', () => {
    const same = [
      'stephen steven',
      'fatima fatimah',
      'philip filip',
      'mohammed muhamad',
      'catherine katherine',
      'khan kan',
      'szymon shimon',
      'omar umar',
      'wiktor viktor',
    ]
    for (const pair of same) {
      const [one = '', other = ''] = pair.split(' ')
      assert.equal(soundOf(one), soundOf(other), pair)
    }
    assert.notEqual(soundOf('smith'), soundOf('jones'))
    assert.equal(soundOf('محمد'), '')
  })
})

describe('how like two names are', () => {
  it('counts letters that are other, missing, one too many or swapped', () => {
    assert.equal(lettersApart('kowalski', 'kowalski'), 0)
    assert.equal(lettersApart('kowalski', 'kovalksi'), 2)
    assert.equal(lettersApart('nowak', 'nowa'), 1)
    assert.equal(lettersApart('', 'abc'), 3)
  })

  it('is 1 for the same words in any order, and goes down with each letter', () => {
    assert.equal(likeness('nowak EWA', 'Ewa Nowak'), 1)
    const scores = ['Katarzyna Wiśniewska', 'Katarzyna Wisniewsko', 'Katazyna Wisniewsko', 'Jan Kot'].map(
      (name) => likeness(name, 'Katarzyna Wisniewska'),
    )
    assert.deepEqual(
      scores,
      scores.toSorted((one, other) => other - one),
    )
    assert.ok((scores[2] ?? 0) > 0.8 && (scores[3] ?? 1) < 0.3)
  })

  it('is never outside 0 to 1, and the same from both sides for one word', () =>
    fc.assert(
      fc.property(letters(1, 10), letters(1, 10), (one, other) => {
        assert.equal(lettersApart(one, other), lettersApart(other, one))
        const score = wordLikeness(one, other)
        assert.ok(score >= 0 && score <= 1)
        assert.equal(wordLikeness(one, one), 1)
      }),
    ))
})
