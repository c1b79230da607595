/** What stands on a referral about its copy here, the forms about it, and the list of an administrator. */
import { HOLD_LEGALLY, IN_CASE_SYSTEM, LIFT_LEGAL_HOLD } from '../../src/bot/actions/retention.ts'
import { type Deed, dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { retentionCard } from '../../src/cards/retention-plan.ts'
import type { Purged, RetentionPlan } from '../../src/domain/purged.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { filedReferral, signedReports } from './filed-cards.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const HOLD = { by: sample.TESS.id, at: '2026-12-08T09:00:00.000Z', why: 'The council’s lawyers, 8 December' }
const SAID = {
  ...{ by: sample.SAM.id, at: '2026-12-08T09:00:00.000Z', where: 'Record 4711' },
  keepUntil: '2027-03-08',
}

const many = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `PCA-2026-${String(first + index).padStart(4, '0')}`)

const PLAN: RetentionPlan = {
  going: [
    { reference: 'PCA-2026-0003', goesOn: '2027-03-15' },
    { reference: 'PCA-2026-0005', goesOn: '2027-03-15' },
    { reference: 'PCA-2026-0011', goesOn: '2027-03-16' },
  ],
  ready: ['PCA-2026-0012'],
  kept: [
    { id: 'legal hold', references: ['PCA-2026-0001'], firstOn: undefined },
    { id: 'not in the case system', references: many(20, 9), firstOn: undefined },
    { id: 'days after filing', references: many(40, 31), firstOn: '2027-03-18' },
    { id: 'review', references: many(80, 14), firstOn: '2028-02-16' },
  ],
  ...{ looked: 58, isAll: true },
}

const GONE: readonly Purged[] = many(1, 12).map((reference) => ({
  ...{ reference, at: '2027-03-02T06:00:00.000Z', status: 'closed', rule: '', caller: undefined },
  counts: { referrals: 1, notices: 30, reports: 4 },
}))

export function retentionCards(details: Details): readonly MadeCard[] {
  const filed = filedReferral(details)
  return [
    overview('legal hold', { ...filed, legalHolds: [HOLD], inCaseSystem: SAID }),
    overview('copy goes', { ...filed, inCaseSystem: SAID }, '2027-03-15'),
    ...[HOLD_LEGALLY, LIFT_LEGAL_HOLD, IN_CASE_SYSTEM].flatMap((deed) =>
      form(deed, { ...filed, legalHolds: [HOLD] }),
    ),
    { name: 'retention', surface: 'chat', card: retentionCard({ plan: PLAN, gone: GONE }, 'chat') },
    {
      name: 'retention, nothing',
      surface: 'chat',
      card: retentionCard(
        { plan: { going: [], ready: [], kept: [], looked: 0, isAll: true }, gone: [] },
        'chat',
      ),
    },
  ]
}

const overview = (name: string, referral: Referral, goesOn?: string): MadeCard => ({
  name: `assessment-overview, ${name}`,
  surface: 'chat',
  card: assessmentOverview(
    {
      ...{ referral, goesOn, directory: sample.COUNCIL, today: '2027-03-08', by: sample.TESS },
      filing: { reports: signedReports(1, true), givenUp: false },
      assessment: sample.wholeAssessment(1),
      ...{ banner: '', more: [] },
    },
    'chat',
  ),
})

function form(deed: Deed, referral: Referral): readonly MadeCard[] {
  const turn: Turn = {
    ...{ by: sample.TESS, surface: 'chat', today: '2027-03-08', stamp: 'k3x9' },
    world: { directory: sample.COUNCIL } as Turn['world'],
  }
  const reply = dueFormReply(turn, deed, { referral })
  return 'card' in reply ? [{ name: `form-page, ${deed.verb}`, surface: 'chat', card: reply.card }] : []
}
