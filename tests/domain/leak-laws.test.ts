/** A secret put anywhere into part 1 is found in whatever spelling; a report without one passes. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { PART_TWO } from '../../src/domain/disclosure.ts'
import type { Answers } from '../../src/domain/form.ts'
import { leaksIn, leaksInPartOne } from '../../src/domain/leaks.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import { writeReports } from '../../src/domain/report.ts'
import { secretsOf } from '../../src/domain/secrets.ts'
import { CARER, CHILD, DETAILS } from '../support/answers.ts'
import { assessmentOf, inputOf, referralOf } from './sample.ts'

const SECRET_CHILD: Answers = {
  ...CHILD,
  address: 'Flat 3, 14a Hidden Lane, Nowhereham',
  postcode: 'NW9 9ZZ',
  school: 'St Winifred’s Primary School',
  newName: 'Zélie Brontë-Quill',
}
const SECRETIVE = {
  ...DETAILS,
  children: [SECRET_CHILD],
  carer: { ...CARER, contact: '01632 960 555, joan.c@mail.example', address: '7 Elm Court, Otherham' },
}
const HARMED = 'Kezia O’Dowd (a neighbour)\nTamsin Ashgrove'

/** What the prisoner would learn from, as somebody might type it. */
const SECRETS: readonly (readonly [what: string, text: string])[] = [
  ['address', '14a Hidden Lane'],
  ['postcode', 'NW9 9ZZ'],
  ['school', 'St Winifred’s'],
  ['school', 'St Winifred’s Primary School'],
  ['newName', 'Brontë-Quill'],
  ['newName', 'Zélie'],
  ['newName', 'Quill'],
  ['carer’s address', '7 Elm Court'],
  ['telephone', '01632 960 555'],
  ['e-mail', 'joan.c@mail.example'],
  ['harmed', 'Kezia'],
  ['harmed', 'O’Dowd'],
  ['harmed', 'Tamsin Ashgrove'],
]

/** Spelling that hides a word from a plain search, and not from a reader. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  capitals: (text) => text.toUpperCase(),
  'small letters': (text) => text.toLowerCase(),
  'no accents': (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  'accents apart': (text) => text.normalize('NFD'),
  'other apostrophes': (text) => text.replaceAll('’', "'"),
  'no apostrophes': (text) => text.replaceAll('’', ''),
  'hyphens as spaces': (text) => text.replaceAll('-', ' '),
  'no hyphens': (text) => text.replaceAll('-', ''),
  'wide spaces': (text) => text.replaceAll(' ', '  \u00a0'),
  'line breaks': (text) => text.replaceAll(' ', '\n'),
  'no spaces': (text) => text.replaceAll(' ', ''),
  commas: (text) => text.replaceAll(' ', ', '),
  'hidden characters': (text) => [...text].join('\u200b'),
  'wide letters': (text) =>
    text.replaceAll(/[0-9A-Za-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
}

/** Every free text that stands in part 1. */
const PLACES = pagesFor(SECRETIVE.children).flatMap(({ key, section }) =>
  ['A', 'B', 'C', 'D', 'E', 'F', 'G'].includes(section.id)
    ? section.questions
        .filter(
          ({ kind, id, confidential }) => /text/.test(kind) && confidential !== true && !(id in PART_TWO),
        )
        .filter(({ id }) => id !== 'escortName')
        .map(({ id }) => ({ key, id }))
    : [],
)

const spelling = fc.constantFrom(...Object.keys(SPELLINGS))
const secret = fc.constantFrom(...SECRETS)
const around = fc.constantFrom('', 'He said so. ', 'They met near ', '“', 'and (', 'x, ')
const after = fc.constantFrom('', '.', ' again.', '”', ', he said', ')', '!')

const leaksWith = (key: string, id: string, text: string): readonly string[] => {
  const pages = assessmentOf({ C: { harmedNames: HARMED }, [key]: withHarmed(key, { [id]: text }) })
  return leaksInPartOne(writeReports(inputOf(pages, SECRETIVE)), secretsOf(SECRETIVE, pages))
}
const withHarmed = (key: string, answers: Answers): Answers =>
  key === 'C' ? { ...answers, harmedNames: HARMED } : answers

describe('part 1, wherever it is written in', () => {
  it('has places to hide something in', () => assert.ok(PLACES.length >= 15, String(PLACES.length)))

  it('is found to hold a secret in any spelling, and the place is shown', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        secret,
        fc.record({ spelling, before: around, after }),
        ({ key, id }, [, text], how) => {
          const typed = SPELLINGS[how.spelling]?.(text) ?? text
          const found = leaksWith(key, id, `${how.before}${typed}${how.after}`)
          assert.ok(found.length > 0, `${how.spelling} of ${text} in ${key} ${id}`)
          assert.match(found[0] ?? '', /in part 1 for child 1, under “.+: “.*».+«/su)
        },
      ),
      { numRuns: 200 },
    ))

  it('passes with everyday words, the names that it speaks of, and parts of words', () => {
    const words = fc.constantFrom(
      ...['Mia', 'Joan Carerly', 'Prisonson', 'school', 'primary', 'lane', 'hidden', 'court', 'flat', 'elm'],
      ...['14 visits', 'quilt', 'tranquil', 'the winner', 'fred', 'saint', 'ash grove', 'neighbour', 'phone'],
      ...['by e-mail', 'dowdy', '3', '7', '9', '2026', 'Otherham', 'Nowhereham', 'mail', 'example'],
    )
    const sentence = fc
      .array(words, { minLength: 1, maxLength: 12 })
      .map((all) => `It was ${all.join(', ')}.`)
    // A number right before a word of the street is the house.
    const isHouse = /(?:14 visits|7), (?:hidden|elm)/u
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), sentence, ({ key, id }, text) => {
        fc.pre(!isHouse.test(text))
        assert.deepEqual(leaksWith(key, id, text), [])
      }),
      { numRuns: 200 },
    )
  })
})

describe('a letter that somebody types', () => {
  it('is searched in the same way', () =>
    fc.assert(
      fc.property(secret, fc.record({ spelling, before: around, after }), ([what, text], how) => {
        const typed = `${how.before}${SPELLINGS[how.spelling]?.(text) ?? text}${how.after}`
        const pages = assessmentOf({ C: { harmedNames: HARMED } })
        const found = leaksIn(typed, referralOf('submitted', { details: SECRETIVE }), pages)
        assert.ok(found.length > 0, `${how.spelling} of ${what}`)
      }),
      { numRuns: 200 },
    ))
  it('passes without any', () =>
    assert.deepEqual(leaksIn('We do not know this child. Mia may write.', referralOf('submitted')), []))
})

describe('names that are words as well', () => {
  const leaks = (text: string) => {
    const pages = assessmentOf({ C: { harmedNames: 'Grace Hope' }, G1: { circumstances: text } })
    return leaksInPartOne(writeReports(inputOf(pages)), secretsOf(DETAILS, pages))
  }
  for (const text of ['By the grace of chance there is hope.', 'Hope is there. Grace period: none.'])
    it(`are words in “${text}”`, () => assert.deepEqual(leaks(text), []))
  for (const text of [
    'He spoke of Grace once.',
    'grace hope',
    'Then GRACE HOPE came.',
    'They say Hope’s name.',
  ])
    it(`are names in “${text}”`, () => assert.equal(leaks(text).length, 1))
})

describe('what is no secret', () => {
  const found = (child: Answers, circumstances: string, harmedNames = '') => {
    const details = { ...DETAILS, children: [{ ...CHILD, address: '', school: '', ...child }] }
    const pages = assessmentOf({ C: { harmedNames }, G1: { circumstances } })
    return leaksInPartOne(writeReports(inputOf(pages, details)), secretsOf(details, pages))
  }
  it('is the name that the request gives, though the new one shares it', () => {
    assert.deepEqual(found({ newName: 'Mia Quillby' }, 'Mia is settled.'), [])
    assert.equal(found({ newName: 'Mia Quillby' }, 'Mia Quillby is settled.').length, 1)
  })
  it('is the child, though the child was harmed', () =>
    assert.deepEqual(found({}, 'Mia Childsdottir is settled.', 'Mia Childsdottir'), []))
  it('is a description beside a name', () => {
    assert.deepEqual(found({}, 'A neighbour and a daughter.', 'Kezia (daughter of a neighbour)'), [])
    assert.deepEqual(found({}, 'None is known to us.', 'not known'), [])
  })
})
