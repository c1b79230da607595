/** The guidance: complete, short, plain, and found by what people type. */
import assert from 'node:assert/strict'
import { distance } from 'fastest-levenshtein'
import { findTopic } from '../../src/domain/guidance/find-topic.ts'
import {
  GOOD_ANSWERS,
  JUDGEMENTS,
  NO_GOOD_ANSWER,
  withGoodAnswers,
} from '../../src/domain/guidance/good-answers.ts'
import { STAGES } from '../../src/domain/guidance/topic.ts'
import { TOPICS, topicById, topicOfPage } from '../../src/domain/guidance/topics.ts'
import { SECTIONS } from '../../src/domain/questions.ts'

const QUESTIONS = SECTIONS.flatMap(({ questions }) => questions)
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')
const sentences = (text: string): readonly string[] => text.split(/(?<=[.?!]”?)\s+/)
const LONGEST_SENTENCE = 27

const isPlain = (text: string, where: string): void => {
  for (const sentence of sentences(text))
    assert.ok(
      words(sentence).length <= LONGEST_SENTENCE,
      `${where} has a sentence of ${words(sentence).length} words: ${sentence}`,
    )
  assert.doesNotMatch(
    text,
    /\b(LAC|sex offender|perpetrator|failed to engage|non-compliant|utili[sz]e|facilitate|robust|holistic)\b/i,
    where,
  )
  assert.doesNotMatch(text, /[*_`[\]<>]/, `${where} would be read as Markdown`)
}

const find = (typed: string): string => {
  const found = findTopic(TOPICS, typed, distance)
  return 'topic' in found ? found.topic.id : 'nothing'
}

describe('what a good answer looks like', () => {
  it('is there for every box for long words and for every judgement', () => {
    const asked = QUESTIONS.filter(({ id, kind }) => kind === 'long text' || JUDGEMENTS.includes(id))
    for (const { id } of asked) assert.equal(GOOD_ANSWERS[id] === undefined, NO_GOOD_ANSWER.includes(id), id)
  })

  it('is there for questions that are asked, and judgements are choices', () => {
    const kinds = new Map(QUESTIONS.map(({ id, kind }) => [id, kind]))
    for (const id of [...Object.keys(GOOD_ANSWERS), ...NO_GOOD_ANSWER]) assert.ok(kinds.has(id), id)
    for (const id of JUDGEMENTS) assert.equal(kinds.get(id), 'choice', id)
  })

  it('is short, plain and has an example and a source', () => {
    for (const [id, { says, example, source }] of Object.entries(GOOD_ANSWERS)) {
      assert.ok(words(says).length <= 40, `${id} says ${words(says).length} words`)
      assert.ok(words(example).length <= 30, `${id} has an example of ${words(example).length} words`)
      assert.ok(sentences(says).length <= 4, id)
      assert.match(
        source,
        /^(Guidance for|2007 questionnaire|Published procedures: |Usual practice, not confirmed)/,
        id,
      )
      isPlain(`${says} ${example}`, id)
    }
  })

  it('names the clause of the guidance that the question itself names', () => {
    for (const { id, source } of QUESTIONS)
      if (source?.startsWith('guidance ') && GOOD_ANSWERS[id] !== undefined)
        assert.match(
          GOOD_ANSWERS[id].source.replace('Guidance for assessing prison contact,', 'guidance'),
          new RegExp(`^${source.replaceAll(/[.()]/g, '\\$&')}`),
          id,
        )
  })

  it('leaves the form as it is worded', () => {
    const bare = withGoodAnswers(QUESTIONS).map(({ good: _good, ...question }) => question)
    assert.deepEqual(bare, QUESTIONS)
  })
})

describe('the topics of the guidance', () => {
  it('are each found by their own name, their title and every nickname', () => {
    for (const { id, title, names } of TOPICS)
      for (const typed of [id, title, title.toUpperCase(), ...names]) assert.equal(find(typed), id, typed)
  })

  for (const [typed, id] of [
    ['closed vists', 'closed visits'],
    ['smugling', 'smuggling'],
    ['what do I ask the child?', 'the child'],
    ['how does arrival at a prison work', 'visits'],
    ['photograph', 'photographs'],
    ['MAPPA', 'release'],
    ['looked-after children', 'child in care'],
    ['child aged 16', 'aged 16 or 17'],
    ['the governor disagrees with us', 'disagreement'],
    ['who gets the report', 'who gets the report'],
    ['licence condition', 'orders'],
    ['the three weeks', 'three weeks'],
    ['the family says no', 'family refuses'],
    ['sentence under 12 months', 'under 12 months'],
    ['help for the carer', 'help for carers'],
    ['words to explain prison', 'explaining prison'],
    ['pregnant', 'pregnancy and babies'],
    ['LADO', 'lado'],
  ] as const)
    it(`finds “${id}” for “${typed}”`, () => assert.equal(find(typed), id))

  for (const typed of ['', '   ', '???', 'zebra crossing', 'my lunch', '€€€', 'x'.repeat(5000)])
    it(`offers three and guesses none for “${typed.slice(0, 20)}”`, () => {
      const found = findTopic(TOPICS, typed, distance)
      assert.ok('nearest' in found)
      assert.equal(new Set(found.nearest).size, 3)
    })

  it('are plain and short: a paragraph within 65 words, a topic within 190', () => {
    for (const { id, says, here, source } of TOPICS) {
      const all = says.map((each) => (typeof each === 'string' ? each : each.value))
      for (const paragraph of [...all, here]) {
        isPlain(paragraph, id)
        assert.ok(words(paragraph).length <= 65, `${id}: ${words(paragraph).length} words: ${paragraph}`)
      }
      assert.ok(words(all.join(' ')).length <= 190, `${id} has ${words(all.join(' ')).length} words`)
      assert.ok(source.length > 10, id)
    }
  })

  it('lead to topics that are there, and never to themselves', () => {
    for (const { id, seeAlso } of TOPICS) {
      assert.ok(seeAlso.length >= 2, id)
      for (const other of seeAlso)
        assert.ok(other !== id && topicById(other) !== undefined, `${id}: ${other}`)
    }
  })

  it('have each id once, a stage that is there, and no stage of more than a dozen', () => {
    assert.equal(new Set(TOPICS.map(({ id }) => id)).size, TOPICS.length)
    for (const stage of Object.keys(STAGES)) {
      const { length } = TOPICS.filter((topic) => topic.stage === stage)
      assert.ok(length > 0 && length <= 12, `${stage}: ${length}`)
    }
  })

  it('have one for every page of the form', () => {
    for (const { id } of [...SECTIONS, { id: 'X' }])
      assert.notEqual(topicById(topicOfPage(`${id}1`)), undefined, id)
  })
})
