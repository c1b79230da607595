/** A name of somebody the report does not speak of is a warning; everyday words and the known names are none (D24). */
import assert from 'node:assert/strict'
import type { Answers } from '../../src/domain/form.ts'
import { unknownNames } from '../../src/domain/unknown-names.ts'
import { assessmentOf, inputOf } from './sample.ts'

const names = (circumstances: string, changes: Readonly<Record<string, Answers>> = {}) =>
  unknownNames(inputOf(assessmentOf({ G1: { circumstances }, ...changes })))

describe('a name in part 1', () => {
  for (const [text, found] of [
    ['She lives with Wilhelmina now.', ['Wilhelmina']],
    ['She was seen with Kevin Harmedson, her friend.', ['Kevin Harmedson']],
    ['The neighbour’s boy, Dmitri, was harmed.', ['Dmitri']],
    ['They went to Hidden Lane.', ['Hidden Lane']],
  ] as const)
    it(`is shown to the Team Manager in “${text}”`, () => assert.deepEqual(names(text), found))

  for (const text of [
    'Mia lives with Joan Carerly and misses Alan Prisonson.',
    'Mia’s grandmother, Mrs Carerly, is well.',
    'Sam Example of Sampleshire County Council saw HMP Example.',
    'On Tuesday in December the Governor and the LADO agreed.',
    'She is settled. Everybody says so. Letters are read at Level 2.',
    'Her mum and Nan speak English with DC and MAPPA.',
  ])
    it(`is none in “${text}”`, () => assert.deepEqual(names(text), []))

  it('is looked for in free text of part 1 alone', () => {
    assert.deepEqual(names('Settled.', { A1: { childView: 'She likes her friend Wilhelmina.' } }), [])
    assert.deepEqual(names('Settled.', { C: { harmedNames: 'she is Wilhelmina' } }), [])
    assert.deepEqual(names('Settled.', { C: { offences: 'He harmed Wilhelmina.' } }), ['Wilhelmina'])
  })
  it('is shown once, and five at most', () => {
    assert.deepEqual(names('He saw Wilma. He saw Wilma.'), ['Wilma'])
    assert.equal(names('He saw Adam, Bella, Carlo, Dmitri, Enya, Fergus and Gwen.').length, 5)
  })
})
