/** Two people on one page: nothing is lost and nothing is mixed unseen, whatever each of them changed. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Answers, Question } from '../../src/domain/form.ts'
import { mergeAnswers } from '../../src/domain/merge.ts'
import { SAM } from '../support/council.ts'

const QUESTIONS = ['a', 'b', 'c'].map((id): Question => ({ id, label: `Label ${id}`, kind: 'text' }))
const savedAs = (answers: Answers, version: number) => ({
  key: 'B',
  version,
  answers,
  savedBy: SAM.id,
  savedAt: '2026-12-01T10:00:00.000Z',
})
const merge = (base: Answers, mine: Answers, theirs: Answers) =>
  mergeAnswers(QUESTIONS, { base, mine, theirs: savedAs(theirs, 2), baseVersion: 1 })

describe('two people on one page', () => {
  it('one who is alone on it just saves', () => {
    const mine = { a: 'mine' }
    const same = mergeAnswers(QUESTIONS, { base: {}, mine, theirs: savedAs({ a: 'x' }, 3), baseVersion: 3 })
    assert.deepEqual(same, { kind: 'save', answers: mine })
    const first = mergeAnswers(QUESTIONS, { base: {}, mine, theirs: undefined, baseVersion: 0 })
    assert.deepEqual(first, { kind: 'save', answers: mine })
  })

  it('different answers are both taken', () =>
    assert.deepEqual(merge({ a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '3' }), {
      kind: 'save',
      answers: { a: '2', b: '3' },
    }))

  it('the same answer differently is a clash, with both texts in hand', () => {
    const result = merge({ a: '1' }, { a: 'mine', b: 'also mine' }, { a: 'theirs', c: 'also theirs' })
    assert.equal(result.kind, 'clash')
    assert.deepEqual(result.kind === 'clash' && [result.clashes, result.mine], [
      [{ question: 'a', label: 'Label a', theirs: 'theirs' }],
      { a: 'mine', b: 'also mine', c: 'also theirs' },
    ])
  })

  it('the same answer alike is no clash', () =>
    assert.deepEqual(merge({}, { a: 'yes' }, { a: 'yes' }), { kind: 'save', answers: { a: 'yes' } }))

  it('what one cleared and the other changed is a clash', () => {
    const result = merge({ a: '1' }, { a: '' }, { a: '2' })
    assert.deepEqual(result.kind === 'clash' && [result.clashes.length, result.mine], [1, {}])
  })

  it('an answer that is not asked any more is kept', () =>
    assert.deepEqual(merge({ old: 'kept' }, { old: 'kept', a: '1' }, { old: 'kept', b: '2' }), {
      kind: 'save',
      answers: { old: 'kept', a: '1', b: '2' },
    }))

  const page = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'old'), fc.constantFrom('', 'x', 'y', 'z'))
  const of = (answers: Answers, id: string) => answers[id] ?? ''

  it('nothing that either typed is lost, and what only one changed is taken', () => {
    fc.assert(
      fc.property(page, page, page, (base, mine, theirs) => {
        const result = merge(base, mine, theirs)
        const taken = result.kind === 'save' ? result.answers : result.mine
        for (const id of ['a', 'b', 'c', 'old']) {
          const [was, ours, other] = [of(base, id), of(mine, id), of(theirs, id)]
          const clash = result.kind === 'clash' && result.clashes.find(({ question }) => question === id)
          if (ours !== was && other !== was && ours !== other) {
            assert.ok(clash)
            assert.deepEqual([of(taken, id), clash.theirs], [ours, other])
          } else {
            assert.ok(!clash)
            assert.equal(of(taken, id), ours === was ? other : ours)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('who comes first does not matter while they do not clash', () => {
    fc.assert(
      fc.property(page, page, page, (base, mine, theirs) => {
        assert.deepEqual(merge(base, mine, theirs).kind, merge(base, theirs, mine).kind)
        const [one, other] = [merge(base, mine, theirs), merge(base, theirs, mine)]
        if (one.kind === 'save' && other.kind === 'save') assert.deepEqual(one.answers, other.answers)
      }),
      { numRuns: 100 },
    )
  })
})
