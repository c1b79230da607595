/** A made-up referral on every step of its road: what the preview shows and the tests of the cards look at. */
import type { Assessment } from '../../src/domain/assessment.ts'
import { workOutDue } from '../../src/domain/deadlines.ts'
import type { Answers } from '../../src/domain/form.ts'
import { sayDay } from '../../src/domain/moment.ts'
import {
  type Details,
  NO_TEAM,
  type Referral,
  type Status,
  type Submitted,
} from '../../src/domain/referral.ts'
import type { ReportInput } from '../../src/domain/report-matter.ts'
import { ASSESSMENT, DETAILS, SECOND_CHILD } from '../../tests/support/answers.ts'
import { COUNCIL, MAYA, SAM, TESS } from '../../tests/support/council.ts'
import { DECIDED } from '../../tests/support/decided.ts'

export { COUNCIL, MAYA, SAM, TESS } from '../../tests/support/council.ts'

export const TODAY = '2026-12-03'

/** One child as the tests know her, and the same family with her brother. */
export const ONE_CHILD = DETAILS
export const TWO_CHILDREN: Details = { ...DETAILS, children: [...DETAILS.children, SECOND_CHILD] }

const RECEIVED = '2026-11-24T09:12:00.000Z'
const SENT_IN = '2026-12-03T14:02:00.000Z'

/** A referral of a status, as far along as that status is. */
export function referralWith(status: Status, details: Details = ONE_CHILD): Referral {
  const due = workOutDue(RECEIVED, undefined, { closures: [] })
  const facts = {
    id: '00000000-0000-4000-8000-000000000147',
    reference: 'PCA-2026-0147',
    version: 4,
    team: 'north',
    receivedAt: RECEIVED,
    recordedAt: RECEIVED,
    recordedBy: '00000000-0000-4000-8000-0000000000a1',
    since: RECEIVED,
    ...{ due, firstDue: due.day, dueChanges: [] },
    details,
  }
  const worker = SAM.id
  const submission = {
    number: 1,
    by: SAM.id,
    at: SENT_IN,
    authors: [SAM.id],
    fingerprint: 'f'.repeat(64),
    teamManager: TESS.id,
    cover: [],
    formVersion: '2026-11',
  }
  const signOff = {
    by: TESS.id,
    at: '2026-12-04T10:20:00.000Z',
    submission: 1,
    fingerprint: 'e'.repeat(64),
    releaseAt: '2026-12-04T10:30:00.000Z',
    recipients: [
      { who: 'prison', name: 'HMP Example', email: 'omu.example@prison.example' },
      { who: 'lado', name: 'LADO (Designated Officer)', email: 'lado@council.example' },
    ],
  } as const
  const changes = {
    by: TESS.id,
    at: SENT_IN,
    reason: 'Please say why the carer can end a visit.',
    section: 'G1',
  }
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
      return { ...facts, status, worker }
    case 'in_progress':
      return { ...facts, status, worker, submissions: 0 }
    case 'submitted':
      return { ...facts, status, worker, submission }
    case 'changes_asked':
      return { ...facts, status, worker, submission, changes }
    case 'signed_off':
    case 'sending':
      return { ...facts, status, worker, submission, signOff }
    case 'sent':
      return { ...facts, status, worker, submission, signOff, sentAt: '2026-12-04T10:31:00.000Z' }
    case 'decision_recorded':
      return {
        ...{ ...facts, status, worker, submission, signOff, sentAt: '2026-12-04T10:31:00.000Z' },
        governorsDecisions: [DECIDED],
      }
    case 'closed': {
      const closing = { by: SAM.id, at: '2026-12-04T10:31:00.000Z', reason: '', useful: 'yes', usefulWhy: '' }
      return {
        ...{ ...facts, status, worker, submission, signOff, sentAt: '2026-12-04T10:31:00.000Z' },
        governorsDecisions: [DECIDED],
        closing,
      }
    }
  }
}

/** The pages as if the sample's social worker had saved each of them once. */
export const savedPages = (pages: Readonly<Record<string, Answers>>): Assessment =>
  Object.fromEntries(
    Object.entries(pages).map(([key, answers]) => [
      key,
      { key, version: 1, answers, savedBy: SAM.id, savedAt: '2026-12-02T16:40:00.000Z' },
    ]),
  )

/** A whole assessment for a number of children: the pages about a child are the same for each. */
export function wholeAssessment(children: number): Assessment {
  const pages = Object.entries(ASSESSMENT).flatMap(([key, answers]) =>
    key.endsWith('1')
      ? Array.from(
          { length: children },
          (_, index) => [key.replace('1', String(index + 1)), answers] as const,
        )
      : [[key, answers] as const],
  )
  return savedPages(Object.fromEntries(pages))
}

/** What the reports of the sample are made from. */
export const reportInputFor = (details: Details): ReportInput => ({
  referral: referralWith('submitted', details),
  assessment: wholeAssessment(details.children.length),
  council: COUNCIL.council,
  teamName: 'North locality team',
  prisonName: 'HMP Example',
  submission: 1,
  submittedAt: SENT_IN,
  preparedBy: SAM.name,
})

export const submittedWith = (details: Details): Submitted => {
  const referral = referralWith('submitted', details)
  if (referral.status !== 'submitted') throw new Error('The sample is not sent in')
  return referral
}

/** For a title: the day that the samples are seen on. */
export const SEEN_ON = sayDay(TODAY)

const VIEW = { text: 'We do not know this child.', by: MAYA.id, at: RECEIVED }
const SIGNED_VIEW = { by: TESS.id, at: SENT_IN, version: 4, releaseAt: SENT_IN }
