/** What people hear about the safety of the family and of sending. No summary names the police or a concern. */
import { openConcern } from '../domain/concern.ts'
import { type Directory, nameOf, personById } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { localSteps } from '../domain/local-steps.ts'
import { maySeeReferral } from '../domain/people.ts'
import { type Referral, workerOf } from '../domain/referral.ts'
import { holdOf, sayFamilyLock } from '../domain/safety.ts'
import { aboutReferral } from './about-referral.ts'
import type { NoticeMessage } from './notice-message.ts'

type Told = Pick<Notice, 'what' | 'to'> & Partial<Pick<Notice, 'person'>>

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function safetyMessage(
  { what, person }: Told,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  switch (what) {
    case 'family-locked':
    case 'family-unlocked':
      return familyMessage(what === 'family-locked', referral, directory)
    case 'police-held':
    case 'police-hold-lifted':
      return holdMessage(what === 'police-held', referral, directory)
    case 'concern-raised':
      return concernRaised(referral, directory)
    case 'concern':
      return concernFor(person, referral, directory)
    case 'concern-seen':
      return concernSeen(referral, directory)
    default:
      return undefined
  }
}

function familyMessage(
  isLocked: boolean,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const last = referral.safety?.contact?.at(-1)
  const lock = sayFamilyLock(referral)
  if (last === undefined || (lock !== undefined) !== isLocked) return undefined
  const who = nameOf(directory, last.by)
  return lock === undefined
    ? aboutReferral(referral, 'the family may be contacted', [
        `${who} has written down that the family may be contacted now: “${last.words}”`,
      ])
    : aboutReferral(referral, 'please read this before you contact anybody', [`From ${who}.`, lock])
}

function holdMessage(isHeld: boolean, referral: Referral, directory: Directory): NoticeMessage | undefined {
  const last = referral.safety?.hold?.at(-1)
  if (last === undefined || (holdOf(referral) !== undefined) !== isHeld) return undefined
  const who = nameOf(directory, last.by)
  return isHeld
    ? aboutReferral(referral, 'nothing is sent for now', [
        `${who} holds the sending for the police: “${last.words}”`,
        'Nothing is signed or sent until somebody lifts it. The due day stays. Tell the prison only that we need longer, unless the police agree to more.',
      ])
    : aboutReferral(referral, 'free to send again', [
        `${who} has lifted the hold for the police: “${last.words}”`,
      ])
}

/** Whoever raised it knows it. */
function concernRaised(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const concern = openConcern(referral)
  if (concern === undefined || concern.by === workerOf(referral)) return undefined
  return aboutReferral(referral, 'please read this now', [
    `${nameOf(directory, concern.by)} has raised a safeguarding concern. The managers are told.`,
    ...(concern.words === '' ? [] : [`“${concern.words}”`]),
    ...localSteps(directory.council),
  ])
}

/** For a manager, at any hour. What worries stands there only for those who may see the referral. */
function concernFor(
  person: string | undefined,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const concern = openConcern(referral)
  if (concern === undefined || (person !== undefined && !concern.told.includes(person))) return undefined
  const reader = personById(directory, person ?? '')
  const sees = reader !== undefined && maySeeReferral(reader, referral)
  return aboutReferral(
    referral,
    'please read this now',
    [
      `${nameOf(directory, concern.by)} has raised a safeguarding concern, and you are told because it cannot wait for the report.`,
      ...(sees && concern.words !== '' ? [`“${concern.words}”`] : []),
      `Please telephone ${nameOf(directory, concern.by)}, then press “I have seen it”. Until somebody does, the next manager is told every quarter of an hour.`,
      ...localSteps(directory.council),
    ],
    [
      {
        ...{ title: 'I have seen it', verb: 'see-concern', reference: referral.reference },
        style: 'positive',
      },
    ],
  )
}

function concernSeen(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const last = referral.safety?.concerns?.at(-1)
  if (last?.seen === undefined) return undefined
  return aboutReferral(referral, 'somebody has seen it', [
    `${nameOf(directory, last.seen.by)} has seen the safeguarding concern that you raised. If you have not spoken yet, please telephone.`,
  ])
}
