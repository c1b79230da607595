/** Cards after sending: the pages about a decision, the referral as it then stands, its forms and its messages. */
import { answersOf } from '../../src/bot/decided-answers.ts'
import {
  APPEAL,
  CLOSE,
  DISAGREE,
  END_DISAGREEMENT,
  FAMILY_TOLD,
  PASS_UP,
} from '../../src/bot/decision-deeds.ts'
import { decisionPageReply } from '../../src/bot/decision-form.ts'
import { dueFormReply } from '../../src/bot/due-form.ts'
import type { Reply, Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import type { DecisionAbout } from '../../src/cards/decision-form.ts'
import { sayRecorded } from '../../src/cards/decision-messages.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { recordDecision, type ToldForChild } from '../../src/domain/decision-rules.ts'
import type { Disagreement } from '../../src/domain/disagreement.ts'
import type { Notice } from '../../src/domain/events.ts'
import type { Level } from '../../src/domain/levels.ts'
import type { Person } from '../../src/domain/people.ts'
import type { DecisionRecorded, Details, Referral, Sent } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const AT = '2026-12-21T10:00:00.000Z'
const TODAY = '2026-12-21'
const REASON = 'The escort was seen by our own family worker, who is content with visits in the family room.'

const turn: Turn = {
  ...{ by: sample.SAM, surface: 'chat', today: TODAY, stamp: 'k3x9' },
  world: { directory: sample.COUNCIL } as Turn['world'],
}

const sentWith = (details: Details): Sent => {
  const referral = sample.referralWith('sent', details)
  if (referral.status !== 'sent') throw new Error('The sample is not sent')
  return referral
}

/** As the prison told it: at our level with our conditions, or with everything that a decision can have. */
function decidedAt(level: Level, details: Details, before: Referral = sentWith(details)): DecisionRecorded {
  const asAdvised = level === 2
  const child = (_: unknown, index: number): ToldForChild => ({
    ...{ child: index + 1, level },
    conditions: asAdvised ? ['letters_read', 'no_photographs'] : ['supervised', 'named_escort'],
    otherConditions: asAdvised ? '' : 'Only in the family room, on the first Sunday of a month.',
    restrictions: asAdvised ? [] : ['mail_checked', 'visits_supervised'],
    reason: asAdvised ? '' : REASON,
  })
  const told = {
    children: details.children.map(child),
    ...{ decidedOn: '2026-12-18', decidedBy: 'governor', appeal: asAdvised ? 'not_known' : 'yes' },
    ...{
      familyToldOn: asAdvised ? '2026-12-20' : undefined,
      toldBy: 'Jo Bloggs, OMU, e-mail of 18 December',
    },
  }
  const assessment = sample.wholeAssessment(details.children.length)
  const ruling = recordDecision(before, { by: sample.SAM, at: AT }, { told, assessment })
  if (isRefusal(ruling) || ruling.referral.status !== 'decision_recorded') throw new Error('Not recorded')
  return ruling.referral
}

const DISAGREEMENT: Disagreement = {
  why: 'Nobody has asked her since the summer, and she was clear that she wants letters alone.',
  steps: [
    { step: 'worker', by: sample.SAM.id, at: AT, targetOn: '2026-12-23', words: 'She wants letters alone.' },
    {
      ...{ step: 'manager', by: sample.TESS.id, at: AT, targetOn: '2026-12-30' },
      words: 'The OMU will not look at it again without a new report.',
    },
  ],
}

export function decisionCards(details: Details): readonly MadeCard[] {
  const assessment = sample.wholeAssessment(details.children.length)
  const sent = sentWith(details)
  const advised = decidedAt(2, details)
  const wider = decidedAt(4, details)
  const corrected = decidedAt(2, details, wider)
  const disagreeing = { ...wider, disagreement: DISAGREEMENT }
  const closing = {
    ...{ by: sample.SAM.id, at: AT, reason: '', useful: 'partly' },
    usefulWhy: 'An answer about video calls.',
  }
  const closed: Referral = { ...advised, status: 'closed', closing }
  const overview = (name: string, referral: Referral, by: Person, banner = ''): MadeCard => ({
    name: `assessment-overview, ${name}`,
    surface: 'chat',
    card: assessmentOverview(
      { referral, assessment, directory: sample.COUNCIL, today: TODAY, by, banner, more: [] },
      'chat',
    ),
  })
  return [
    ...pages({ referral: sent, assessment, directory: sample.COUNCIL, answers: {} }, wider),
    overview('decided as advised', advised, sample.SAM, sayRecorded(advised, true)),
    overview('decided wider', wider, sample.SAM, sayRecorded(wider, true)),
    overview('disagreed with', disagreeing, sample.TESS),
    overview('decision corrected', corrected, sample.SAM),
    overview('decision, for MASH', wider, sample.MAYA, sayRecorded(wider, false)),
    overview('closed', closed, sample.SAM),
    form(FAMILY_TOLD, wider),
    form(APPEAL, wider),
    form(DISAGREE, wider),
    form(PASS_UP, disagreeing),
    form(END_DISAGREEMENT, disagreeing),
    form(CLOSE, advised),
    form(CLOSE, sent, ', without a decision'),
    ...messages([
      ['decision-recorded', 'worker', byMash(wider)],
      ['decision-recorded', 'worker', byMash(advised), ', as advised'],
      ['decision-differs', 'team manager', wider],
      ['family-told', 'worker', advised],
      ['appeal-noted', 'worker', wider],
      ['disagreement', 'worker', disagreeing],
      ['disagreement', 'head of service', disagreeing, ', for a head of service'],
      ['referral-closed', 'worker', { ...closed, closing: { ...closing, by: sample.TESS.id } }],
    ]),
  ]
}

function byMash(referral: DecisionRecorded): Referral {
  const by = sample.MAYA.id
  return { ...referral, governorsDecisions: referral.governorsDecisions.map((one) => ({ ...one, by })) }
}

function pages(about: DecisionAbout, decided: DecisionRecorded): readonly MadeCard[] {
  const [decision] = decided.governorsDecisions
  const full = { ...about, answers: decision === undefined ? {} : answersOf(decision) }
  const early = { ...about, answers: { decidedOn: '2026-12-01', appeal: 'not_known' } }
  const faults = [{ question: 'decidedBy', message: 'Please answer this.' }]
  const last = about.referral.details.children.length
  return [
    made('form-page, record-decision', decisionPageReply(turn, about, { page: 0, faults: [] })),
    made('form-page, record-decision, with a fault', decisionPageReply(turn, early, { page: 0, faults })),
    made('form-page, record-decision, everything', decisionPageReply(turn, full, { page: last, faults: [] })),
    made(
      'form-page, record-decision, for MASH',
      decisionPageReply(turn, { ...about, assessment: undefined }, { page: 1, faults: [] }),
    ),
  ]
}

function made(name: string, reply: Reply): MadeCard {
  if ('text' in reply) throw new Error(`There is no card: ${reply.text}`)
  return { name, surface: 'chat', card: reply.card }
}

const form = (deed: Parameters<typeof dueFormReply>[1], referral: Referral, which = ''): MadeCard =>
  made(`form-page, ${deed.verb}${which}`, dueFormReply(turn, deed, { referral }))

type Said = readonly [what: Notice['what'], to: Notice['to'], referral: Referral, which?: string]

const messages = (all: readonly Said[]): readonly MadeCard[] =>
  all.map(([what, to, referral, which = '']) => {
    const said = noticeMessage({ what, to }, referral, sample.COUNCIL)
    if (said === undefined) throw new Error(`Nothing is said of ${what}`)
    return { name: `message, ${what}${which}`, surface: 'chat', card: message(said, 'chat') }
  })
