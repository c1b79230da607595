/** What people hear when somebody leaves: that work has come to them, or that whoever had it is gone. */
import type { Directory } from '../domain/directory.ts'
import { personById } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { sayDay } from '../domain/moment.ts'
import { type Referral, STATUSES, STILL_DUE, workerOf } from '../domain/referral.ts'
import { aboutReferral } from './about-referral.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function leaverMessage(
  { what }: Pick<Notice, 'what'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  if (what === 'handed-over') return handedOver(referral)
  return what === 'worker-gone' ? workerGone(referral, directory) : undefined
}

function handedOver(referral: Referral): NoticeMessage | undefined {
  if (workerOf(referral) === undefined) return undefined
  const due = STILL_DUE.includes(referral.status) ? `It is due on ${sayDay(referral.due.day)}.` : ''
  return aboutReferral(referral, 'handed over to you', [
    `Whoever had this referral is leaving, and it is yours from now on. It stands at: ${STATUSES[referral.status]}.`,
    ...(due === '' ? [] : [due]),
    'Everything that was written is there.',
  ])
}

const CAN_BE_GIVEN: readonly string[] = ['allocated', 'in_progress', 'changes_asked']

function workerGone(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const { reference, status } = referral
  if (!CAN_BE_GIVEN.includes(status)) return undefined
  if (personById(directory, workerOf(referral) ?? '') !== undefined) return undefined
  return aboutReferral(
    referral,
    'nobody has it any more',
    [
      'The social worker who had it is not in the directory any more. Everything that was written is there.',
      `Please give it to somebody else. The due day stays ${sayDay(referral.due.day)}.`,
    ],
    [{ title: 'Allocate', verb: 'allocate', style: 'positive', reference }],
  )
}
