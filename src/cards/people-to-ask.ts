/** The people to ask about one referral: how it stands with each, and the next thing to press. For a person’s own chat. */
import type { Assessment } from '../domain/assessment.ts'
import { answeredInForm } from '../domain/contact-answers.ts'
import { letterFileName } from '../domain/contact-letter-document.ts'
import { contactLetter } from '../domain/contact-letters.ts'
import { ASKING, NOTING } from '../domain/contact-times.ts'
import { sayContact } from '../domain/contact-words.ts'
import { type Contact, isSilent, lastAsked, peopleToAsk, sayAgency } from '../domain/contacts.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import { invitationDocument, invitationLetter } from '../domain/invitation.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import { ASKED } from '../domain/options.ts'
import type { Referral } from '../domain/referral.ts'
import { isFamilyLocked } from '../domain/safety.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export type PeopleShown = {
  readonly referral: Referral
  readonly assessment: Assessment
  readonly directory: Directory
  readonly today: Day
  /** From 0; one that is not there is the last. */
  readonly page: number
  /** What was just done, or refused. */
  readonly banner: string
}

/** As many as fit on a card, with all that they have typed and their buttons. */
const ON_A_PAGE = 6
/** Of what somebody said; all of it stands in the form, and in the report as far as it may. */
const MOST_WORDS = 300

export function peopleCard(shown: PeopleShown, surface: Surface): Card {
  const { referral, banner } = shown
  const { reference } = referral
  const people = peopleToAsk(referral)
  const last = Math.max(0, Math.ceil(people.length / ON_A_PAGE) - 1)
  const page = Math.min(shown.page, last)
  const turns = [
    ...(page < last ? [{ title: 'Show more', page: page + 1 }] : []),
    ...(page > 0 ? [{ title: 'Back', page: page - 1 }] : []),
  ]
  const canAsk = is(ASKING, referral)
  return render(
    'people-to-ask',
    {
      ...{ reference, banner, due: `due ${sayDay(referral.due.day)}` },
      summary: summaryOf(shown, people),
      ...letterOf(shown, people),
      rows: people.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE).map((each) => rowOf(shown, each)),
      ask: canAsk ? [{ reference }] : [],
      invite: canAsk && !isFamilyLocked(referral) ? [{ reference }] : [],
      turns: turns.map((turn) => ({ ...turn, reference })),
    },
    surface,
  )
}

const is = (statuses: readonly string[], { status }: Referral): boolean => statuses.includes(status)

function summaryOf({ assessment, today }: PeopleShown, people: readonly Contact[]): string {
  const count = (isOne: (contact: Contact) => boolean) => people.filter(isOne).length
  const late = count((each) => each.outcome === 'asked' && (lastAsked(each)?.replyBy ?? today) < today)
  const parts = [
    `${count(({ outcome }) => outcome === 'replied')} replied`,
    `${count(isSilent)} asked and silent`,
    `${count((each) => each.outcome === 'to ask' && sayInForm(assessment, each) === '')} to ask`,
  ]
  return `${parts.join(' · ')}${late === 0 ? '' : ` · ⚠ ${late} late`}`
}

function rowOf({ referral, assessment, today }: PeopleShown, contact: Contact) {
  const { name, role, phone = '', email = '', summary = '', reason = '' } = contact
  const inForm = contact.outcome === 'to ask' ? sayInForm(assessment, contact) : ''
  const said = summary || reason
  const steps = stepsFor(contact, referral, today).map((step) => ({
    ...step,
    ...{ style: 'default', reference: referral.reference, key: contact.id },
  }))
  return {
    agency: sayAgency(contact),
    who: [name, role, phone, email].filter((part) => part !== '').join(', '),
    standing: inForm || sayContact(contact, today),
    said: said === '' ? '' : `“${said.length > MOST_WORDS ? `${said.slice(0, MOST_WORDS)}…` : said}”`,
    sets: inRows(steps),
  }
}

/** What was answered in the assessment before anybody used this list counts. */
function sayInForm(assessment: Assessment, { agency }: Contact): string {
  const answer = answeredInForm(assessment, agency)
  const label = ASKED.find(({ id }) => id === answer)?.label
  return label === undefined ? '' : `${label}: answered in section D.`
}

type Step = { readonly title: string; readonly verb: string }

const REPLY = { title: 'Note what they said', verb: 'note-reply' }
const AGAIN = { title: 'Ask again', verb: 'ask-again' }
const DECLINED = { title: 'They declined', verb: 'note-declined' }

function stepsFor(contact: Contact, referral: Referral, today: Day): readonly Step[] {
  if (!is(NOTING, referral)) return []
  const isOpen = is(ASKING, referral)
  const open = (...steps: readonly Step[]): readonly Step[] => (isOpen ? steps : [])
  switch (contact.outcome) {
    case 'to ask':
      return [
        ...open({ title: 'Ask', verb: 'ask-person' }, { title: 'Not needed', verb: 'not-needed' }),
        REPLY,
      ]
    case 'asked': {
      const late = (lastAsked(contact)?.replyBy ?? today) < today
      const silent = late ? [...open(AGAIN), { title: 'No answer', verb: 'no-answer' }] : []
      return [REPLY, ...silent, DECLINED]
    }
    case 'no reply':
      return [REPLY, ...open(AGAIN)]
    case 'declined':
      return [REPLY]
    case 'not applicable':
      return open({ title: 'Ask after all', verb: 'ask-person' })
    case 'replied':
      return [{ title: 'Change the note', verb: 'note-reply' }]
  }
}

/** The letter that this very version of the referral made, to be copied from the card. */
function letterOf({ referral, directory }: PeopleShown, people: readonly Contact[]) {
  const invited = referral.invitations?.find(({ version }) => version === referral.version)
  if (invited !== undefined) {
    const by = { council: directory.council, worker: nameOf(directory, invited.by) }
    const { fileName } = invitationDocument(referral, by, invited)
    return sayLetter(fileName, invitationLetter(referral, by))
  }
  const found = people
    .flatMap((contact) => contact.asked.map((asked) => ({ contact, asked })))
    .find(({ asked }) => asked.version === referral.version && asked.method === 'letter')
  if (found === undefined) return { letterTitle: '', letter: [] }
  return sayLetter(letterFileName(referral, found), contactLetter({ referral, ...found }, directory))
}

const sayLetter = (fileName: string, paragraphs: readonly string[]) => ({
  letterTitle: `The letter, also in the team’s folder as ${fileName}`,
  letter: paragraphs.flatMap((part) => part.split('\n')).map((line) => ({ line })),
})
