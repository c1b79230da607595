/** The form that MASH fills in asks what the field notes require, and nothing twice. */
import assert from 'node:assert/strict'
import { checkAnswers, isNeeded } from '../../src/domain/form.ts'
import {
  REFERRAL_FORM,
  REFERRAL_PAGES,
  type ReferralPage,
  referralQuestions,
} from '../../src/domain/referral-form.ts'
import { CARER, CHILD, PRISONER, REQUEST } from '../support/answers.ts'

const LISTS = { prisons: [{ id: 'ZAA', label: 'HMP Example' }], teams: [{ id: 'north', label: 'North' }] }
const ANSWERS = { request: REQUEST, prisoner: PRISONER, child: CHILD, carer: CARER }
const on = { today: '2026-11-24', complete: true }

/** Marked * in 2.1 and 2.2, as far as MASH holds it. `receivedAt` is asked as a day. */
const REQUIRED: Record<ReferralPage, readonly string[]> = {
  request: ['requestType', 'requestSource', 'receivedOn', 'homeAuthorityOk', 'safeToContactFamily'],
  prisoner: ['fullName', 'prisonCode', 'workedWithChildren'],
  child: [
    'fullName',
    'dateOfBirth',
    'caseSystemId',
    'relationshipToPrisoner',
    'knownToSocialCare',
    'legalStatus',
    'isVictimOfPrisoner',
  ],
  carer: ['fullName', 'relationshipToChild', 'supportsContact', 'team'],
}

describe('the referral form', () => {
  for (const page of REFERRAL_PAGES) {
    const questions = referralQuestions(page, LISTS)

    it(`requires on the page ${page} what the field notes require`, () => {
      const required = questions.filter((question) => question.required === true).map(({ id }) => id)
      assert.deepEqual([...required].sort(), [...REQUIRED[page]].sort())
    })
    it(`asks nothing twice on the page ${page}`, () => {
      assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length)
      assert.equal(new Set(questions.map(({ label }) => label)).size, questions.length)
    })
    it(`has a list for every choice on the page ${page}, and no label with a stop`, () => {
      for (const { id, kind, options, label } of questions) {
        assert.equal(kind.startsWith('choice'), options !== undefined && options.length > 0, id)
        assert.equal(new Set(options?.map((option) => option.id)).size, options?.length ?? 0, id)
        assert.ok(label.length <= 60 && !label.endsWith('.') && /^\p{Lu}/u.test(label), label)
      }
    })
    it(`takes the page ${page} of the sample, and misses each required answer left out`, () => {
      assert.deepEqual(checkAnswers(questions, ANSWERS[page], on), [])
      const faults = checkAnswers(questions, {}, on).map(({ question }) => question)
      assert.deepEqual([...faults].sort(), [...REQUIRED[page]].sort())
    })
  }

  it('asks which authority only where it is another one', () => {
    const question = REFERRAL_FORM.request.questions.find(({ id }) => id === 'otherAuthority')
    assert.ok(question)
    assert.ok(isNeeded(question, { homeAuthorityOk: 'another_authority' }))
    assert.ok(!isNeeded(question, { homeAuthorityOk: 'not_clear' }))
  })

  it('holds back addresses, the school, a new name and how to reach the carer', () => {
    const held = REFERRAL_PAGES.flatMap((page) => referralQuestions(page, LISTS))
      .filter(({ confidential }) => confidential)
      .map(({ id }) => id)
    assert.deepEqual(held, ['address', 'postcode', 'school', 'newName', 'contact', 'address'])
  })

  it('offers the council’s own prisons and teams', () => {
    const options = (page: ReferralPage, id: string) =>
      referralQuestions(page, LISTS).find((question) => question.id === id)?.options
    assert.equal(options('prisoner', 'prisonCode'), LISTS.prisons)
    assert.equal(options('carer', 'team'), LISTS.teams)
  })

  it('refuses a day of receipt from which no due date can be worked out', () => {
    const answers = { ...REQUEST, receivedOn: '2022-11-24' }
    const faults = checkAnswers(referralQuestions('request', LISTS), answers, on)
    assert.deepEqual(
      faults.map(({ question }) => question),
      ['receivedOn'],
    )
  })
})
