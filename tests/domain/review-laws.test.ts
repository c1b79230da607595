/** Copying into a review and checking it there: whatever was answered, nothing is lost and nothing is invented. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { toCheckOn } from '../../src/domain/assessment.ts'
import type { Answers, Question } from '../../src/domain/form.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import { stillCopied } from '../../src/domain/review-copy.ts'
import { fateOf } from '../../src/domain/review-policy.ts'
import { DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { CHILD_IN_CARE } from '../support/answers-in-care.ts'
import { SAM } from '../support/council.ts'
import { copyOf } from './change-sample.ts'
import { NOW } from './sample.ts'

describe('copying and then checking, whatever was answered', () => {
  const RUNS = { numRuns: 60 }
  const children = [CHILD_IN_CARE, SECOND_CHILD]
  const pages = pagesFor(children)
  const anyAnswer = ({ kind, options = [] }: Question): fc.Arbitrary<string> =>
    kind === 'choice' || kind === 'choices'
      ? fc.constantFrom('', ...options.map(({ id }) => id))
      : kind === 'day'
        ? fc.constantFrom('', '2026-12-01')
        : fc.constantFrom('', 'She likes letters.', 'No, not now')
  const anyAssessment = fc
    .tuple(
      ...pages.map(({ section }) =>
        fc.option(
          fc.record(
            Object.fromEntries(section.questions.map((question) => [question.id, anyAnswer(question)])),
          ),
        ),
      ),
    )
    .map((all) =>
      Object.fromEntries(
        all.flatMap((answers, index) => {
          const key = pages[index]?.key ?? ''
          return answers === null
            ? []
            : [[key, { key, version: 1, answers: answers as Answers, savedBy: SAM.id, savedAt: NOW }]]
        }),
      ),
    )

  it('invents no answer, loses none that is to be copied, and copies no other', () =>
    fc.assert(
      fc.property(anyAssessment, fc.constantFrom([1, 2], [2], [1]), (assessment, still) => {
        const details = { ...DETAILS, children }
        const copy = copyOf(details, assessment, still)
        for (const page of pagesFor(still.flatMap((child) => children.slice(child - 1, child)))) {
          const old = page.child === undefined ? page.key : `${page.section.id}${still[page.child - 1]}`
          for (const { id } of page.section.questions) {
            const before = assessment[old]?.answers[id] ?? ''
            const now = copy[page.key]?.answers[id] ?? ''
            assert.equal(now, fateOf(page.section.id, id) === 'copy' ? before : '', `${page.key} ${id}`)
          }
        }
      }),
      RUNS,
    ))

  it('leaves a copied answer to be checked until it was on a card that was saved, and none after that', () =>
    fc.assert(
      fc.property(anyAssessment, fc.integer({ min: 1, max: 6 }), (assessment, part) => {
        const copy = copyOf({ ...DETAILS, children }, assessment, [1, 2])
        for (const page of pages) {
          const saved = copy[page.key]
          let copied = saved?.copied
          const asked = page.section.questions.map(({ id }) => id)
          for (let at = 0; at < asked.length; at += part) {
            const seen = asked.slice(0, at + part)
            copied = stillCopied(copied, asked.slice(at, at + part))
            const left =
              saved &&
              toCheckOn(page, {
                [page.key]: { ...saved, ...(copied ? { copied } : {}), copied } as typeof saved,
              })
            for (const { id } of left ?? []) assert.ok(!seen.includes(id), id)
            const open = (saved?.copied?.questions ?? []).filter((id) => !seen.includes(id))
            assert.deepEqual(copied?.questions ?? [], open)
          }
          assert.equal(copied, undefined)
        }
      }),
      RUNS,
    ))
})
