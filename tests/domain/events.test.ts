/** The communications plan: whoever is told something is told it by a message that exists, once. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dueSamples } from '../../scripts/preview/due-samples.ts'
import { mailMessage } from '../../src/cards/mail-messages.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { reportStanding } from '../../src/cards/report-standing.ts'
import { glassMessage } from '../../src/cards/restriction-messages.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { EVENTS, type EventName, noticesFor } from '../../src/domain/events.ts'
import { COUNCIL, MAYA, TESS } from '../support/council.ts'
import { CHANGE_SAMPLES } from './change-sample.ts'
import { DECISION_SAMPLES } from './decision-sample.ts'
import { FAMILY_LETTER_SAMPLES } from './family-letter-sample.ts'
import { restrictedTo } from './restriction-sample.ts'
import { SAFETY_SAMPLES } from './safety-sample.ts'
import { EVERY_STATUS, referralOf } from './sample.ts'
import { triageSamples } from './triage-sample.ts'

const ROOT = new URL('../../', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')
const there = (path: string): boolean => existsSync(new URL(path, ROOT))

const NAMES = Object.keys(EVENTS) as EventName[]
const NOTICES = noticesFor(
  'PCA-2026-0147',
  4,
  NAMES.map((name) => ({ name })),
)
const ABOUT_REPORTS: readonly string[] = ['delivery-failed', 'mail-bounced', 'mail-stuck']
const LOST = {
  what: 'report-to-prison',
  status: 'failed',
  at: '2026-12-07T10:10:00.000Z',
  known: {},
} as const
const BROKEN = { by: TESS.id, at: LOST.at, until: LOST.at, why: 'The worker is ill.' }
const MOVE = { from: 'ZBB', to: 'ZAA', by: MAYA.id, at: LOST.at, words: 'A. Officer, today.' }
const REFERRALS = [
  ...EVERY_STATUS.map((status) => referralOf(status)),
  ...triageSamples(),
  ...dueSamples(),
  ...DECISION_SAMPLES,
  { ...referralOf('in_progress'), prisonMoves: [MOVE] },
  ...CHANGE_SAMPLES,
  restrictedTo(referralOf('in_progress'), [TESS]),
  ...FAMILY_LETTER_SAMPLES,
  ...SAFETY_SAMPLES.map((safety) => ({ ...referralOf('in_progress'), safety })),
]
const prisons = COUNCIL.prisons.map((prison) => ({ ...prison, address: undefined }))
const COUNCILS: readonly Directory[] = [COUNCIL, { ...COUNCIL, prisons }, { ...COUNCIL, people: [] }]
const MESSAGES = new Map(
  [...new Set(NOTICES.map(({ what }) => what))].map((what) => [
    what,
    REFERRALS.flatMap(
      (referral) =>
        COUNCILS.flatMap((council) => noticeMessage({ what, to: 'worker' }, referral, council) ?? [])[0] ??
        mailMessage(what, referral, 'report-to-prison') ??
        (what === 'glass-broken'
          ? glassMessage(BROKEN, referral, { directory: COUNCIL, reader: TESS.id })
          : undefined) ??
        (ABOUT_REPORTS.includes(what) ? (reportStanding(referral, [LOST]) ?? []) : []),
    ),
  ]),
)
const messagesOf = (what: (typeof NOTICES)[number]['what']) => MESSAGES.get(what) ?? []

describe('the events', () => {
  for (const { event, to, by, what } of NOTICES)
    it(`${event} tells ${to} by ${by} with “${what}”, which exists`, () => {
      if (by === 'email') assert.ok(there(`src/emails/${what}.ts`))
      if (by === 'channel card') assert.ok(there(`cards/${what}.template.json`))
      if (by === 'chat') assert.ok(messagesOf(what).length > 0 || there(`cards/${what}.template.json`))
      if (by === 'file') assert.ok(textOf('src/jobs/file-report.ts').includes(`'${what}'`))
      if (by === 'feed') assert.ok(textOf('manifest/manifest.json').includes(`"${what}"`))
    })

  it('use every e-mail there is', () => {
    const used = new Set(NOTICES.filter(({ by }) => by === 'email').map(({ what }) => `${what}.ts`))
    const files = readdirSync(new URL('src/emails/', ROOT)).filter((name) => name !== 'email.ts')
    // The seals of the audit go by the clock, and are about no referral.
    assert.deepEqual([...files].sort(), [...used, 'audit-anchor.ts'].sort())
  })

  it('say in a summary nothing of the family, the prison or the carer', () => {
    const summaries = [...MESSAGES.values()].flat().map(({ summary, title }) => summary + title)
    assert.ok(summaries.length > 10)
    assert.doesNotMatch(summaries.join(), /Mia|Childsdottir|Prisonson|Carerly|HMP|A1234BC|Hidden|Secretwood/)
  })

  it('show the channel card again after every move that others can see', () => {
    const moves = ['recorded', 'taken', 'allocated', 'started', 'submitted', 'changesAsked'] as const
    for (const name of [...moves, 'signedOff', 'signOffUndone', 'released', 'sent'] as const)
      assert.ok(
        EVENTS[name].some(({ what }) => what === 'referral-summary'),
        name,
      )
  })

  it('tell the prison and the LADO of a release, and when a person sends it again, alone', () => {
    const outside = NOTICES.filter(({ to }) => to === 'prison' || to === 'lado').map(({ event }) => event)
    assert.deepEqual([...new Set(outside)], ['released', 'prisonAgain', 'ladoAgain'])
  })
})

describe('the key of a notice', () => {
  it('is the notice’s own, over all events and versions', () => {
    const all = [1, 2].flatMap((version) =>
      noticesFor(
        'PCA-2026-0147',
        version,
        NAMES.map((name) => ({ name })),
      ),
    )
    assert.equal(new Set(all.map(({ key }) => key)).size, all.length)
  })

  it('is the same when it is promised again, and holds no space', () => {
    const again = noticesFor(
      'PCA-2026-0147',
      4,
      NAMES.map((name) => ({ name })),
    )
    assert.deepEqual(
      again.map(({ key }) => key),
      NOTICES.map(({ key }) => key),
    )
    for (const { key } of NOTICES) assert.match(key, /^PCA-2026-0147\/[a-zA-Z]+\/4\/[a-z-]+\/[a-z-]+$/)
  })
})
