/** Cards about reviews, transfers, releases and children who move: the nudges, the forms, what is said, a copied page. */
import { AFTER_RELEASE, CHILD_MOVED, CUSTODY, REVIEW } from '../../src/bot/actions/changes.ts'
import { type Deed, dueFormReply } from '../../src/bot/due-form.ts'
import { pageReply } from '../../src/bot/replies.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { custodySaid, moveSaid } from '../../src/cards/change-messages.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { nudgeDigest } from '../../src/cards/nudge-digest.ts'
import type { Card } from '../../src/cards/render.ts'
import type { CustodyChange } from '../../src/domain/custody.ts'
import type { NoticeWhat } from '../../src/domain/events.ts'
import type { NudgeName } from '../../src/domain/nudges.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { answersBeside, copiedPages } from '../../src/domain/review-copy.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const { COUNCIL: directory, MAYA, SAM } = sample
const TODAY = '2027-11-19'
const NOW = `${TODAY}T09:00:00.000Z`
const OLD = 'PCA-2026-0101'

const change = (
  kind: CustodyChange['kind'],
  on: string,
  more: Partial<CustodyChange> = {},
): CustodyChange => ({
  ...{ kind, on, words: 'Jo Bloggs of the OMU, by telephone this morning.', by: MAYA.id, at: NOW },
  ...more,
})
const TRANSFER = change('transfer', '2027-11-17', { to: 'ZBB' })
const RELEASE_DATE = change('release date', '2027-12-17')
const NEAR = change('release address', TODAY, { near: 'near' })
const LICENCE = change('release on licence', '2027-11-18')
const MOVED = { child: 1, authority: 'Northshire', words: 'The school, today.', by: MAYA.id, at: NOW }

const at = (details: Details, { to }: CustodyChange): Details =>
  to === undefined ? details : { ...details, prisoner: { ...details.prisoner, prisonCode: to } }

export function changeCards(details: Details): readonly MadeCard[] {
  const decided = sample.referralWith('decision_recorded', details)
  const chat = (name: string, card: Card | undefined): readonly MadeCard[] =>
    card === undefined ? [] : [{ name, surface: 'chat', card }]
  const said = (name: string, what: NoticeWhat, referral: Referral) => {
    const found = noticeMessage({ what, to: 'worker' }, referral, directory)
    return chat(`message, ${name}`, found && message(found, 'chat'))
  }
  const custody = (name: string, one: CustodyChange) =>
    chat(
      `message, ${name}`,
      message(custodySaid(one, { ...decided, details: at(details, one), custody: [one] }, directory), 'chat'),
    )
  const reviewOf = { reference: OLD, by: MAYA.id, at: NOW, children: [1], grown: 1 }
  const begun = { ...sample.referralWith('assigned_to_team', details), reviewOf }
  return [
    ...nudges(details).flatMap(([name, card]) => chat(`nudges, ${name}, decided`, card)),
    ...forms(details).flatMap(([name, card]) => chat(`form-page, ${name}`, card)),
    ...custody('transfer', TRANSFER),
    ...custody('release near the child', NEAR),
    ...custody('release date', RELEASE_DATE),
    ...custody('release on licence', LICENCE),
    ...said('custody-noted', 'custody-noted', { ...decided, custody: [TRANSFER] }),
    ...said('review-begun', 'review-begun', begun),
    ...said('child-moved', 'child-moved', { ...begun, childMoves: [MOVED] }),
    ...chat(
      'message, child moved after sending',
      message(moveSaid(MOVED, { ...decided, childMoves: [MOVED] }, false), 'chat'),
    ),
    ...copied(details),
  ]
}

const NAMES = [
  'reviewAhead',
  'reviewDue',
  'releaseAhead',
  'releaseClose',
  'afterRelease',
] as const satisfies readonly NudgeName[]

const nudges = (details: Details): readonly (readonly [string, Card])[] =>
  NAMES.map((name) => {
    const referral = {
      ...sample.referralWith('decision_recorded', details),
      custody: [name === 'afterRelease' ? LICENCE : RELEASE_DATE],
    }
    const items = [{ referral, name }]
    return [name, nudgeDigest({ items, assessment: {}, by: SAM, directory, now: NOW, digest: '' }, 'chat')]
  })

const turn = { world: { directory }, by: SAM, today: TODAY, surface: 'chat', stamp: 'x' } as unknown as Turn

function forms(details: Details): readonly (readonly [string, Card])[] {
  const decided = sample.referralWith('decision_recorded', details)
  const referral = { ...decided, custody: [LICENCE] }
  const form = (deed: Deed, more: object = {}): Card | undefined => {
    const reply = dueFormReply(turn, deed, { referral, ...more })
    return 'card' in reply ? reply.card : undefined
  }
  const late = {
    ...referral,
    details: {
      ...details,
      children: details.children.map((child, index) =>
        index === 0 ? { ...child, dateOfBirth: '2009-11-01' } : child,
      ),
    },
  }
  const wrong = [{ question: 'prison', message: refuse('noSuchPrisonToMove').say }]
  return (
    [
      ['start-review', form(REVIEW)],
      ['start-review, one is 18', form(REVIEW, { referral: late })],
      ['note-custody', form(CUSTODY)],
      [
        'note-custody, refused',
        form(CUSTODY, { answers: { kind: 'transfer', words: 'Jo Bloggs.' }, faults: wrong }),
      ],
      ['child-moved', form(CHILD_MOVED)],
      ['after-release', form(AFTER_RELEASE)],
    ] as const
  ).flatMap(([name, card]) => (card === undefined ? [] : [[name, card] as const]))
}

/** Pages of a review that nobody has checked yet, and the card of the whole of it. */
function copied(details: Details): readonly MadeCard[] {
  const before = sample.wholeAssessment(details.children.length)
  const children = details.children.map((_, index) => index + 1)
  const from = { reference: OLD, details, assessment: before, children }
  const assessment = Object.fromEntries(copiedPages(from, details, NOW).map((page) => [page.key, page]))
  const reviewOf = { reference: OLD, by: MAYA.id, at: NOW, children }
  const referral = { ...sample.referralWith('in_progress', details), reviewOf }
  const shown = { referral, assessment, directory, today: TODAY, by: SAM, banner: '', more: [] }
  const pages = pagesFor(details.children).filter(({ key }) => ['A1', 'C', 'G1'].includes(key))
  return [
    { name: 'assessment-overview, a review', surface: 'chat', card: assessmentOverview(shown, 'chat') },
    ...pages.flatMap((page): readonly MadeCard[] => {
      const saved = assessment[page.key]
      const { title, intro, questions } = page.section
      const reply = pageReply(turn, {
        ...{ loaded: { referral, assessment }, key: page.key, title: `${page.section.id}. ${title}`, intro },
        ...{ questions, answers: saved?.answers ?? {}, baseVersion: 1, faults: [], saved, clashes: [] },
        beside: answersBeside(page, reviewOf, before),
      })
      return 'card' in reply
        ? [{ name: `form-page, copied ${page.key}`, surface: 'chat', card: reply.card }]
        : []
    }),
  ]
}
