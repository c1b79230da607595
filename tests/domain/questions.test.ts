/** The assessment form holds every prompt of the guidance, in words that cannot change without a new version. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { EXPLAIN } from '../../src/domain/explanations.ts'
import type { Answers } from '../../src/domain/form.ts'
import { consentFor } from '../../src/domain/in-care.ts'
import { LEGAL_STATUSES } from '../../src/domain/options.ts'
import { OWN_WISHES } from '../../src/domain/questions/for-child.ts'
import { inCareSection } from '../../src/domain/questions/in-care.ts'
import { FORM_VERSION, pageOf, pagesFor, questionById, SECTIONS } from '../../src/domain/questions.ts'
import { CHILD, SECOND_CHILD } from '../support/answers.ts'

const STATUSES_IN_CARE: readonly string[] = [
  ...['looked_after_s20', 'looked_after_care_order', 'looked_after_interim_order', 'looked_after_other'],
]
const keysFor = (children: readonly Answers[]): string =>
  pagesFor(children)
    .map(({ key }) => key)
    .join(' ')

const QUESTIONS = SECTIONS.flatMap((section) => section.questions)

/** The wording of each version that a report may name, as a fingerprint. Old lines stay: reports of old versions do. */
const WORDING: Readonly<Record<string, string>> = {
  '2026-11': '51a1e410e5435518',
  '2026-12': '1fc03d21648b6ddf',
  '2027-01': 'bd36771159fcec1d',
}

describe('the assessment form', () => {
  for (const [section, prompts] of [
    ['2.1', 8],
    ['2.2', 6],
    ['2.3', 5],
  ] as const)
    it(`holds the ${prompts} prompts of ${section} of the guidance, in its order and each with help`, () => {
      const found = QUESTIONS.filter(({ source }) => source?.startsWith(`guidance ${section} `))
      const sources = [...new Set(found.map(({ source }) => source))]
      assert.deepEqual(
        sources,
        Array.from({ length: prompts }, (_, index) => `guidance ${section} (${index + 1})`),
      )
      for (const { id, help } of found) assert.ok((help?.length ?? 0) > 20, `${id} has no help`)
    })

  it('holds the four answers, the general considerations and the useful contacts of the guidance', () => {
    const sources = QUESTIONS.map(({ source }) => source)
    for (const source of [
      '1 (a)',
      '1 (b)',
      '1 (c)',
      '1 (d)',
      '1',
      '3 (1)',
      '3 (4)',
      '3 (5)',
      '4 (1)',
      '4 (2)',
      '4 (3)',
    ])
      assert.ok(sources.includes(`guidance ${source}`), source)
  })

  it('requires what is marked in the field notes', () => {
    const required = SECTIONS.map(({ id, questions }) => [
      id,
      questions.filter((question) => question.required === true).map((question) => question.id),
    ])
    assert.deepEqual(Object.fromEntries(required), {
      A: ['childView', 'childViewCode', 'seenAlone'],
      B: ['ableToProtect'],
      C: ['openInvestigation'],
      J: [
        ...['courtContact', 'iro', 'iroTold', 'carePlanCheckedOn', 'carePlanSays', 'carePlanContact'],
        ...['carePlanAnswers', 'careReviewOn', 'consentBy', 'consentGiven', 'parentsViews'],
        ...['careTransport', 'advocateOffered', 'placementTold', 'careSupervision'],
      ],
      D: ['chronology', 'askedProbation', 'askedPrison', 'askedPolice', 'askedLado'],
      E: ['orders', 'ordersCheckedOn'],
      F: [],
      G: ['circumstances', 'inBestInterests', 'bestInterestsReasons', 'recommendedLevel', 'escortFound'],
      H: ['identityVerified'],
    })
  })

  it('has every id once over all its sections, and each condition on the same page', () => {
    assert.equal(new Set(QUESTIONS.map(({ id }) => id)).size, QUESTIONS.length)
    for (const section of SECTIONS)
      for (const { id, required } of section.questions) {
        if (required === undefined || required === true) continue
        const other = questionById(section, required.question)
        const ids = other?.options?.map((option) => option.id) ?? []
        assert.ok(
          required.is.every((choice) => ids.includes(choice)),
          `${id} can never be needed`,
        )
      }
  })

  it('is short enough to read when tired: labels under 90 characters, help under 110', () => {
    for (const { id, label, help = '', options = [] } of QUESTIONS) {
      assert.ok(label.length < 90 && /^[\p{Lu}(]/u.test(label), id)
      assert.ok(help.length < 110 && (help === '' || /[.?]$/.test(help)), id)
      assert.equal(new Set(options.map((option) => option.id)).size, options.length, id)
      for (const option of options) assert.doesNotMatch(option.id, /[,\s]/, 'choices are joined by commas')
    }
  })

  it('says nothing in jargon', () => {
    const words = JSON.stringify(SECTIONS)
    assert.doesNotMatch(words, /\b(LAC|sex offender|perpetrator|failed to engage|non-compliant|offender)\b/i)
  })

  it('has a new version whenever its wording changes', () => {
    const consents = STATUSES_IN_CARE.map((legalStatus) => consentFor({ legalStatus }).help)
    const wording = JSON.stringify([SECTIONS, EXPLAIN.map(({ id, say }) => [id, say]), OWN_WISHES, consents])
    const hash = createHash('sha256').update(wording).digest('hex').slice(0, 16)
    assert.equal(
      hash,
      WORDING[FORM_VERSION],
      `The wording of the form is not that of version ${FORM_VERSION}. Every report names the version it was written on, so set a new FORM_VERSION in src/domain/questions.ts (the month, such as 2027-03) and add the line '<new version>': '${hash}' to WORDING in tests/domain/questions.test.ts. Leave the old lines.`,
    )
  })

  it('has a page for each child where a section is about one child', () => {
    assert.equal(keysFor([CHILD]), 'A1 B C D E F G1 H1')
    assert.equal(keysFor([CHILD, SECOND_CHILD]), 'A1 A2 B C D E F G1 G2 H1 H2')
  })

  for (const legalStatus of STATUSES_IN_CARE)
    it(`asks about care first, and only of the child who is in care: ${legalStatus}`, () => {
      const inCare = { ...CHILD, legalStatus }
      assert.equal(keysFor([CHILD, inCare]), 'J2 A1 A2 B C D E F G1 G2 H1 H2')
      assert.equal(
        pageOf('J', [CHILD, inCare])?.key,
        'J2',
        'a bare letter is the first child who has the page',
      )
      assert.equal(pageOf('J1', [CHILD, inCare]), undefined)
      assert.equal(inCareSection.questions[0]?.id, 'courtContact', 'what a court has set comes first')
    })

  it('has no page about care for any other legal status', () => {
    const others = LEGAL_STATUSES.filter(({ id }) => !STATUSES_IN_CARE.includes(id))
    assert.equal(others.length + STATUSES_IN_CARE.length, LEGAL_STATUSES.length)
    for (const { id } of others) assert.equal(pageOf('J', [{ ...CHILD, legalStatus: id }]), undefined, id)
  })

  for (const [key, children, found] of [
    ['A1', 1, 'A1'],
    ['A', 1, 'A1'],
    ['A2', 2, 'A2'],
    ['A2', 1, undefined],
    ['B', 2, 'B'],
    ['B1', 2, undefined],
    ['', 2, undefined],
    ['X', 2, undefined],
    ['constructor', 2, undefined],
  ] as const)
    it(`${found === undefined ? 'has no page' : `opens ${found}`} for “${key}” with ${children}`, () =>
      assert.equal(pageOf(key, [CHILD, SECOND_CHILD].slice(0, children))?.key, found))
})
