/** Cards as the presenters make them from the sample referral: what people really get, beside the bare samples. */
import { TOPICS } from '../../src/bot/commands/index.ts'
import { allocateCard } from '../../src/cards/allocate.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { helpCard } from '../../src/cards/help.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { mashReceipt, referralSummary } from '../../src/cards/referral-summary.ts'
import type { Card, Surface } from '../../src/cards/render.ts'
import { signedOffCard, signOffRequest } from '../../src/cards/sign-off-request.ts'
import { type WorkRow, workList } from '../../src/cards/work-list.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import type { NoticeWhat } from '../../src/domain/events.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Details, type Referral, STATUSES, type Status } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { DEPUTY } from '../../tests/support/council.ts'
import { bookCards } from './book-cards.ts'
import { careCards } from './care-cards.ts'
import { changeCards } from './change-cards.ts'
import { contactCards } from './contact-cards.ts'
import { decisionCards } from './decision-cards.ts'
import { dueCards } from './due-cards.ts'
import { exportCards } from './export-cards.ts'
import { familyLetterCards } from './family-letter-cards.ts'
import { filedCards } from './filed-cards.ts'
import { formCards } from './form-cards.ts'
import { guidanceCards } from './guidance-cards.ts'
import { mailCards } from './mail-cards.ts'
import { nudgeCards } from './nudge-cards.ts'
import { paperCards } from './paper-cards.ts'
import { readdressCards } from './readdress-cards.ts'
import { restrictionCards } from './restriction-cards.ts'
import { retentionCards } from './retention-cards.ts'
import { safetyCards } from './safety-cards.ts'
import * as sample from './sample.ts'
import { statisticsCards } from './statistics-cards.ts'
import { triageCards } from './triage-cards.ts'
import { troubleCards } from './trouble-cards.ts'

export type MadeCard = { readonly name: string; readonly surface: Surface; readonly card: Card }

const { COUNCIL: directory, TODAY: today } = sample

/** Every card of every presenter for the sample family, on the surfaces where it is seen. */
export const madeCards = (details: Details = sample.TWO_CHILDREN): readonly MadeCard[] => [
  ...channelCards(details),
  ...overviews(details),
  ...formCards(details),
  ...signOffCards(details),
  ...lists(),
  ...nudgeCards(details),
  ...notices(details),
  ...dueCards(details),
  ...decisionCards(details),
  ...mailCards(details),
  ...bookCards(),
  ...readdressCards(details),
  ...triageCards(details),
  ...filedCards(details),
  ...safetyCards(details),
  ...careCards(details),
  ...contactCards(details),
  ...changeCards(details),
  ...familyLetterCards(details),
  ...paperCards(),
  ...retentionCards(details),
  ...restrictionCards(details),
  ...guidanceCards(),
  ...statisticsCards(),
  ...exportCards(details),
  ...troubleCards(details),
]

const statuses = Object.keys(STATUSES) as readonly Status[]

const channelCards = (details: Details): readonly MadeCard[] =>
  statuses.flatMap((status) => {
    const referral = sample.referralWith(status, details)
    return [
      {
        name: `referral-summary, ${status}`,
        surface: 'channel',
        card: referralSummary(referral, directory, today),
      },
      { name: `mash-receipt, ${status}`, surface: 'channel', card: mashReceipt(referral, directory, today) },
    ] as const
  })

/** A referral for each person who may look at it. */
export function overviews(details: Details): readonly MadeCard[] {
  const whole = sample.wholeAssessment(details.children.length)
  const { A1, B, ...rest } = whole
  const half: Assessment = A1 && B ? { A1, B: { ...B, answers: { ...B.answers, ableToProtect: '' } } } : rest
  const overview = (
    name: string,
    status: Status,
    by: Person,
    assessment: Assessment,
    banner = '',
  ): MadeCard => ({
    name: `assessment-overview, ${name}`,
    surface: 'chat',
    card: assessmentOverview(
      { referral: sample.referralWith(status, details), assessment, directory, today, by, banner, more: [] },
      'chat',
    ),
  })
  return [
    overview('not taken', 'assigned_to_team', sample.SAM, {}),
    overview('half done', 'in_progress', sample.SAM, half, 'Saved.'),
    overview('whole', 'in_progress', sample.SAM, whole, refuse('stale').say),
    overview('sent in, for the Team Manager', 'submitted', sample.TESS, whole),
    overview('for MASH', 'in_progress', sample.MAYA, half),
    ...lateOnes(details, half),
  ]
}

/** Near the due day and after it: the forecast, a wish for more time, a late report. */
function lateOnes(details: Details, assessment: Assessment): readonly MadeCard[] {
  const referral = sample.referralWith('in_progress', details)
  const asked: Referral = {
    ...referral,
    moreTime: {
      ...{ stage: 'asked', until: '2026-12-22', reason: 'probation_awaited', words: '' },
      ...{ askedBy: sample.SAM.id, askedAt: '2026-12-09T09:30:00.000Z' },
    },
  }
  const shown = { assessment, directory, more: [], banner: '' }
  const late = (name: string, more: Omit<Parameters<typeof assessmentOverview>[0], keyof typeof shown>) => ({
    name: `assessment-overview, ${name}`,
    surface: 'chat' as const,
    card: assessmentOverview({ ...shown, ...more }, 'chat'),
  })
  return [
    late('will be late', { referral, today: '2026-12-10', by: sample.SAM }),
    late('more time asked for', { referral: asked, today: '2026-12-10', by: sample.TESS }),
    late('overdue', { referral, today: '2026-12-17', by: sample.TESS }),
  ]
}

function signOffCards(details: Details): readonly MadeCard[] {
  const request = {
    referral: sample.submittedWith(details),
    input: sample.reportInputFor(details),
    links: details.children.flatMap((_, child) =>
      [1, 2].map((part) => ({
        child: child + 1,
        part,
        url: `https://council.example/reports/${child + 1}-${part}`,
      })),
    ),
    ...{ directory, today, absences: [], reader: sample.TESS.id, stamp: 's4', problem: '', reason: '' },
  }
  const { submission } = request.referral
  const cover = [{ to: DEPUTY.id, at: submission.at, because: 'no answer' }] as const
  const passed = { ...request.referral, submission: { ...submission, cover } }
  const problem = refuse('reasonNeeded').say
  const signed = sample.referralWith('signed_off', details)
  if (signed.status !== 'signed_off') return []
  return [
    { name: 'sign-off-request', surface: 'chat', card: signOffRequest(request, 'chat') },
    {
      name: 'sign-off-request, passed on',
      surface: 'chat',
      card: signOffRequest({ ...request, referral: passed, reader: DEPUTY.id }, 'chat'),
    },
    {
      name: 'sign-off-request, not filed and refused',
      surface: 'chat',
      card: signOffRequest({ ...request, links: [], problem, reason: 'Why' }, 'chat'),
    },
    { name: 'signed-off', surface: 'chat', card: signedOffCard(signed, true, 'chat') },
  ]
}

function lists(): readonly MadeCard[] {
  const rows: readonly WorkRow[] = Array.from({ length: 18 }, (_, index) => ({
    reference: `PCA-2026-${String(101 + index).padStart(4, '0')}`,
    status: statuses[index % 6] ?? 'allocated',
    team: 'north',
    worker: index % 6 === 0 ? undefined : sample.SAM.id,
    dueDay: `2026-12-${String(1 + index).padStart(2, '0')}`,
  }))
  const unallocated = sample.referralWith('assigned_to_team')
  const [everyDay, ...others] = TOPICS
  const commands = (everyDay?.commands ?? []).map(({ words, help }) => ({ words, help }))
  const list = (name: string, shown: readonly WorkRow[]): MadeCard => ({
    name: `work-list, ${name}`,
    surface: 'chat',
    card: workList({ title: 'My work', rows: shown, by: sample.SAM, directory, today }, 'chat'),
  })
  return [
    list('long', rows),
    list('empty', []),
    {
      name: 'allocate',
      surface: 'chat',
      card: allocateCard(unallocated, directory, {
        problem: refuse('notAWorkerOfTeam').say,
        surface: 'chat',
      }),
    },
    {
      name: 'help',
      surface: 'chat',
      card: helpCard(sample.SAM, directory.council, { commands, others, surface: 'chat' }),
    },
  ]
}

const NOTICES = {
  allocated: 'allocated',
  'changes-asked': 'changes_asked',
  'signed-off': 'signed_off',
  'sign-off-undone': 'submitted',
  sent: 'sent',
  'send-stopped': 'signed_off',
  'receipt-failed': 'assigned_to_team',
  'channel-not-reached': 'assigned_to_team',
  'person-not-reached': 'allocated',
  'not-filed': 'submitted',
  'folder-not-reached': 'submitted',
  'mailbox-blind': 'sent',
} as const satisfies Partial<Record<NoticeWhat, Status>>

const notices = (details: Details): readonly MadeCard[] =>
  Object.entries(NOTICES).flatMap(([what, status]) => {
    const said = noticeMessage(
      { what: what as NoticeWhat, to: 'worker' },
      sample.referralWith(status, details),
      directory,
    )
    return said === undefined
      ? []
      : [{ name: `message, ${what}`, surface: 'chat', card: message(said, 'chat') } as const]
  })
