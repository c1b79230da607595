/** What people hear when sign-off is passed on to somebody else. */
import { type Directory, nameOf } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { approverOf } from '../domain/holder.ts'
import type { Referral, Submission } from '../domain/referral.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined once it waits for nobody any more. */
export function coverMessage(
  { what, to }: Pick<Notice, 'what' | 'to'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  if (what !== 'passed-on' || referral.status !== 'submitted') return undefined
  const { reference, submission } = referral
  if (submission.cover.length === 0) return undefined
  const isFirst = to === 'first approver'
  return {
    title: `${reference}: sign-off passed on`,
    summary: 'sign-off passed on',
    lines: [
      `It is passed on to ${nameOf(directory, approverOf(submission))}, because ${because(submission, isFirst, directory)}.`,
      isFirst
        ? 'You may still sign it, or ask for changes: the first to act wins.'
        : `${nameOf(directory, submission.teamManager)} may still sign it: the first to act wins.`,
    ],
    buttons: isFirst
      ? [{ title: 'See the sign-off', verb: 'see-sign-off', style: 'positive', reference }]
      : [{ title: 'See the referral', verb: 'show', style: 'positive', reference }],
  }
}

/** About whoever was asked before; that is the reader, when it was passed on for the first time. */
function because({ cover, teamManager }: Submission, isFirst: boolean, directory: Directory): string {
  const isAway = cover.at(-1)?.because === 'away'
  if (isFirst && cover.length === 1) return isAway ? 'you are away' : 'I have not heard from you'
  const name = nameOf(directory, cover.at(-2)?.to ?? teamManager)
  if (cover.at(-1)?.because === 'left') return `${name} is leaving`
  return isAway ? `${name} is away` : `I have not heard from ${name}`
}
