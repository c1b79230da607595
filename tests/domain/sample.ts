/** A referral at any status, an assessment and a report to go with it, for the tests of the rules. */
import assert from 'node:assert/strict'
import type { Assessment } from '../../src/domain/assessment.ts'
import { workOutDue } from '../../src/domain/deadlines.ts'
import type { Answers } from '../../src/domain/form.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Details, NO_TEAM, type Referral, STATUSES, type Status } from '../../src/domain/referral.ts'
import { isRefusal, type RefusalCode } from '../../src/domain/refusal.ts'
import type { ReportInput } from '../../src/domain/report-matter.ts'
import type { Act, Ruling } from '../../src/domain/ruling.ts'
import { ASSESSMENT, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { COUNCIL, MAYA, SAM, TESS } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'

export const RECEIVED = '2026-11-24T09:12:00.000Z'
export const NOW = '2026-12-03T14:02:00.000Z'
export const RELEASE = '2026-12-03T14:12:00.000Z'
export const FINGERPRINT = 'f'.repeat(64)
export const SIGNED = 'e'.repeat(64)

export const TWO_CHILDREN: Details = { ...DETAILS, children: [...DETAILS.children, SECOND_CHILD] }

/** Each page saved once. `changed` is laid over the sample's own answers, page by page. */
export function assessmentOf(
  changed: Readonly<Record<string, Answers>> = {},
  savedBy: Person = SAM,
): Assessment {
  const keys = new Set([...Object.keys(ASSESSMENT), ...Object.keys(changed)])
  return Object.fromEntries(
    [...keys].map((key) => {
      const answers = { ...(ASSESSMENT[key] ?? ASSESSMENT[key.replace('2', '1')]), ...changed[key] }
      return [key, { key, version: 1, answers, savedBy: savedBy.id, savedAt: NOW }]
    }),
  )
}

/** The same answers for the second child. */
export const twoChildren = (changed: Readonly<Record<string, Answers>> = {}): Assessment =>
  assessmentOf({ A2: {}, G2: {}, H2: {}, ...changed })

const VIEW = { text: 'We do not know this child.', by: MAYA.id, at: NOW }
const SIGNED_VIEW = { by: TESS.id, at: NOW, version: 4, releaseAt: RELEASE }

type More = { readonly authors?: readonly string[]; readonly details?: Details; readonly team?: string }

export function referralOf(status: Status, more: More = {}): Referral {
  const due = workOutDue(RECEIVED, undefined, { closures: [] })
  const facts = {
    id: '00000000-0000-4000-8000-000000000147',
    reference: 'PCA-2026-0147',
    version: 4,
    team: more.team ?? 'north',
    receivedAt: RECEIVED,
    recordedAt: RECEIVED,
    recordedBy: MAYA.id,
    since: RECEIVED,
    ...{ due, firstDue: due.day, dueChanges: [] },
    details: more.details ?? DETAILS,
  }
  const worked = { ...facts, worker: SAM.id }
  const submission = {
    number: 1,
    by: SAM.id,
    at: NOW,
    authors: more.authors ?? [SAM.id],
    fingerprint: FINGERPRINT,
    teamManager: TESS.id,
    cover: [],
    formVersion: 'a',
  }
  const signOff = {
    by: TESS.id,
    at: NOW,
    submission: 1,
    fingerprint: SIGNED,
    releaseAt: RELEASE,
    recipients: [
      { who: 'prison', name: 'HMP Example', email: 'omu.example@prison.example' },
      { who: 'lado', name: 'LADO', email: 'lado@council.example' },
    ],
  } as const
  switch (status) {
    case 'received':
    case 'needs_information':
      return { ...facts, team: NO_TEAM, status }
    case 'short_view':
      return { ...facts, team: NO_TEAM, status, view: VIEW }
    case 'short_view_sent':
      return { ...facts, team: NO_TEAM, status, view: VIEW, signed: SIGNED_VIEW }
    case 'redirected':
    case 'linked_duplicate':
    case 'logged_only':
    case 'withdrawn':
      return { ...facts, status, was: { status: 'assigned_to_team' } }
    case 'assigned_to_team':
      return { ...facts, status }
    case 'allocated':
      return { ...worked, status }
    case 'in_progress':
      return { ...worked, status, submissions: 0 }
    case 'submitted':
      return { ...worked, status, submission }
    case 'changes_asked': {
      const changes = { by: TESS.id, at: NOW, reason: 'Please say more.', section: 'A1' }
      return { ...worked, status, submission, changes }
    }
    case 'signed_off':
    case 'sending':
      return { ...worked, status, submission, signOff }
    case 'sent':
      return { ...worked, status, submission, signOff, sentAt: RELEASE }
    case 'decision_recorded':
      return { ...{ ...worked, status, submission, signOff, sentAt: RELEASE }, governorsDecisions: [DECIDED] }
    case 'closed': {
      const closing = { by: SAM.id, at: RELEASE, reason: '', useful: 'yes', usefulWhy: '' }
      return {
        ...{ ...worked, status, submission, signOff, sentAt: RELEASE },
        governorsDecisions: [DECIDED],
        closing,
      }
    }
  }
}

export const inputOf = (
  assessment: Assessment = assessmentOf(),
  details: Details = DETAILS,
): ReportInput => ({
  referral: referralOf('submitted', { details }),
  assessment,
  council: COUNCIL.council,
  teamName: 'North locality team',
  prisonName: 'HMP Example',
  submission: 1,
  submittedAt: NOW,
  preparedBy: SAM.name,
})

export const act = (by: Person, at: string = NOW): Act => ({ by, at })

export const EVERY_STATUS = Object.keys(STATUSES) as readonly Status[]

/** Every status at which a team has it, or had it before it ended. */
export const ALL_STATUSES = EVERY_STATUS.filter((status) => referralOf(status).team !== NO_TEAM)

/** The code of a refusal, or `allowed`. */
export const saidTo = (ruling: Ruling): RefusalCode | 'allowed' =>
  isRefusal(ruling) ? ruling.refused : 'allowed'

/** What a rule allowed; fails the test when it refused. */
export function allowed(ruling: Ruling) {
  assert.ok(!isRefusal(ruling), isRefusal(ruling) ? `refused: ${ruling.refused}` : '')
  return ruling
}
