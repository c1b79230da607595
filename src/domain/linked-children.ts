/** Other children linked to the same prisoner, and what was advised for each: it may be read as a precedent (F4). */
import { type Assessment, sectionAnswers } from './assessment.ts'
import { type Directory, teamById } from './directory.ts'
import { answerOf } from './form.ts'
import { sayLevel } from './levels.ts'
import { ageOn, type Day, dayOf, isDay, type Moment, sayDay } from './moment.ts'
import { mayRead, mayRecordAgreement, type Person, type PersonId } from './people.ts'
import { type Reference, type Referral, STATUSES } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { STILL_DUE } from './statuses.ts'

/** A person has said whether another referral is about the same prisoner. The newest about a reference counts. */
export type Link = {
  readonly reference: Reference
  readonly same: boolean
  readonly by: PersonId
  readonly at: Moment
}

export type HowFound = 'prison number' | 'name and date of birth' | 'name alike' | 'name, other date of birth'

type Loaded = { readonly referral: Referral; readonly assessment: Assessment }

/** Another referral, and how it was found; `how` is undefined where only a person has said that it is the same. */
export type FoundReferral = Loaded & { readonly how: HowFound | undefined; readonly certain: boolean }

export type LinkedLine = { readonly label: string; readonly value: string }

/** May be the same prisoner: a person decides. `who` is what the reader may know of the other. */
export type NearMatch = { readonly reference: Reference; readonly who: string; readonly how: string }

export type LinkedChildren = {
  /** One for each child: those of other requests, then those of this one where there are several. */
  readonly lines: readonly LinkedLine[]
  readonly near: readonly NearMatch[]
  /** Other referrals of which a name stands in these lines: that is a look at them. */
  readonly named: readonly Reference[]
  /** How many other referrals there are beside those that were looked at. */
  readonly unread: number
}

export const NOBODY_LINKED: LinkedChildren = { lines: [], near: [], named: [], unread: 0 }

type Reader = {
  readonly by: Person
  readonly directory: Directory
  readonly today: Day
  readonly unread?: number
}

/** Of a referral that the reader may not open they see its reference, its team and the advice, and nobody's name. */
export function linkedChildren(own: Loaded, found: readonly FoundReferral[], reader: Reader): LinkedChildren {
  const others = found.filter(({ referral }) => referral.status !== 'linked_duplicate')
  const standing = others.map((other) => ({ other, same: isSame(own.referral, other) }))
  const linked = standing.filter(({ same }) => same === true).map(({ other }) => other)
  const siblings = own.referral.details.children.length > 1 ? [own] : []
  return {
    lines: [
      ...linked.flatMap((loaded) =>
        linesOf(loaded, { where: loaded.referral.reference, isOwn: false, reader }),
      ),
      ...siblings.flatMap((loaded) => linesOf(loaded, { where: 'this request', isOwn: true, reader })),
    ],
    near: standing.flatMap(({ other, same }) => (same === undefined ? [nearMatch(other, reader)] : [])),
    named: standing
      .filter(({ other, same }) => same !== false && mayRead(reader.by, other.referral))
      .map(({ other }) => other.referral.reference),
    unread: reader.unread ?? 0,
  }
}

/** As a person decided, on this referral or on the other one; a certain match needs nobody. Undefined: still open. */
function isSame(own: Referral, { referral, certain }: FoundReferral): boolean | undefined {
  const said = linkTo(own, referral.reference) ?? linkTo(referral, own.reference)
  return said?.same ?? (certain ? true : undefined)
}

const linkTo = ({ links = [] }: Referral, reference: Reference): Link | undefined =>
  links.findLast((link) => link.reference === reference)

type Where = { readonly where: string; readonly isOwn: boolean; readonly reader: Reader }

function linesOf(loaded: Loaded, { where, isOwn, reader }: Where): readonly LinkedLine[] {
  const { children } = loaded.referral.details
  return children.map((child, index) => {
    const born = answerOf(child, 'dateOfBirth')
    const age = isDay(born) && born <= reader.today ? ` (${ageOn(born, reader.today)})` : ''
    const who = mayRead(reader.by, loaded.referral)
      ? `${answerOf(child, 'fullName')}${age}`
      : sayTeam(loaded.referral, reader.directory)
    const label = children.length > 1 ? `${where}, child ${index + 1}` : where
    return { label, value: `${who} – ${adviceFor(loaded, index + 1, isOwn)}` }
  })
}

const sayTeam = ({ team }: Referral, directory: Directory): string =>
  teamById(directory, team)?.name ?? 'no team yet'

/** What is still being written is no advice yet; of this request its reader sees the level so far. */
function adviceFor({ referral, assessment }: Loaded, child: number, isOwn: boolean): string {
  const level = answerOf(sectionAnswers(assessment, 'G', child), 'recommendedLevel')
  switch (referral.status) {
    case 'submitted':
      return `${sayLevel(level)}, waiting for sign-off`
    case 'signed_off':
    case 'sending':
    case 'sent':
    case 'decision_recorded':
    case 'closed':
      return `${sayLevel(level)}, signed ${sayDay(dayOf(referral.signOff.at))}`
    default:
      return isOwn && level !== ''
        ? `${sayLevel(level)}, so far`
        : `no advice yet: ${STATUSES[referral.status]}`
  }
}

const HOW: Readonly<Record<HowFound, string>> = {
  'prison number': 'the same prison number',
  'name and date of birth': 'the same name and date of birth',
  'name alike': 'a name that is alike',
  'name, other date of birth': 'the same name, another date of birth',
}

function nearMatch({ referral, how }: FoundReferral, { by, directory }: Reader): NearMatch {
  const { prisoner } = referral.details
  const born = answerOf(prisoner, 'dateOfBirth')
  const known = [
    answerOf(prisoner, 'fullName'),
    answerOf(prisoner, 'prisonNumber'),
    isDay(born) ? `born ${sayDay(born)}` : '',
  ].filter((part) => part !== '')
  return {
    reference: referral.reference,
    who: mayRead(by, referral) ? known.join(', ') : sayTeam(referral, directory),
    how: how === undefined ? '' : HOW[how],
  }
}

/** A near match is offered and a person decides; a decision may be changed by another. */
export function noteLink(
  referral: Referral,
  act: Act,
  { other, same }: { readonly other: Reference; readonly same: boolean },
): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  if (other === referral.reference) return refuse('linkToItself')
  if (linkTo(referral, other)?.same === same) return refuse('linkNotedAlready')
  const link: Link = { reference: other, same, by: act.by.id, at: act.at }
  return {
    referral: next({ ...referral, links: [...(referral.links ?? []), link] }),
    events: [{ name: 'linkNoted' }],
    move: 'noteLink',
    reason: `${other}: ${same ? 'the same prisoner' : 'not the same prisoner'}`,
  }
}
