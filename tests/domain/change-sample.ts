/** Referrals with a review, a transfer, a release or a child who moved; and each rule of theirs with nothing in its way. */
import { noteAfterRelease } from '../../src/domain/after-release.ts'
import { noteChildMove } from '../../src/domain/child-moves.ts'
import { type CustodyChange, noteCustody } from '../../src/domain/custody.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { startReview } from '../../src/domain/review.ts'
import { copiedPages } from '../../src/domain/review-copy.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, MAYA } from '../support/council.ts'
import { act, assessmentOf, NOW, RELEASE, referralOf } from './sample.ts'

export const released = (on: string): CustodyChange => ({
  ...{ kind: 'release', on, words: 'The OMU, today.', by: MAYA.id, at: RELEASE },
})
export const TRANSFERRED: CustodyChange = { ...released('2026-12-03'), kind: 'transfer', to: 'ZBB' }
const REVIEW_OF = { reference: 'PCA-2026-0101', by: MAYA.id, at: NOW, children: [1], grown: 0 }
const MOVED = { child: 1, authority: 'Northshire', words: 'The school, today.', by: MAYA.id, at: NOW }

export const CHANGE_SAMPLES: readonly Referral[] = [
  { ...referralOf('assigned_to_team'), reviewOf: REVIEW_OF },
  { ...referralOf('decision_recorded'), custody: [TRANSFERRED] },
  ...(['home', 'away'] as const).map((near) => ({
    ...referralOf('sent'),
    custody: [{ ...released('2026-12-03'), kind: 'release address', near } as const],
  })),
  { ...referralOf('closed'), custody: [released('2026-12-03')] },
  { ...referralOf('in_progress'), childMoves: [MOVED] },
  { ...referralOf('assigned_to_team'), childMoves: [MOVED] },
  { ...referralOf('sent'), childMoves: [{ ...MOVED, authority: '' }] },
]

/** Side moves, each by the right person. */
export const CHANGE_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) =>
    startReview(referral, act(MAYA), { reference: 'PCA-2027-0001', open: undefined, words: 'It is time.' }),
  (referral) =>
    noteCustody(referral, act(MAYA), {
      ...{ kind: 'release date', on: '2027-03-03', words: 'The OMU, today.', directory: COUNCIL },
    }),
  (referral) =>
    noteChildMove(referral, act(MAYA), { child: 1, authority: 'Northshire', words: 'The school.' }),
  (referral) =>
    noteAfterRelease({ ...referral, custody: [released('2026-12-03')] }, act(MAYA), {
      support: ['early_help'],
      needs: ['money'],
      words: '',
    }),
]

/** The first saves of a review of the usual assessment. */
export const copyOf = (details = DETAILS, assessment = assessmentOf(), children: readonly number[] = [1]) =>
  Object.fromEntries(
    copiedPages(
      { reference: 'PCA-2026-0147', details, assessment, children },
      { ...details, children: children.flatMap((child) => details.children.slice(child - 1, child)) },
      '2027-12-01T10:00:00.000Z',
    ).map((page) => [page.key, page]),
  )
