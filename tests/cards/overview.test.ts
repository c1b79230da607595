/** The card of a referral near its due day: why that day, how more time stands, the forecast, and what may be done. */
import assert from 'node:assert/strict'
import { referralWith, wholeAssessment } from '../../scripts/preview/sample.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import type { Mail } from '../../src/domain/mail.ts'
import type { MoreTime } from '../../src/domain/more-time.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { buttonsOn, wordsOn } from '../support/cards.ts'
import { COUNCIL, MAYA, SAM, TESS } from '../support/council.ts'
import { ofType } from './card-tree.ts'

const AT = '2026-12-07T10:10:00.000Z'
const report = (known: Mail['known'], more: Partial<Mail> = {}): Mail => ({
  ...{ what: 'report-to-lado', status: 'accepted', at: AT, known, ...more },
})

type Shown = {
  mails?: readonly Mail[]
  referral?: Referral
  by?: Person
  today?: string
  assessment?: Assessment
}

const overview = (shown: Shown = {}) =>
  assessmentOverview(
    {
      ...{ referral: referralWith('in_progress'), by: SAM, today: '2026-12-08', assessment: {} },
      ...{ directory: COUNCIL, banner: '', more: [], ...shown },
    },
    'chat',
  )
const titles = (shown?: Shown) => buttonsOn(overview(shown)).map(({ title }) => title)
const positive = (shown: Shown) =>
  ofType(overview(shown), 'Action.Execute').flatMap(({ style, title }) =>
    style === 'positive' ? [title] : [],
  )

const ASKED: MoreTime = {
  ...{ until: '2026-12-22', reason: 'police_hold', words: 'Never shown', askedBy: SAM.id },
  stage: 'asked',
  askedAt: '2026-12-07T09:30:00.000Z',
}
const asked = (stage: MoreTime['stage']): Referral => ({
  ...referralWith('in_progress'),
  moreTime: { ...ASKED, stage },
})

describe('the card of a referral', () => {
  it('says in a line why it is due that day, with the way to the whole working beside it', () => {
    assert.match(
      wordsOn(overview()),
      /Due Tue 15 Dec 2026\n \(5 working days left\)\nthree weeks from Tue 24 Nov 2026\nWhy\?/,
    )
  })

  it('shows the forecast to whoever writes, from five working days before the due day on', () => {
    const forecast = /⚠ Nothing is written yet and/
    assert.match(wordsOn(overview()), forecast)
    assert.doesNotMatch(wordsOn(overview({ today: '2026-12-07' })), forecast)
    assert.doesNotMatch(wordsOn(overview({ by: TESS })), forecast)
    assert.doesNotMatch(wordsOn(overview({ assessment: wholeAssessment(1) })), /⚠/)
    assert.ok(titles().includes('Ask for more time'))
  })

  it('says how more time stands, never in the words of whoever asked, and offers the answer to the manager', () => {
    const worker = overview({ referral: asked('asked') })
    assert.match(
      wordsOn(worker),
      /More time: \nSam Example asked on Mon 7 Dec 2026 .*\. It waits for the Team Manager\./,
    )
    assert.doesNotMatch(JSON.stringify(worker), /Never shown/)
    assert.ok(!titles({ referral: asked('asked') }).includes('Ask for more time'))
    assert.deepEqual(titles({ referral: asked('asked'), by: TESS }).slice(1, 3), [
      'Agree to more time',
      'Not supported…',
    ])
    assert.ok(titles({ referral: asked('with the prison'), by: MAYA }).includes('Record what they say'))
    assert.ok(titles({ referral: asked('refused by the prison') }).includes('Ask for more time'))
  })

  it('offers the holding e-mail to the manager once it is late, until it has gone', () => {
    const late = '2026-12-17'
    assert.ok(titles({ by: TESS, today: late }).includes('Holding e-mail'))
    assert.ok(!titles({ by: SAM, today: late }).includes('Holding e-mail'))
    const holding = { by: TESS.id, at: '2026-12-16T10:00:00.000Z', expected: '2026-12-21' }
    const told = { ...referralWith('in_progress'), holding }
    assert.ok(!titles({ by: TESS, today: late, referral: told }).includes('Holding e-mail'))
  })

  it('offers what is left after sending until it is done', () => {
    const sent = referralWith('sent')
    assert.ok(titles({ referral: sent }).includes('They have it'))
    if (sent.status !== 'sent') return
    const receipt = { by: SAM.id, at: '2026-12-08T10:00:00.000Z', how: 'telephone' }
    const left = titles({ referral: { ...sent, receipt } })
    assert.ok(!left.includes('They have it'))
    assert.ok(left.includes('Telephoned'), 'a call may come after it')
  })

  it('says first that a copy of the report did not arrive, and offers first to send it again', () => {
    const referral = referralWith('sent')
    const toPrison = report({ seen: AT }, { what: 'report-to-prison' })
    for (const lost of [report({ bounced: AT }), report({ phoned: AT }, { status: 'failed' })]) {
      const shown = { referral, mails: [toPrison, lost] }
      assert.match(wordsOn(overview(shown)), /^PCA-2026-0147\n⚠ The report to the LADO: \n/)
      assert.match(wordsOn(overview(shown)), /sent[\s\S]*\nThe report to the prison: \naccepted/)
      assert.deepEqual(titles(shown).slice(0, 3), ['Why?', 'Send again', 'They have it'])
      assert.equal(titles(shown).filter((title) => title === 'Send again').length, 1)
      assert.deepEqual(positive(shown), ['Send again'])
      assert.ok(!titles({ ...shown, by: MAYA }).includes('Send again'))
    }
  })

  it('says so no longer once a copy went again, or they are known to have it', () => {
    const sent = referralWith('sent')
    if (sent.status !== 'sent') return
    const before = { standing: 'bounced', at: AT } as const
    const receipt = { by: SAM.id, at: '2026-12-08T10:00:00.000Z', how: 'telephone' }
    const settled: readonly Shown[] = [
      { referral: sent, mails: [report({}, { before })] },
      { referral: { ...sent, receipt }, mails: [report({ bounced: AT })] },
    ]
    for (const shown of settled) {
      assert.match(wordsOn(overview(shown)), /\nThe report to the LADO: \naccepted, .* came back, Mon 7 Dec/)
      assert.doesNotMatch(wordsOn(overview(shown)), /⚠/)
      assert.ok(!positive(shown).includes('Send again'))
    }
  })

  it('offers a letter again only while it is of use, after what else may be done', () => {
    const mails = [report({ bounced: AT }, { what: 'more-time' })]
    const shown = { referral: referralWith('in_progress'), mails }
    assert.ok(titles(shown).indexOf('Send again') > titles(shown).indexOf('What next'))
    assert.ok(!titles({ referral: referralWith('signed_off'), mails }).includes('Send again'))
  })

  it('offers a manager to allocate what nobody has, and no reply is a dead end', () => {
    const first = (by: Person) => titles({ referral: referralWith('assigned_to_team'), by })[1]
    assert.equal(first(TESS), 'Allocate')
    assert.equal(first(SAM), 'Take it')
    assert.ok(titles({ referral: referralWith('sending'), by: MAYA }).includes('All teams'))
  })
})
