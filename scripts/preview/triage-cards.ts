/** Cards of triage: the list, one request to decide about, its forms, a short view, what is said and heard after. */
import { GIVE_BACK, SHORT_VIEW } from '../../src/bot/actions/short-view.ts'
import { ASK, ASSIGN, LINK, LOG, REDIRECT, WITHDRAW } from '../../src/bot/actions/triage.ts'
import { type Deed, dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { movedOn } from '../../src/cards/referral-summary.ts'
import { triageCard } from '../../src/cards/triage.ts'
import { triageList } from '../../src/cards/triage-list.ts'
import { sayDecided } from '../../src/cards/triage-said.ts'
import type { NoticeWhat } from '../../src/domain/events.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { type DeedName, decided } from '../../tests/domain/triage-sample.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const { COUNCIL: directory, MAYA, SAM, TODAY: today } = sample

const turn: Turn = {
  ...{ by: MAYA, surface: 'chat', today, stamp: 'k3x9' },
  world: { directory } as Turn['world'],
}

export const triageCards = (details: Details): readonly MadeCard[] => [
  ...toDecide(details),
  ...forms(details),
  ...answers(details),
  ...messages(details),
]

/** As it stands after these deeds, one after the other. */
const made = (details: Details, ...deeds: readonly DeedName[]): Referral =>
  decided(sample.referralWith('received', details), ...deeds)

const inChat = (name: string, card: MadeCard['card']): MadeCard => ({ name, surface: 'chat', card })

function toDecide(details: Details): readonly MadeCard[] {
  const referral = sample.referralWith('received', details)
  const other = { ...sample.referralWith('in_progress', details), reference: 'PCA-2026-0101' }
  const hit = { how: 'prison number', certain: true, role: 'prisoner' } as const
  const near = { how: 'name, other date of birth', certain: false, role: 'child' } as const
  const shown = {
    ...{ referral, directory, today, by: MAYA, banner: '', papers: 2, missing: ['the prison number'] },
    proposal: { team: 'north', because: 'North locality team works for CB4.' },
    related: [
      { hit, referral: other },
      { hit: near, referral: { ...other, reference: 'PCA-2026-0102' } },
    ],
  }
  const faults = ['Legal status – Please answer this.', 'Carer’s full name – Please answer this.']
  const ended = made(details, 'askInformation')
  return [
    inChat('triage, ready for a team', triageCard({ ...shown, faults: [] }, 'chat')),
    inChat('triage, the form lacks something', triageCard({ ...shown, faults, related: [] }, 'chat')),
    inChat('triage, asked for more', triageCard({ ...shown, faults: [], referral: ended }, 'chat')),
    inChat(
      'work-list, triage',
      triageList({ referrals: [referral, ended], count: 2, directory, today }, 'chat'),
    ),
    inChat('work-list, nothing to triage', triageList({ referrals: [], count: 0, directory, today }, 'chat')),
    {
      ...{ name: 'mash-receipt, a team that has it no longer', surface: 'channel' },
      card: movedOn({ ...referral, team: 'south' }, directory, today),
    },
  ]
}

function forms(details: Details): readonly MadeCard[] {
  const referral = sample.referralWith('received', details)
  const form = (name: string, deed: Deed, shown: Partial<Parameters<typeof dueFormReply>[2]> = {}) => {
    const reply = dueFormReply(turn, deed, { referral, ...shown })
    return 'card' in reply ? [inChat(`form-page, ${name}`, reply.card)] : []
  }
  const secret = [{ question: 'words', message: `${refuse('letterHoldsSecret').say} school of child 1` }]
  return [
    ...form('assign-team', ASSIGN, { starts: { team: 'north' } }),
    ...form('ask-information', ASK),
    ...form('redirect', REDIRECT),
    ...form('redirect, with its letter', REDIRECT, { answers: { name: 'Essex County Council', words: '' } }),
    ...form('link-duplicate', LINK, { starts: { of: 'PCA-2026-0101' } }),
    ...form('log-only', LOG),
    ...form('withdraw', WITHDRAW),
    ...form('short-view', SHORT_VIEW),
    ...form('give-back-short-view', GIVE_BACK, { referral: made(details, 'writeShortView') }),
    ...form('short-view, it came back', SHORT_VIEW, {
      referral: made(details, 'writeShortView', 'giveBackShortView'),
      faults: secret,
    }),
  ]
}

const OUTCOMES = ['assign', 'askInformation', 'writeShortView', 'redirect', 'logOnly', 'withdraw'] as const

function answers(details: Details): readonly MadeCard[] {
  const overview = (name: string, referral: Referral, by = MAYA): MadeCard => {
    const { say, more } = sayDecided(referral, { directory, undoSeconds: 600 })
    const shown = { referral, assessment: {}, directory, today, by, banner: say, more }
    return inChat(`assessment-overview, ${name}`, assessmentOverview(shown, 'chat'))
  }
  const court = { ...details, request: { ...details.request, requestSource: 'court' } }
  return [
    ...OUTCOMES.map((deed) => overview(`after ${deed}`, made(details, deed))),
    overview('after redirect, no address', made(court, 'redirect')),
    overview('a history of decisions', made(details, 'redirect', 'undoTriage', 'askInformation', 'assign')),
    overview(
      'withdrawn, for the worker',
      decided(sample.referralWith('in_progress', details), 'withdraw'),
      SAM,
    ),
  ]
}

const SAID: readonly (readonly [NoticeWhat, readonly DeedName[]])[] = [
  ['short-view-request', ['writeShortView']],
  ['short-view-given-back', ['writeShortView', 'giveBackShortView']],
  ['short-view-signed', ['writeShortView', 'signShortView']],
  ['short-view-undone', ['writeShortView', 'signShortView', 'undoShortView']],
  ['triage-letter-not-sent', ['redirect']],
]

function messages(details: Details): readonly MadeCard[] {
  const begun = sample.referralWith('in_progress', details)
  const all = [
    ...SAID.map(([what, deeds]) => [what, made(details, ...deeds)] as const),
    ['withdrawn', decided(begun, 'withdraw')] as const,
    ['triage-undone', decided(begun, 'withdraw', 'undoTriage')] as const,
  ]
  return all.flatMap(([what, referral]) => {
    const said = noticeMessage({ what, to: 'worker' }, referral, directory)
    return said === undefined ? [] : [inChat(`message, ${what}`, message(said, 'chat'))]
  })
}
