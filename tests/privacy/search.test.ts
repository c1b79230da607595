/** The search that all of this rests on: every way of writing that it knows is found, and nothing that is not there. */
import assert from 'node:assert/strict'
import { deflateSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { searchFor } from './search.ts'
import { rareWord, type Seed } from './seeds.ts'

const seed = (value: string): Seed => ({ field: value, kind: 'child', value })
const WORD = rareWord('a word')
const NUMBER = 'X7351QK'
const DAY = '2013-10-19'
const SEEDS = [WORD, NUMBER, DAY, 'QX97 4ZJ', '01632 960 417'].map(seed)
const search = searchFor(SEEDS)
const finds = (content: string | Uint8Array): readonly string[] => search(content).map(({ value }) => value)
const utf16 = Buffer.from(`to ${WORD} from`, 'utf16le')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

const CLOTHES: Readonly<Record<string, string | Uint8Array>> = {
  'as it is': `for ${WORD}.`,
  'in capitals': WORD.toUpperCase(),
  'with spaces': WORD.split('').join(' '),
  'with hyphens': WORD.split('').join('-'),
  'with marks that nobody sees': WORD.split('').join('\u2068'),
  'with accents': WORD.replaceAll(/[aiou]/g, (at) => `${at}\u0301`),
  'in wide letters': WORD.replaceAll(/[a-z]/g, (at) => String.fromCharCode(at.charCodeAt(0) + 0xfee0)),
  'in JSON': JSON.stringify({ a: JSON.stringify({ b: WORD }) }),
  'as escapes of JSON': WORD.replaceAll(/./g, (at) => `\\u00${at.charCodeAt(0).toString(16)}`),
  'in an address': WORD.replaceAll(/./g, (at) => `%${at.charCodeAt(0).toString(16)}`),
  'as entities': WORD.replaceAll(/./g, (at) => `&#${at.charCodeAt(0)};`),
  'in base64': base64(`{"fullName":"${WORD}"}`),
  'in base64 that begins elsewhere': `abc${base64(`??${WORD} and more`)}`,
  'in base64 of base64': base64(base64(`here ${WORD} it is`)),
  'in base64 for addresses': Buffer.from(`\xff\xfe\xff ${WORD}`, 'latin1').toString('base64url'),
  'in hexadecimal digits': Buffer.from(`x${WORD}`).toString('hex'),
  'in UTF-16': utf16,
  'in UTF-16 the other way round': Buffer.from(utf16).swap16(),
  gzipped: gzipSync(`a ${WORD}`),
  deflated: deflateSync(`a ${WORD} that is long enough`),
  'in a zip': zipSync({ 'word/document.xml': strToU8(`<w>${WORD}</w>`) }),
  'as the name of a file in a zip': zipSync({ [`${WORD}.xml`]: strToU8('x') }),
  'in a gzip in base64 in JSON': JSON.stringify({ body: gzipSync(`a ${WORD}`).toString('base64') }),
}

describe('the search for made-up values', () => {
  for (const [clothes, content] of Object.entries(CLOTHES))
    it(`finds a word ${clothes}`, () => assert.deepEqual(finds(content), [WORD]))

  const DAYS = [
    ...['2013-10-19', '2013-10-19T00:00:00.000Z', '20131019', '2013/10/19', '19/10/2013', '19.10.2013'],
    ...[
      '19-10-13',
      '19 Oct 2013',
      'Sat 19 Oct 2013',
      '19 October 2013',
      '19th of October 2013',
      '19 OCT 2013',
    ],
    ...['October 19, 2013', String(Date.parse(DAY)), `19\u00a0Oct\u00a02013`, '19 Oct\n2013'],
  ]
  for (const day of DAYS)
    it(`finds a day as ${JSON.stringify(day)}`, () => assert.deepEqual(finds(`on ${day}.`), [DAY]))
  it('finds a day in base64', () => assert.deepEqual(finds(base64('born 19 Oct 2013, a girl')), [DAY]))

  it('finds numbers without their spaces, and with others', () => {
    assert.deepEqual(finds('x7351qk, qx974zj and 01632960417'), [NUMBER, 'QX97 4ZJ', '01632 960 417'])
    assert.deepEqual(finds('X 7351 QK; 01632-960-417'), [NUMBER, '01632 960 417'])
  })

  it('finds nothing where nothing is: near words, near days, random bytes', () => {
    const others = [
      '2013-10-18',
      '19 Oct 2014',
      '19 November 2013',
      '119/10/2013',
      '120131019',
      'X7351Q K8'.slice(0, 7),
    ]
    for (const other of [...others, rareWord('another'), WORD.slice(1)])
      assert.deepEqual(finds(other), [], other)
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256))
    assert.deepEqual([finds(bytes), finds(bytes.toString('base64'))], [[], []])
  })

  it('in raw bytes finds a word as it is and in UTF-16', () => {
    const raw = searchFor(SEEDS, 'in raw bytes')
    for (const content of [Buffer.from(WORD.toUpperCase()), utf16]) assert.equal(raw(content)[0]?.value, WORD)
  })

  it('has words that hold no other word, however many boxes there are', () => {
    const words = Array.from({ length: 2_000 }, (_, at) => rareWord(`box ${at}`))
    assert.equal(new Set(words).size, words.length)
    assert.ok(words.every((word) => word.length === 11))
  })
})
