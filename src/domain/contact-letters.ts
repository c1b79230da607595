/** The letters to those who are asked: as little as each must know, what we need, by when, and how to answer (2.3; D22). */
import { type Agency, type Asked, type Contact, lastAsked } from './contacts.ts'
import { type Directory, prisonByCode } from './directory.ts'
import { answerOf } from './form.ts'
import { signature } from './letters.ts'
import { isDay, sayDay } from './moment.ts'
import type { Referral } from './referral.ts'

/** Whom the letter may name, and what it asks. A school is not told that anybody is in prison. */
type Wording = {
  readonly names: readonly ('prisoner' | 'child' | 'born')[]
  readonly opening: string
  readonly asks: readonly string[]
}

const OPENING =
  'A prisoner has asked for contact with a child. We assess whether that is in the child’s best interests, and how much would be right. The Governor or Director of the prison decides.'

const QUIET_OPENING =
  'Children’s social care is assessing the needs of a child. What you know of the child matters to us.'

const WORDINGS: Readonly<Record<Agency, Wording>> = {
  probation: {
    names: ['prisoner', 'child'],
    opening: OPENING,
    asks: [
      'what the offences and the assessed risks mean for contact with this child;',
      'any licence condition or order that limits contact;',
      'the plans on release, and with whom the prisoner would live;',
      'your view of contact, and of what would make it safer.',
    ],
  },
  prison: {
    names: ['prisoner', 'child'],
    opening: OPENING,
    asks: [
      'how the prisoner behaves, and any pressure on others by letter, on the telephone or on visits;',
      'any restriction on contact that is in force;',
      'who visits, writes and telephones now;',
      'where a visit could be, and what is there for children.',
    ],
  },
  police: {
    names: ['prisoner', 'child', 'born'],
    opening: OPENING,
    asks: [
      'whether an investigation is open, and whether we may go ahead;',
      'what you hold that bears on contact with this child;',
      'what must not be told to the prisoner or to the family.',
    ],
  },
  lado: {
    names: ['prisoner'],
    opening: OPENING,
    asks: [
      'whether the prisoner is known to you as somebody who worked or volunteered with children;',
      'what you hold that would change our advice.',
    ],
  },
  school: {
    names: ['child', 'born'],
    opening: QUIET_OPENING,
    asks: [
      'how the child is doing, and what you have noticed lately;',
      'anything that the child has said about their family;',
      'who brings and fetches the child, and any worry that you have.',
    ],
  },
  health: {
    names: ['child', 'born'],
    opening: QUIET_OPENING,
    asks: [
      'how the child is doing, and any need that we should know of;',
      'any worry that you have about the child or those who look after the child.',
    ],
  },
  other_authority: {
    names: ['prisoner', 'child', 'born'],
    opening: OPENING,
    asks: [
      'whether the child or the family is known to you, and as what;',
      'what you hold that bears on contact;',
      'any other child linked to the prisoner.',
    ],
  },
  other: {
    names: [],
    opening: QUIET_OPENING,
    asks: ['please telephone us, and we tell you whom this is about and what would help us.'],
  },
}

/** As paragraphs. `asked` is the asking that this letter is for: after the first, it says that we have not heard. */
export function contactLetter(
  { referral, contact, asked }: ContactLetter,
  directory: Directory,
): readonly string[] {
  const { opening, asks } = WORDINGS[contact.agency]
  const { reference } = referral
  const about = namedIn(referral, contact, directory)
  const before = earlier(contact, asked)
  const by = sayDay(asked.replyBy)
  return [
    `Dear ${contact.name || contact.role || 'colleague'},`,
    ...(before === undefined
      ? []
      : [`We asked you on ${sayDay(before.on)} and have not heard from you. Please look at this again.`]),
    `${opening} Our reference is ${reference}.`,
    ...(about.length === 0 ? [] : [about.join('\n')]),
    `Please tell us:\n${asks.map((ask) => `- ${ask}`).join('\n')}`,
    `We need your answer by ${by}. If that is too soon, please tell us at once. What has not come by then is written down as not received, and our assessment goes on without it.`,
    'Please say with each thing whether it may be shared: with the prison, with the LADO (Designated Officer) alone, or with nobody outside the council.',
    `Please do not tell the prisoner or the family that we have asked, or what. Give ${reference} when you answer, and no name in the subject of an e-mail.`,
    signature(directory.council),
  ]
}

export type ContactLetter = {
  readonly referral: Pick<Referral, 'reference' | 'details'>
  readonly contact: Contact
  readonly asked: Pick<Asked, 'on' | 'replyBy' | 'version'>
}

/** The last time before that. */
function earlier(contact: Contact, { version }: Pick<Asked, 'version'>): Asked | undefined {
  return lastAsked({ ...contact, asked: contact.asked.filter((one) => one.version < version) })
}

function namedIn(
  { details }: Pick<Referral, 'details'>,
  { agency }: Contact,
  directory: Directory,
): readonly string[] {
  const { names } = WORDINGS[agency]
  const { prisoner, children } = details
  const born = (answers: Readonly<Record<string, string>>): string => {
    const day = answerOf(answers, 'dateOfBirth')
    return isDay(day) ? `, born ${sayDay(day)}` : ''
  }
  const number = answerOf(prisoner, 'prisonNumber')
  const code = answerOf(prisoner, 'prisonCode')
  const prison = prisonByCode(directory, code)?.name ?? ''
  const inPrison = [number, prison].filter((part) => part !== '').map((part) => `, ${part}`)
  return [
    ...(names.includes('prisoner')
      ? [`Prisoner: ${answerOf(prisoner, 'fullName')}${born(prisoner)}${inPrison.join('')}`]
      : []),
    ...(names.includes('child')
      ? children.map(
          (child) => `Child: ${answerOf(child, 'fullName')}${names.includes('born') ? born(child) : ''}`,
        )
      : []),
  ]
}
