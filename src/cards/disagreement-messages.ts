/** What people hear of a disagreement at each step: whose it is now, and by when. Who may not see the case hears no more. */

import { type Directory, nameOf, personById } from '../domain/directory.ts'
import type { DisagreementStep } from '../domain/disagreement.ts'
import { headOfService, serviceManagerOf } from '../domain/disagreement-people.ts'
import { rungFor, stepAfter } from '../domain/disagreement-rules.ts'
import type { Notice } from '../domain/events.ts'
import { managerOf } from '../domain/holder.ts'
import { sayDay } from '../domain/moment.ts'
import { maySeeReferral, type PersonId } from '../domain/people.ts'
import { type Referral, workerOf } from '../domain/referral.ts'
import { aboutReferral } from './about-referral.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind, or for whoever made the step. */
export function disagreementMessage(
  { what, to }: Pick<Notice, 'what' | 'to'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const disagreement = 'disagreement' in referral ? referral.disagreement : undefined
  const step = disagreement?.steps.at(-1)
  if (what !== 'disagreement' || disagreement === undefined || step === undefined) return undefined
  const reader = readerOf(to, referral, directory)
  const by = disagreement.ended?.by ?? step.by
  if (reader === by) return undefined
  const person = reader === undefined ? undefined : personById(directory, reader)
  if (person === undefined || !maySeeReferral(person, referral))
    return toOutsider(referral, { directory, step: step.step })
  if (disagreement.ended !== undefined)
    return aboutReferral(referral, 'the disagreement is over', [
      `${nameOf(directory, by)} has ended it: “${disagreement.ended.words}”`,
    ])
  const rung = rungFor(step.step)
  const passUp: MessageButton = {
    ...{ title: 'Pass it up', verb: 'pass-up', style: 'positive', reference: referral.reference },
  }
  return aboutReferral(
    referral,
    `disagreement: ${rung?.say ?? ''}`,
    [
      `${nameOf(directory, by)}: “${step.words}”`,
      `It should be settled by ${sayDay(step.targetOn)}, or passed up.`,
    ],
    [
      ...(stepAfter(disagreement) === undefined ? [] : [passUp]),
      { title: 'End it', verb: 'end-disagreement', reference: referral.reference },
    ],
  )
}

/** A head of service sees no case: that there is one, whose it is, and whom to ask. */
function toOutsider(
  referral: Referral,
  { directory, step }: { readonly directory: Directory; readonly step: DisagreementStep },
): NoticeMessage {
  const { reference } = referral
  const manager = managerOf(referral, directory)
  return {
    title: `${reference}: a disagreement with a prison`,
    summary: 'a disagreement with a prison',
    lines: [
      `The council disagrees with a decision about contact. It is with ${rungFor(step)?.say ?? step} now.`,
      manager === undefined ? 'Please ask the team.' : `Please ask ${nameOf(directory, manager)} about it.`,
    ],
    buttons: [{ title: 'What I can do', verb: 'help' }],
  }
}

function readerOf(to: Notice['to'], referral: Referral, directory: Directory): PersonId | undefined {
  if (to === 'worker') return workerOf(referral)
  if (to === 'team manager') return managerOf(referral, directory)
  return to === 'service manager' ? serviceManagerOf(referral, directory) : headOfService(referral, directory)
}
