/** The contact log: who is asked about a referral, when and how, and what became of it (2.3, 19; guidance, 4). */
import type { Day, Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import type { Referral } from './referral.ts'

/** In the order in which they stand on a card and in the report. */
export const AGENCIES = {
  probation: 'Probation',
  prison: 'The prison',
  police: 'The police',
  lado: 'The LADO',
  school: 'School or nursery',
  health: 'Health',
  other_authority: 'Another council',
  other: 'Somebody else',
} as const

export type Agency = keyof typeof AGENCIES

/** They are asked about every child, or it says why not. */
export const ALWAYS_ASKED = ['probation', 'prison', 'police', 'lado'] as const satisfies readonly Agency[]

/** `e-mail` and `letter` are written by the bot; the rest a person did and notes. */
export const METHODS = {
  'e-mail': 'by e-mail',
  letter: 'by letter',
  telephone: 'by telephone',
  'own e-mail': 'by an e-mail of our own',
  meeting: 'at a meeting',
} as const

export type Method = keyof typeof METHODS

export type Outcome = 'to ask' | 'asked' | 'replied' | 'declined' | 'no reply' | 'not applicable'

/** `prison`: with both, in part 2 of the report; `lado`: in the LADO’s e-mail alone; `no`: it stays with us. */
export type Sharing = 'prison' | 'lado' | 'no'

export type Asked = {
  readonly on: Day
  readonly by: PersonId
  readonly method: Method
  readonly at: Moment
  /** The day that they were given to answer by. */
  readonly replyBy: Day
  /** Of the referral, as this asking made it: by it a letter is found again. */
  readonly version: number
}

/** `probation-1`: the agency and a number, so that it names nobody. */
export type ContactId = string

export type Contact = {
  readonly id: ContactId
  readonly agency: Agency
  readonly name: string
  readonly role: string
  readonly email?: string
  readonly phone?: string
  /** Of the recipient book, where it is another council. */
  readonly council?: string
  /** In the order in which it was written down. */
  readonly asked: readonly Asked[]
  readonly outcome: Outcome
  /** When they replied, or declined. */
  readonly repliedOn?: Day
  readonly summary?: string
  readonly mayBeShared: Sharing
  /** Why they declined, or why nobody had to ask them. */
  readonly reason?: string
  readonly changedAt: Moment
}

export const CONTACT_SHAPE =
  /^(probation|prison|police|lado|school|health|other_authority|other)-[1-9]\d{0,2}$/

export const agencyOf = (id: ContactId): Agency | undefined =>
  AGENCY_NAMES.find((agency) => CONTACT_SHAPE.test(id) && id.startsWith(`${agency}-`))

const AGENCY_NAMES = Object.keys(AGENCIES) as readonly Agency[]

type WithLog = Pick<Referral, 'contacts'>

/** Somebody of whom nothing is known yet. */
const blank = (agency: Agency, number: number): Contact => ({
  ...{ id: `${agency}-${number}`, agency, name: '', role: '' },
  ...{ asked: [], outcome: 'to ask', mayBeShared: 'no', changedAt: '' },
})

const ofAgency = ({ contacts = [] }: WithLog, agency: Agency): readonly Contact[] =>
  contacts.filter((contact) => contact.agency === agency)

/** Everybody in the log, and those of the four who are always asked that are not in it yet. */
export const peopleToAsk = (referral: WithLog): readonly Contact[] =>
  AGENCY_NAMES.flatMap((agency) => {
    const known = ofAgency(referral, agency)
    const isAlways = ALWAYS_ASKED.some((always) => always === agency)
    return known.length === 0 && isAlways ? [blank(agency, 1)] : known
  })

/** As many as a card and a report can hold. */
export const MOST_CONTACTS = 20

/** One more of that agency, with the next number. */
export const nextOf = (referral: WithLog, agency: Agency): Contact =>
  blank(agency, ofAgency(referral, agency).length + 1)

/** The one with that id: in the log, or the next one that could be; undefined where there is none, or no room. */
export function contactById(referral: WithLog, id: ContactId): Contact | undefined {
  const { contacts = [] } = referral
  const known = contacts.find((contact) => contact.id === id)
  const agency = agencyOf(id)
  if (known !== undefined || agency === undefined) return known
  const coming = nextOf(referral, agency)
  return coming.id === id && contacts.length < MOST_CONTACTS ? coming : undefined
}

/** The newest day on which they were asked. */
export const lastAsked = ({ asked }: Contact): Asked | undefined =>
  asked.reduce<Asked | undefined>(
    (latest, one) => (latest === undefined || one.on >= latest.on ? one : latest),
    undefined,
  )

/** Asked, and nothing was heard since. */
export const isSilent = ({ outcome }: Contact): boolean => outcome === 'asked' || outcome === 'no reply'

/** `Probation`, or `School or nursery 2` where there are several. Never a name. */
export const sayAgency = ({ id, agency }: Pick<Contact, 'id' | 'agency'>): string =>
  `${AGENCIES[agency]}${id.endsWith('-1') ? '' : ` ${id.slice(agency.length + 1)}`}`
