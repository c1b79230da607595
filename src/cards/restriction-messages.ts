/** What people hear when a referral is restricted, open again, or read by breaking the glass. */
import type { BrokenGlass } from '../domain/break-glass.ts'
import { type Directory, nameOf, personById } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { sayMoment } from '../domain/moment.ts'
import { maySeeReferral, sayRoles } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { maySeeTriage } from '../domain/triage.ts'
import { aboutReferral } from './about-referral.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function restrictionMessage(
  { what }: Pick<Notice, 'what'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const { restriction } = referral
  if (what === 'named-in' && restriction !== undefined)
    return aboutReferral(referral, 'restricted, and you are named', [
      `${nameOf(directory, restriction.by)} has restricted this referral. You are one of those who may know of it: “${restriction.why}”`,
      `The others are ${restriction.people.map((id) => nameOf(directory, id)).join(', ')}. Please speak of it with nobody else; to everybody else it is not there.`,
    ])
  if (what === 'restriction-lifted' && restriction === undefined)
    return aboutReferral(referral, 'not restricted any more', [
      'This referral is not restricted any more. Everybody of its team sees it again, and so does MASH.',
    ])
  return undefined
}

/** To each of its owners, with the words of whoever broke it. Whoever restricted it without being named gets no way there. */
export function glassMessage(
  broken: BrokenGlass,
  referral: Referral,
  { directory, reader }: { readonly directory: Directory; readonly reader: string },
): NoticeMessage {
  const who = personById(directory, broken.by)
  const name = who === undefined ? 'Somebody' : `${who.name} (${sayRoles(who)})`
  const said = aboutReferral(referral, 'somebody has broken the glass', [
    `${name} has broken the glass of this referral on ${sayMoment(broken.at)}, and may read it until ${sayMoment(broken.until)}. They can change nothing.`,
    `Their reason: “${broken.why}”`,
    'If that does not seem right to you, please speak with them, or with the head of service. Each time they look is written down.',
  ])
  const to = personById(directory, reader)
  const sees = to !== undefined && (maySeeReferral(to, referral) || maySeeTriage(to, referral))
  return sees ? said : { ...said, buttons: [{ title: 'What I can do', verb: 'help' }] }
}
