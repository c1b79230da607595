/** Where the signed reports can be opened: on the card of the referral, for those who may read it, however many. */
import assert from 'node:assert/strict'
import { filedReferral, signedReports } from '../../scripts/preview/filed-cards.ts'
import { COUNCIL, MAYA, ONE_CHILD, referralWith, SAM, TESS } from '../../scripts/preview/sample.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { filedReports } from '../../src/cards/filed-reports.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { referralSummary } from '../../src/cards/referral-summary.ts'
import type { Surface } from '../../src/cards/render.ts'
import type { Filing, SignedReport } from '../../src/domain/filing.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { CHILD } from '../support/answers.ts'
import { wordsOn } from '../support/cards.ts'
import { ofType, sizeOf } from './card-tree.ts'
import { BUDGET, fitFaults } from './fit.ts'

const family = (children: number): Details => ({
  ...ONE_CHILD,
  children: Array.from({ length: children }, (_, index) => ({
    ...CHILD,
    fullName: `Child Number${index + 1}`,
  })),
})

type Shown = { filing?: Filing; referral?: Referral; by?: Person; surface?: Surface }

const overview = ({ by = SAM, surface = 'chat', referral = filedReferral(ONE_CHILD), filing }: Shown) =>
  assessmentOverview(
    {
      ...{ referral, by, filing, today: '2026-12-08', assessment: {} },
      ...{ directory: COUNCIL, banner: '', more: [] },
    },
    surface,
  )
const linksOn = (card: unknown) =>
  ofType(card, 'Action.OpenUrl').map(({ title, tooltip, url }) => ({ title, tooltip, url }))
const all = (children: number): Filing => ({ reports: signedReports(children, true), givenUp: false })

describe('the card of a referral', () => {
  it('opens each signed report by a button that says which it is', () => {
    for (const by of [SAM, TESS]) {
      const links = linksOn(overview({ by, filing: all(1) }))
      assert.deepEqual(
        links.map(({ title, tooltip }) => [title, tooltip]),
        [1, 2].map((part) => [`Part ${part}`, `Open the signed report, part ${part}`]),
      )
      assert.deepEqual(
        links.map(({ url }) => url),
        signedReports(1, true).map(({ webUrl }) => webUrl),
      )
    }
  })

  it('says since when they are filed and until when the copy is kept at least, and nothing of deleting', () => {
    const words = wordsOn(overview({ filing: all(1) }))
    assert.match(words, /Filed on Mon 7 Dec 2026\. The copy here is kept until Sun 7 Mar 2027 at least\./)
    assert.doesNotMatch(words, /delet|remov|purge/i)
  })

  it('shows none of it to MASH, nor before the release, nor in the channel', () => {
    const cards = [
      overview({ by: MAYA, filing: all(1) }),
      overview({ referral: referralWith('signed_off') }),
      referralSummary(filedReferral(ONE_CHILD), COUNCIL, '2026-12-08'),
    ]
    for (const card of cards) {
      assert.deepEqual(linksOn(card), [])
      assert.doesNotMatch(wordsOn(card), /filed|folder|kept/i)
    }
  })

  it('says that they are in the folder before that is noted, and nothing where there are none', () => {
    const referral = referralWith('sent')
    const line = /The signed reports are in the team’s folder\./
    assert.match(wordsOn(overview({ referral, filing: all(1) })), line)
    const none = wordsOn(overview({ referral, filing: { reports: [], givenUp: false } }))
    assert.doesNotMatch(none, /signed reports/)
  })

  const standing: readonly [string, readonly SignedReport[], boolean, RegExp, number][] = [
    [
      'on their way',
      signedReports(1, false),
      false,
      /The signed reports are on their way to the team’s folder\./,
      0,
    ],
    [
      'on their way in part',
      [...signedReports(1, true).slice(0, 1), ...signedReports(1, false).slice(1)],
      false,
      /The other signed reports are on their way to the team’s folder\./,
      1,
    ],
    [
      'refused',
      signedReports(1, false),
      true,
      /The team’s folder did not take the signed reports\. Your administrator has been told\./,
      0,
    ],
    [
      'refused in part',
      [...signedReports(1, true).slice(0, 1), ...signedReports(1, false).slice(1)],
      true,
      /did not take all of the signed reports\./,
      1,
    ],
  ]
  for (const [how, reports, givenUp, line, links] of standing)
    it(`says so while they are ${how}, with what can be opened`, () => {
      const card = overview({ referral: referralWith('sent'), filing: { reports, givenUp } })
      assert.match(wordsOn(card), line)
      assert.equal(linksOn(card).length, links)
      assert.doesNotMatch(wordsOn(card), /Filed on/)
    })

  for (const children of [2, 6, 12])
    it(`opens every report of ${children} children, each beside its child, and stays within the budget`, () => {
      for (const surface of ['chat', 'dialog'] as const) {
        const referral = filedReferral(family(children))
        const card = overview({ referral, surface, filing: all(children) })
        const links = linksOn(card)
        assert.equal(links.length, 2 * children)
        assert.equal(links.at(-1)?.tooltip, `Open the signed report, child ${children}, part 2`)
        assert.match(wordsOn(card), new RegExp(`\\nReport, child ${children}\\n`))
        assert.deepEqual(fitFaults(card, surface), [])
      }
    })

  it('leaves the rest to the folder beyond twelve children, or where addresses are very long', () => {
    const thirty = overview({ referral: filedReferral(family(30)), filing: all(30) })
    assert.equal(linksOn(thirty).length, 24)
    assert.match(
      wordsOn(thirty),
      /The reports of 18 more are in the team’s folder, by names that begin with PCA-2026-0147\./,
    )
    const long = signedReports(12, true).map((report) => ({
      ...report,
      webUrl: `${report.webUrl}?${'x'.repeat(1500)}`,
    }))
    const card = overview({ referral: filedReferral(family(12)), filing: { reports: long, givenUp: false } })
    assert.ok(sizeOf(card) < BUDGET)
    assert.match(wordsOn(card), /The reports of \d+ more are in the team’s folder/)
  })
})

describe('the message that the report was sent', () => {
  it('is fit for Teams with twelve children', () => {
    const referral = filedReferral(family(12))
    const said = noticeMessage({ what: 'sent', to: 'signer' }, referral, COUNCIL)
    assert.ok(said)
    const card = message({ ...said, filed: filedReports(referral, all(12)) }, 'chat')
    assert.equal(linksOn(card).length, 24)
    assert.deepEqual(fitFaults(card, 'chat'), [])
  })
})
