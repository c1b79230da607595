/** For the slow recount: in which rows of which tables one referral and its children stand, and on which day. */
import * as list from '../../src/domain/options.ts'
import type { Life } from './past.ts'
import { londonDay, milestones } from './recount-stages.ts'

/** Table, row, day. */
export type TableRow = readonly [table: string, value: string, day: string]

type Texts = Readonly<Record<string, string>>
type Listed = readonly { readonly id: string }[]

const REASONS: Texts = {
  'The child could not be seen yet': 'child_unavailable',
  'The carer could not be seen yet': 'carer_unavailable',
  'Waiting for probation': 'probation_awaited',
  'The police ask us to wait': 'police_hold',
  'Waiting for another agency': 'agency_awaited',
  'Staff absence': 'staff_absence',
  'An interpreter is needed': 'interpreter',
  'Something else': 'other',
}

export function requestRows(life: Life): readonly TableRow[] {
  const { referral, pages } = life
  const { request, prisoner } = referral.details
  const { received = '', sent } = milestones(life)
  const rows: TableRow[] = [
    ['source', oneOf(request.requestSource, list.REQUEST_SOURCES), received],
    ['request_type', oneOf(request.requestType, list.REQUEST_TYPES), received],
    ['outcome', outcome(life), received],
    ['prison', prisoner.prisonCode?.length === 3 ? prisoner.prisonCode : 'other_prison', received],
    ['sentence_band', oneOf(prisoner.sentenceBand, list.SENTENCES), received],
    ['care_leaver', oneOf(prisoner.prisonerIsCareLeaver, list.YES_NO_NOT_KNOWN), received],
  ]
  if (sent === undefined) return rows
  const closing = 'closing' in referral ? referral.closing.useful : ''
  const late = (by: string) => (sent > by ? 'no' : 'yes')
  const agreed = referral.dueChanges
    .filter(({ because }) => because.includes('agreed'))
    .map(({ words }) => REASONS[words] ?? 'not_recorded')
  const several = (table: string, values: readonly string[], nothing: string): TableRow[] =>
    ['all', ...(values.length > 0 ? new Set(values) : [nothing])].map((value) => [table, value, sent])
  rows.push(
    ['on_first_date', late(referral.firstDue), sent],
    ['on_agreed_date', late(referral.due.day), sent],
    [
      'useful',
      closing === '' ? 'not_answered' : oneOf(closing, list.options({ yes: '', partly: '', no: '' })),
      sent,
    ],
    ...several('more_time', agreed, 'none'),
    ...several('barriers', someOf(pages.F?.barriers, list.BARRIERS), 'none'),
    ...several('unmet_needs', someOf(pages.B?.carerUnmetNeeds, list.CARER_NEEDS), 'not_recorded'),
    ...several('release_support', someOf(pages.C?.postReleaseSupport, list.RELEASE_SUPPORT), 'not_recorded'),
  )
  const told = (referral.afterRelease ?? []).slice(-1)
  for (const { support, needs } of told) {
    const had = someOf(support.join(), list.RELEASE_SUPPORT).map((id) => `support_${id}`)
    const lacks = someOf(needs.join(), list.CARER_NEEDS).map((id) => `need_${id}`)
    rows.push(...several('after_release', [...had, ...lacks], 'not_recorded'))
  }
  return rows
}

export function childRows(life: Life): readonly TableRow[] {
  const { received = '', sent, decided } = milestones(life)
  const { referral, pages } = life
  const decisions = 'governorsDecisions' in referral ? (referral.governorsDecisions ?? []) : []
  return referral.details.children.flatMap((child, at): readonly TableRow[] => {
    const legal = oneOf(child.legalStatus, list.LEGAL_STATUSES)
    const relation = oneOf(child.relationshipToPrisoner, list.RELATIONSHIPS)
    const rows: TableRow[] = [
      ['ages', ageBand(child.dateOfBirth ?? '', londonDay(referral.receivedAt)), received],
      ['relationship', relation, received],
      ['parent_in_prison', isParent(relation), received],
      ['legal_status', legal, received],
      ['in_care', legal.includes('looked_after') ? 'yes' : 'no', received],
      ['level_asked', level(referral.details.request.levelAsked, 'not_said'), received],
    ]
    if (sent === undefined) return rows
    const four = pages[`G${at + 1}`] ?? {}
    const told = decisions.at(-1)?.children.find(({ child: number }) => number === at + 1)
    rows.push(['level_recommended', level(four.recommendedLevel, 'not_recorded'), sent])
    rows.push(['agreement', told?.compared.replace(' ', '_') ?? 'not_known', sent])
    if (four.escortFound === 'no') rows.push(['no_escort', oneOf(four.noEscortReason, list.NO_ESCORT), sent])
    if (decided !== undefined) rows.push(['level_decided', level(`${told?.level}`, 'not_recorded'), decided])
    return rows
  })
}

const oneOf = (answer: string | undefined, options: Listed): string =>
  options.find(({ id }) => id === answer)?.id ?? 'not_recorded'

const someOf = (answer: string | undefined, options: Listed): readonly string[] =>
  options.filter(({ id }) => (answer ?? '').split(',').includes(id)).map(({ id }) => id)

const level = (answer: string | undefined, otherwise: string): string =>
  ['1', '2', '3', '4'].includes(answer ?? '') ? String(answer) : otherwise

function isParent(relation: string): string {
  if (['son', 'daughter', 'adopted_child'].includes(relation)) return 'parent'
  if (/^step|^foster|^partner/.test(relation)) return 'parent_figure'
  return ['other', 'not_recorded'].includes(relation) ? relation : 'relative'
}

/** By birthdays: the day on which somebody is five is the first of the next band. */
function ageBand(born: string, on: string): string {
  if (born === '') return 'not_recorded'
  if (born > on) return 'not_born'
  const birthday = (age: number) => `${Number(born.slice(0, 4)) + age}${born.slice(4)}`
  const bands = [
    [5, '0_4'],
    [10, '5_9'],
    [16, '10_15'],
    [18, '16_17'],
  ] as const
  return bands.find(([age]) => on < birthday(age))?.[1] ?? 'adult'
}

function outcome({ referral }: Life): string {
  const { status, decisions = [] } = referral
  if (['sent', 'decision_recorded', 'closed'].includes(status)) return 'report_sent'
  const said: Texts = {
    ...{ short_view_sent: 'short_view', redirected: 'redirected', linked_duplicate: 'duplicate' },
    logged_only: 'logged',
  }
  if (status !== 'withdrawn') return said[status] ?? 'open'
  const last = decisions.filter((decision) => !decision.undone).pop()
  return last?.because === undefined ? 'withdrawn' : `withdrawn_${last.because}`
}
