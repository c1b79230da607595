/** Letters about the outcome, as cards: the list, writing, reading, a note to a school, and what people hear of them. */
import { readLetterForm, writeLetterForm } from '../../src/cards/family-letter-forms.ts'
import { lettersCard } from '../../src/cards/family-letter-list.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import type { NoticeWhat } from '../../src/domain/events.ts'
import type { FamilyLetter, LetterFor } from '../../src/domain/family-letters.ts'
import { LONGEST } from '../../src/domain/form.ts'
import type { Person } from '../../src/domain/people.ts'
import type { AfterSending, Details, Referral } from '../../src/domain/referral.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import {
  CHILD,
  corrected,
  decided,
  FAMILY,
  NOW,
  noteFor,
  SCHOOL,
  textFor,
  withAll,
} from './family-letter-samples.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const { COUNCIL: directory } = sample

export function familyLetterCards(details: Details): readonly MadeCard[] {
  const bare = decided(details, [])
  const letters = withAll(bare)
  const list = (name: string, referral: Referral, by: Person, banner = ''): MadeCard =>
    chat(`family-letters, ${name}`, lettersCard({ referral, directory, now: NOW, by, banner }, 'chat'))
  return [
    list('none yet', { ...bare, governorsDecisions: [] } as Referral, sample.SAM),
    list('nothing written', bare, sample.SAM),
    list('everything stands differently', letters, sample.TESS, REFUSALS.letterChanged),
    list('the decision was corrected', corrected(letters), sample.SAM),
    ...forms(bare, letters),
    ...HEARD.flatMap(([what, person]) => {
      const referral = what === 'family-letters-out-of-date' ? corrected(letters) : letters
      const said = noticeMessage({ what, to: 'person', person: person.id }, referral, directory)
      return said === undefined ? [] : [chat(`message, ${what}`, message(said, 'chat'))]
    }),
  ]
}

const chat = (name: string, card: MadeCard['card']): MadeCard => ({ name, surface: 'chat', card })

const HEARD: readonly (readonly [NoticeWhat, Person])[] = [
  ['family-letter-waits', sample.TESS],
  ['family-letter-given-back', sample.SAM],
  ['family-letter-filed', sample.SAM],
  ['family-letter-not-filed', sample.SAM],
  ['family-letters-out-of-date', sample.SAM],
]

function forms(bare: AfterSending, letters: AfterSending): readonly MadeCard[] {
  const around = { directory, stamp: 'k3x9', faults: [], before: undefined }
  const write = (name: string, place: LetterFor, more: Partial<Parameters<typeof writeLetterForm>[0]>) =>
    chat(
      `form-page, ${name}`,
      writeLetterForm({ ...around, referral: bare, place, answers: {}, ...more }, 'chat'),
    )
  const read = (name: string, letter: FamilyLetter | undefined, mayApprove: boolean) =>
    letter === undefined
      ? []
      : [
          chat(
            `form-page, ${name}`,
            readLetterForm({ ...around, referral: letters, letter, mayApprove, answers: {} }, 'chat'),
          ),
        ]
  const text = textFor(bare, FAMILY)
  const long = `${text}\n\n${'One more thing that has to be said here. '.repeat(100)}`.slice(
    0,
    LONGEST['long text'],
  )
  return [
    write('family-letter', FAMILY, { answers: { text } }),
    write('family-letter, as long as it may be', FAMILY, {
      answers: { text: long },
      faults: [{ question: 'text', message: REFUSALS.letterHoldsSecret }],
    }),
    write('child-letter', CHILD, { answers: { text: textFor(bare, CHILD) }, before: givenBack(letters) }),
    write('school-note, when', SCHOOL, {}),
    write('school-note', SCHOOL, { answers: { text: noteFor(bare) } }),
    ...read('read-letter', letters.familyLetters?.[0], true),
    ...read('read-letter, own', letters.familyLetters?.[0], false),
  ]
}

const givenBack = ({ familyLetters = [] }: AfterSending): FamilyLetter | undefined =>
  familyLetters.find((letter) => letter.givenBack !== undefined)
