/** A review: who may begin one, of whom, and what is taken over. */
import assert from 'node:assert/strict'
import { authorsOf, COPIER, progressOf, sayMissing, stateOf } from '../../src/domain/assessment.ts'
import { pagesFor, SECTIONS } from '../../src/domain/questions.ts'
import { sameMatter, startReview } from '../../src/domain/review.ts'
import { answersBeside, childrenOn, reviewDetails } from '../../src/domain/review-copy.ts'
import { fateOf, REVIEW_POLICY } from '../../src/domain/review-policy.ts'
import { CHILD, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { ADMIN, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { copyOf } from './change-sample.ts'
import { act, allowed, assessmentOf, NOW, referralOf, saidTo, TWO_CHILDREN, twoChildren } from './sample.ts'

const BEGIN = { reference: 'PCA-2027-0003', open: undefined, words: 'It is time.' }
const LATER = '2027-12-01T10:00:00.000Z'
const TODAY = '2027-12-01'
const OLD = 'PCA-2026-0147'

describe('the policy of a review', () => {
  it('says of every question of the form what becomes of its answer, and of no other', () => {
    const asked = Object.fromEntries(
      SECTIONS.map(({ id, questions }) => [id, questions.map((question) => question.id).sort()]),
    )
    const ruled = Object.fromEntries(
      Object.entries(REVIEW_POLICY).map(([id, fates]) => [id, Object.keys(fates).sort()]),
    )
    assert.deepEqual(ruled, asked)
  })

  it('takes over no day but that of an order of a court', () => {
    const days = SECTIONS.flatMap(({ id, questions }) =>
      questions.filter(({ kind }) => kind === 'day').map((question) => `${id} ${question.id}`),
    )
    const copied = days.filter((day) => {
      const [section = '', id = ''] = day.split(' ')
      return fateOf(section, id) === 'copy'
    })
    assert.deepEqual(copied, ['J courtContactOn'])
  })

  it('takes over no word of the child, no check by the police, no level, and not whether anybody is able to protect', () => {
    const never = [
      ...['A childView', 'A childViewCode', 'A childMotivation', 'A childKnowledge', 'A prisonUnderstanding'],
      ...['C openInvestigation', 'C mayProceed', 'G escortPoliceCheck', 'G recommendedLevel'],
      ...['B ableToProtect', 'G canKeepChildSafe', 'G canEndVisit', 'A seenAlone', 'H photosAgreed'],
    ]
    for (const question of never) {
      const [section = '', id = ''] = question.split(' ')
      assert.notEqual(fateOf(section, id), 'copy', question)
    }
  })

  it('asks anew what nobody has decided about', () => {
    assert.equal(fateOf('A', 'somethingNew'), 'anew')
    assert.equal(fateOf('X', 'notSeenAlone_1'), 'anew')
  })
})

describe('beginning a review', () => {
  it('is for those who hear of it: the team, its managers, MASH', () => {
    const referral = referralOf('decision_recorded')
    for (const by of [SAM, TESS, MAYA]) assert.equal(saidTo(startReview(referral, act(by), BEGIN)), 'allowed')
    for (const by of [SOUTH_WORKER, ADMIN])
      assert.equal(saidTo(startReview(referral, act(by), BEGIN)), 'notForYou')
  })

  it('needs a recorded decision', () => {
    for (const status of ['in_progress', 'sent', 'withdrawn'] as const)
      assert.equal(saidTo(startReview(referralOf(status), act(MAYA), BEGIN)), 'nothingToReview')
  })

  it('is refused while another review of it is under way', () =>
    assert.equal(
      saidTo(startReview(referralOf('closed'), act(MAYA), { ...BEGIN, open: 'PCA-2027-0001' })),
      'reviewedAlready',
    ))

  it('is refused when every child is 18 by now, and not on the day before', () => {
    const details = { ...DETAILS, children: [{ ...CHILD, dateOfBirth: '2009-12-02' }] }
    const referral = referralOf('decision_recorded', { details })
    const on = (at: string) => saidTo(startReview(referral, act(MAYA, at), BEGIN))
    assert.equal(on(LATER), 'allowed')
    assert.equal(on('2027-12-02T10:00:00.000Z'), 'nobodyToReview')
  })

  it('is kept on the one that is reviewed, with why, and both know that they are one matter', () => {
    const ruling = allowed(startReview(referralOf('decision_recorded'), act(MAYA), BEGIN))
    assert.deepEqual(ruling.referral.reviews, [{ reference: BEGIN.reference, by: MAYA.id, at: NOW }])
    assert.equal(ruling.reason, 'PCA-2027-0003: It is time.')
    assert.deepEqual(sameMatter(ruling.referral), [BEGIN.reference])
    const reviewOf = { reference: OLD, by: MAYA.id, at: NOW, earlier: ['PCA-2025-0009'] }
    assert.deepEqual(sameMatter({ reviewOf }), [OLD, 'PCA-2025-0009'])
  })
})

describe('the details of a review', () => {
  const grown = { ...CHILD, dateOfBirth: '2009-12-01' }
  const details = { ...DETAILS, children: [grown, SECOND_CHILD] }

  it('leave out who is 18, on the birthday itself', () => {
    assert.deepEqual(childrenOn(details, TODAY), { still: [2], grown: [1] })
    assert.deepEqual(childrenOn(details, '2027-11-30'), { still: [1, 2], grown: [] })
    const made = reviewDetails(details, { today: TODAY, still: [2], team: 'north' })
    assert.deepEqual(made.children, [SECOND_CHILD])
  })

  it('are a review of today, without what was said of one letter', () => {
    const asked = { ...DETAILS.request, requestedDueDate: '2026-12-20', dateOfLetter: '2026-11-20' }
    const made = reviewDetails({ ...DETAILS, request: asked }, { today: TODAY, still: [1], team: 'south' })
    const { requestType, receivedOn, requestedDueDate, dateOfLetter, levelAsked } = made.request
    assert.deepEqual([requestType, receivedOn], ['review_of_decision', TODAY])
    assert.deepEqual([requestedDueDate, dateOfLetter, levelAsked], [undefined, undefined, undefined])
    assert.equal(made.request.safeToContactFamily, DETAILS.request.safeToContactFamily)
    assert.equal(made.carer.team, 'south')
    assert.deepEqual(made.prisoner, DETAILS.prisoner)
  })
})

describe('what is copied', () => {
  it('is saved by the bot, which is no author, and waits to be checked with the day on which it was written', () => {
    const copy = copyOf()
    for (const page of Object.values(copy)) {
      assert.equal(page.savedBy, COPIER)
      assert.deepEqual([page.copied?.from, page.copied?.on], [OLD, '2026-12-03'])
      assert.deepEqual(page.copied?.questions, Object.keys(page.answers))
    }
    assert.deepEqual(authorsOf(copy), [])
    const confirmed = {
      ...copy,
      B: {
        ...copy.B,
        key: 'B',
        version: 2,
        answers: {},
        savedBy: SAM.id,
        savedAt: LATER,
        earlierBy: [COPIER],
      },
    }
    assert.deepEqual(authorsOf(confirmed), [SAM.id])
  })

  it('follows a child who has another number now', () => {
    const assessment = twoChildren({
      A2: { relationship: 'He was four.' },
      G2: { circumstances: 'With an aunt.' },
    })
    const copy = copyOf(TWO_CHILDREN, assessment, [2])
    assert.equal(copy.A1?.answers.relationship, 'He was four.')
    assert.equal(copy.G1?.answers.circumstances, 'With an aunt.')
    assert.equal(copy.A2, undefined)
  })

  it('shows the last answer beside what is asked anew, and puts it in no box', () => {
    const [page] = pagesFor([CHILD]).filter(({ key }) => key === 'A1')
    assert.ok(page)
    const beside = answersBeside(page, { children: [1] }, assessmentOf())
    assert.ok(beside.some(({ question, answer }) => question === 'childView' && /write to him/.test(answer)))
    assert.ok(beside.every(({ question }) => copyOf().A1?.answers[question] === undefined))
  })

  it('is not done until somebody has checked it, and says so', () => {
    const copy = copyOf()
    const [page] = pagesFor(DETAILS.children).filter(({ key }) => key === 'F')
    assert.ok(page)
    assert.equal(stateOf(page, copy), 'to check')
    const progress = progressOf(copy, DETAILS.children)
    assert.equal(progress.complete, false)
    assert.match(progress.say, /Copied, to be checked: .*the setting/)
    assert.ok(
      sayMissing(copy, DETAILS.children).some((line) => /^F\. .*check that each is still true/.test(line)),
    )
    const { copied: _checked, ...checked } = {
      ...copy.F,
      key: 'F',
      version: 2,
      savedBy: SAM.id,
      savedAt: LATER,
      answers: copy.F?.answers ?? {},
    }
    assert.equal(stateOf(page, { ...copy, F: checked }), 'done')
  })

  it('is checked even where a short report could do without the page', () => {
    const short = {
      S: {
        key: 'S',
        version: 1,
        answers: { short: 'yes', why: 'The carer refuses.' },
        savedBy: SAM.id,
        savedAt: LATER,
      },
    }
    const lines = sayMissing({ ...copyOf(), ...short }, DETAILS.children)
    assert.ok(lines.some((line) => line.startsWith('F. ')))
    assert.ok(!sayMissing(short, DETAILS.children).some((line) => line.startsWith('F. ')))
  })
})
