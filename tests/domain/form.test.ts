/** What an answer must be, whatever is typed or sent. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type Answers,
  checkAnswers,
  choicesOf,
  cleanAnswers,
  isNeeded,
  type Kind,
  LONGEST,
  type Question,
  type Rule,
  sayAnswer,
} from '../../src/domain/form.ts'

const TODAY = '2026-11-24'
const OPTIONS = [
  { id: 'a', label: 'Apples' },
  { id: 'b', label: 'Pears' },
]
const ask = (kind: Kind, more: Partial<Question> = {}): Question => ({ id: 'q', label: 'Q', kind, ...more })
const listed = (kind: Kind): Question => ask(kind, { options: OPTIONS })
const ruled = (kind: Kind, rule: Rule): Question => ask(kind, { rule })
const faultOf = (question: Question, answer: string, complete = false): string | undefined =>
  checkAnswers([question], { q: answer }, { today: TODAY, complete })[0]?.message

describe('an answer', () => {
  for (const [name, question, good, bad, message] of [
    ['a day', ask('day'), ['2028-02-29'], ['2027-02-29', '24/11/2026', 'soon'], /real date/],
    ['a time', ask('time'), ['09:30', '23:59', '00:00'], ['24:00', '9:30', '12.00'], /such as 09:30/],
    ['a choice', listed('choice'), ['a', 'b'], ['c', 'a,b', 'a,', ',', 'Apples'], /from the list/],
    ['several choices', listed('choices'), ['a', 'a,b'], ['a,c', ',', 'a, b'], /from the list/],
    [
      'a prison number',
      ruled('text', 'prison number'),
      ['A1234BC'],
      ['1234', 'A1234B', 'AA234BC'],
      /A1234BC/,
    ],
    [
      'an e-mail address',
      ruled('text', 'e-mail'),
      ['a@b.example'],
      ['a', 'a@b', 'a b@c.d', '@b.c'],
      /whole e-mail/,
    ],
    ['a past day', ruled('day', 'not in the future'), [TODAY, '1985-04-02'], ['2026-11-25'], /in the future/],
    ['a coming day', ruled('day', 'not in the past'), [TODAY, '2027-06-01'], ['2026-11-23'], /in the past/],
    [
      'a child',
      ruled('day', 'a child'),
      ['2014-03-03', '2008-11-25', '2027-03-01'],
      ['2008-11-24'],
      /18 or older/,
    ],
    [
      'a baby not yet born',
      ruled('day', 'a child'),
      ['2027-09-01'],
      ['2028-01-01', '2104-03-03'],
      /too far ahead/,
    ],
    [
      'a day that can be counted from',
      ruled('day', 'a day to count from'),
      [TODAY],
      ['2022-11-24', '0202-11-24'],
      /check the year/,
    ],
    [
      'a day of receipt',
      ruled('day', 'a day to count from'),
      ['2026-11-01'],
      ['2026-11-25'],
      /in the future/,
    ],
  ] as const) {
    it(`that is ${name} is taken`, () => {
      for (const answer of good) assert.equal(faultOf(question, answer), undefined, answer)
    })
    it(`that is not ${name} is refused with what to do`, () => {
      for (const answer of bad) assert.match(faultOf(question, answer) ?? `${answer} was taken`, message)
    })
  }

  for (const kind of ['text', 'long text'] as const)
    it(`of ${kind} may be ${LONGEST[kind]} characters and no more`, () => {
      assert.equal(faultOf(ask(kind), 'x'.repeat(LONGEST[kind])), undefined)
      assert.match(faultOf(ask(kind), 'x'.repeat(LONGEST[kind] + 1)) ?? '', /nothing was cut/)
    })

  it('that is required is asked for in the end, not in a draft', () => {
    const question = ask('text', { required: true })
    assert.equal(faultOf(question, '', false), undefined)
    assert.equal(faultOf(question, '', true), 'Please answer this.')
  })

  it('is needed only while another answer makes it so', () => {
    const question = ask('text', { required: { question: 'other', is: ['yes', 'maybe'] } })
    const needed = (other: string) => isNeeded(question, { other })
    assert.deepEqual(['yes', 'maybe', 'no', '', 'no,yes'].map(needed), [true, true, false, false, true])
    assert.equal(isNeeded(ask('text'), { other: 'yes' }), false)
  })

  it('reads in words', () => {
    assert.equal(sayAnswer(listed('choices'), 'a,b'), 'Apples, Pears')
    assert.equal(sayAnswer(ask('day'), '2026-12-15'), 'Tue 15 Dec 2026')
    assert.equal(sayAnswer(ask('day'), 'not a day'), 'not a day')
    assert.equal(sayAnswer(listed('choice'), 'gone'), 'gone')
    assert.equal(sayAnswer(ask('text'), 'a,b'), 'a,b')
    assert.equal(sayAnswer(listed('choice'), ''), '')
    assert.deepEqual(choicesOf(''), [])
  })

  it('is faulted together with all others', () => {
    const questions = [ask('day', { id: 'one' }), ask('time', { id: 'two' }), ask('text', { id: 'three' })]
    const faults = checkAnswers(
      questions,
      { one: 'x', two: 'x', three: 'x' },
      { today: TODAY, complete: true },
    )
    assert.deepEqual(
      faults.map(({ question }) => question),
      ['one', 'two'],
    )
  })
})

describe('what was typed', () => {
  const clean = (value: unknown, question = ask('text')): Answers => cleanAnswers([question], { q: value })

  for (const hostile of [{ a: 1 }, ['a'], 7, true, null, undefined, () => 'x', Symbol('x')])
    it(`is dropped when it is ${typeof hostile === 'object' ? JSON.stringify(hostile) : typeof hostile}`, () =>
      assert.deepEqual(clean(hostile), {}))

  it('loses its ends, its NULs and its half characters, and has one kind of line end', () => {
    assert.deepEqual(clean('  a\r\nb\rc\0d\ud83d \n'), { q: 'a\nb\ncd\ufffd' })
    assert.deepEqual(clean('a\r\0\nb'), { q: 'a\nb' })
    assert.deepEqual(clean('\0 \0'), { q: '' })
  })

  it('keeps a prison number however it is typed', () =>
    assert.deepEqual(clean(' a1234 bc ', ruled('text', 'prison number')), { q: 'A1234BC' }))

  it('is never cut', () => assert.equal(clean('x'.repeat(100_000)).q?.length, 100_000))

  it('takes nothing from a prototype', () => {
    const questions = [ask('text', { id: 'constructor' }), ask('text', { id: '__proto__' })]
    assert.deepEqual(cleanAnswers(questions, {}), {})
  })

  const questions: readonly Question[] = [
    ask('text', { id: 'a', required: true, rule: 'e-mail' }),
    ask('long text', { id: 'b', required: { question: 'd', is: ['a'] } }),
    ask('day', { id: 'c', rule: 'a child' }),
    ask('choice', { id: 'd', options: OPTIONS }),
    ask('choices', { id: 'e', options: OPTIONS }),
    ask('time', { id: 'f' }),
    ask('text', { id: 'g', rule: 'prison number' }),
    ask('day', { id: 'h', rule: 'a day to count from' }),
  ]
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('2026-11-24', '9999-12-31', '0000-01-01', 'a,b', 'a', '12:00', '\ud800', '\r\0\n'),
  )
  const anything = fc.dictionary(
    fc.constantFrom(...'abcdefgh', 'z', '__proto__', 'toString'),
    fc.oneof(words, words, fc.anything({ maxDepth: 1 })),
  )

  it('is cleaned to texts that were asked for, once and for all', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const answers = cleanAnswers(questions, typed)
        for (const [id, answer] of Object.entries(answers)) {
          assert.ok(questions.some((question) => question.id === id))
          assert.equal(typeof answer, 'string')
          assert.doesNotMatch(answer, /\0|\r/)
        }
        assert.deepEqual(cleanAnswers(questions, answers), answers)
      }),
      { numRuns: 150 },
    )
  })

  it('never makes the check throw', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (typed, complete) => {
        const faults = checkAnswers(questions, cleanAnswers(questions, typed), { today: TODAY, complete })
        for (const fault of faults) assert.ok(fault.message.length > 0)
        assert.equal(new Set(faults.map(({ question }) => question)).size, faults.length)
      }),
      { numRuns: 150 },
    )
  })
})
