/** What is done with somebody in the contact log, by form: ask, note what they said, that they declined, or why not. */
import { BY_HAND } from '../cards/contact-forms.ts'
import { sayAskedNow } from '../cards/contact-said.ts'
import { type Note, noteContact, planContact } from '../domain/contact-rules.ts'
import { nextOf, type Sharing, sayAgency } from '../domain/contacts.ts'
import { type Answers, answerOf } from '../domain/form.ts'
import type { Referral } from '../domain/referral.ts'
import type { Act, Ruling } from '../domain/ruling.ts'
import { askPerson, notePerson, planPerson } from '../workflow/contacts.ts'
import { type Deed, dayIn } from './due-form.ts'
import { peopleReply } from './people-reply.ts'

const shows: NonNullable<Deed['shows']> = (turn, { referral, say }) =>
  peopleReply(turn, { reference: referral.reference, banner: say })

export const ASK_PERSON: Deed = {
  verb: 'ask-person',
  tries: (referral, act) => planContact(referral, act, { id: nextOf(referral, 'other').id, who: {} }),
  does: ({ world, by }, { reference, go, answers }) => {
    const at = { reference, id: answerOf(answers, 'contact'), who: whoIn(answers) }
    if (go === 'plan') return planPerson(world, by, at)
    if (go !== 'asked') return askPerson(world, by, at)
    const how = answerOf(answers, 'how')
    const method = BY_HAND.find((each) => each === how) ?? 'telephone'
    return askPerson(world, by, { ...at, byHand: { method, on: dayIn(answers, 'on') } })
  },
  says: (referral, directory, answers) => sayAskedNow(referral, directory, answerOf(answers, 'contact')),
  shows,
}

const whoIn = (answers: Answers) =>
  Object.fromEntries(['name', 'role', 'phone', 'email', 'council'].map((id) => [id, answerOf(answers, id)]))

/** Somebody of whom anything could be noted, where the list has room. */
const tries = (referral: Referral, act: Act): Ruling =>
  noteContact(referral, act, {
    ...{ id: nextOf(referral, 'other').id, outcome: 'not applicable', words: 'to be asked' },
  })

const does =
  (noteIn: (answers: Answers) => Note): Deed['does'] =>
  ({ world, by }, { reference, answers }) =>
    notePerson(world, by, { reference, note: noteIn(answers) })

const at = (answers: Answers) => ({
  ...{ id: answerOf(answers, 'contact'), words: answerOf(answers, 'words') },
  on: dayIn(answers, 'on'),
})

const saysOf =
  (what: string): Deed['says'] =>
  (referral, _directory, answers) => {
    const contact = referral.contacts?.find(({ id }) => id === answerOf(answers, 'contact'))
    return `Noted${contact === undefined ? '' : ` about ${sayAgency(contact).replace(/^The /, 'the ')}`}: ${what}`
  }

export const NOTE_REPLY: Deed = {
  verb: 'note-reply',
  tries,
  does: does((answers) => ({ ...at(answers), outcome: 'replied', mayBeShared: sharingIn(answers) })),
  says: saysOf('what they said.'),
  shows,
}

const sharingIn = (answers: Answers): Sharing => {
  const shared = answerOf(answers, 'shared')
  return shared === 'prison' || shared === 'lado' ? shared : 'no'
}

export const NOTE_DECLINED: Deed = {
  verb: 'note-declined',
  tries,
  does: does((answers) => ({ ...at(answers), outcome: 'declined' })),
  says: saysOf('they declined.'),
  shows,
}

export const NOT_NEEDED: Deed = {
  verb: 'not-needed',
  tries,
  does: does((answers) => {
    const { id, words } = at(answers)
    return { id, words, outcome: 'not applicable' }
  }),
  says: saysOf('nobody has to ask them.'),
  shows,
}
