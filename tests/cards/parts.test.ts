/** A long page is shown in parts: every part fits on a card, and no question is lost or asked twice. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { pageCards } from '../../scripts/preview/form-cards.ts'
import { ONE_CHILD, savedPages } from '../../scripts/preview/sample.ts'
import { partsOf } from '../../src/cards/fields.ts'
import { formPage } from '../../src/cards/form-page.ts'
import { type Answers, LONGEST, type Question } from '../../src/domain/form.ts'
import { withGoodAnswers } from '../../src/domain/guidance/good-answers.ts'
import { pagesFor, SECTIONS } from '../../src/domain/questions.ts'
import { CHILD_IN_CARE } from '../support/answers-in-care.ts'
import { elementsOf, isElement, sizeOf } from './card-tree.ts'
import { BUDGET, fitFaults } from './fit.ts'

const LIMIT_OF_TEAMS = 38_000

/** As they are asked, with what a good answer looks like. */
const WITH_HELP = SECTIONS.map(({ questions }) => withGoodAnswers(questions))

const textOf = (question: Question): fc.Arbitrary<string> => {
  const longest = LONGEST[question.kind]
  const unit = fc.constantFrom('a', 'é', '"', '\n', '\\', '😀', ' word')
  const length = fc.oneof(fc.constant(0), fc.nat(longest), fc.constant(longest))
  return fc.tuple(unit, length).map(([sign, count]) => sign.repeat(count).slice(0, count))
}

const writing = fc.constantFrom(...WITH_HELP).chain((questions) =>
  fc.record({
    questions: fc.constant(questions),
    answers: fc.record(Object.fromEntries(questions.map((question) => [question.id, textOf(question)]))),
    theirs: fc.subarray(questions.slice(0, 4)),
  }),
)

const card = (
  questions: readonly Question[],
  answers: Answers,
  clashes: Parameters<typeof partsOf>[2] = [],
) =>
  formPage(
    {
      above: 'PCA-2026-0147 · due Tue 15 Dec 2026 · 5 of 8 sections done.',
      title: 'G. The four answers, child 12 (part 2 of 9)',
      intro: 'We advise the most that would be right for this child. The Governor or Director decides.',
      saved: 'Last saved by Somebody Withalongername, Wed 2 Dec 2026, 16:40 · 2112 words',
      faults: [],
      otherSave: 'Somebody Withalongername, Wed 2 Dec 2026, 16:40 saved this',
      stamp: 'k3x9abcd',
      ...{ questions, answers, clashes },
      form: {
        reference: 'PCA-2026-0147',
        key: 'G12',
        part: 2,
        base: 12,
        asked: questions.map(({ id }) => id).join(','),
      },
      buttons: [
        { title: 'Save and go on', verb: 'save-page', style: 'positive', go: 'next' },
        { title: 'Save and see all sections', verb: 'save-page', style: 'default', go: 'overview' },
      ],
    },
    'chat',
  )

describe('a page of a form in parts', () => {
  it('asks every question once, in its order', () => {
    fc.assert(
      fc.property(writing, ({ questions, answers }) => {
        assert.deepEqual(partsOf(questions, answers).flat(), questions)
      }),
    )
  })

  it('keeps every part under the budget, however long and however odd the answers', () => {
    fc.assert(
      fc.property(writing, ({ questions, answers, theirs }) => {
        const clashes = theirs.map(({ id, label }) => ({ question: id, label, theirs: '"'.repeat(4000) }))
        for (const part of partsOf(questions, answers, clashes)) {
          const shown = clashes.filter(({ question }) => part.some(({ id }) => id === question))
          const size = sizeOf(card(part, answers, shown))
          assert.ok(size < (part.length === 1 ? LIMIT_OF_TEAMS : BUDGET), `${part.length} questions: ${size}`)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is one part when little is written', () => {
    for (const questions of WITH_HELP) assert.equal(partsOf(questions, {}).length, 1)
  })

  it('is cut as it would be without what a good answer looks like', () => {
    fc.assert(
      fc.property(writing, ({ questions, answers }) => {
        const bare = questions.map(({ good: _good, ...question }) => question)
        assert.deepEqual(
          partsOf(questions, answers).map((part) => part.map(({ id }) => id)),
          partsOf(bare, answers).map((part) => part.map(({ id }) => id)),
        )
      }),
    )
  })

  it('shows what a good answer looks like folded, for each question that has one, while nothing is written', () => {
    for (const questions of WITH_HELP) {
      const shown = card(questions, {})
      const folded = elementsOf(shown).filter(({ id }) => String(id).startsWith('good_'))
      const asked = questions.filter(({ good }) => good !== undefined).map(({ id }) => `good_${id}`)
      assert.deepEqual(
        folded.map(({ id, isVisible }) => [id, isVisible]),
        asked.map((id) => [id, false]),
      )
      const opens = elementsOf(shown).flatMap(({ selectAction }) =>
        isElement(selectAction) && Array.isArray(selectAction.targetElements)
          ? selectAction.targetElements
          : [],
      )
      assert.deepEqual(opens, asked)
    }
  })

  it('leaves what is folded away first where an answer is written already, when there is no room for all', () => {
    for (const questions of WITH_HELP) {
      const helped = questions.filter(({ good }) => good !== undefined)
      const [first, ...others] = helped
      if (first === undefined || others.length < 3) continue
      const shown = card(questions, { [first.id]: 'w'.repeat(4000) })
      const folded = elementsOf(shown).map(({ id }) => String(id))
      const leftOut = helped.map(({ id }) => id).filter((id) => !folded.includes(`good_${id}`))
      assert.ok(leftOut.length === 0 || leftOut.includes(first.id), leftOut.join())
      assert.ok(leftOut.length <= 3, `${leftOut.length} of ${helped.length} are left out`)
    }
  })

  it('shows another’s words shortened when there is too much for a card that is not in parts', () => {
    const { questions } = SECTIONS[0] ?? { questions: [] }
    const clashes = questions.map(({ id, label }) => ({ question: id, label, theirs: 'w'.repeat(4000) }))
    const size = sizeOf(card(questions, {}, clashes))
    assert.ok(size < LIMIT_OF_TEAMS, String(size))
  })

  it('is fit for Teams in every part when every answer is as long as it may be', () => {
    let most = 0
    for (const { key, section } of pagesFor([CHILD_IN_CARE])) {
      const answers = Object.fromEntries(
        section.questions.map(({ id, kind, options }) => [
          id,
          options
            ?.map((option) => option.id)
            .join(',')
            .slice(0, LONGEST[kind]) ?? 'w'.repeat(LONGEST[kind]),
        ]),
      )
      const parts = pageCards(
        key,
        { ...ONE_CHILD, children: [CHILD_IN_CARE] },
        savedPages({ [key]: answers }),
      )
      most = Math.max(most, parts.length)
      for (const { name, surface, card: shown } of parts)
        assert.deepEqual(fitFaults(shown, surface), [], name)
    }
    assert.ok(most >= 2)
  })
})
