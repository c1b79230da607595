/** The form that enters an address: whose it is, which mailbox, and the address. */
import { type BookScene, known } from '../domain/book-scene.ts'
import { LONGEST, type Option, type Question } from '../domain/form.ts'
import {
  councilHolder,
  type HolderId,
  isPrison,
  LADO,
  MAILBOXES,
  type Mailbox,
  mailboxesOf,
  PRISON_MAILBOXES,
  prisonCodeOf,
  prisonHolder,
} from '../domain/recipient-book.ts'
import type { About, BookForm } from './book-forms.ts'
import { shortName } from './book-rows.ts'

export const NEW_PRISON = 'new prison'
export const NEW_COUNCIL = 'new council'

/** Of a place that the book knows, or of any: then the first boxes ask. */
export function enterForm({ scene, place }: About): BookForm {
  const fixed = place.holder === '' ? undefined : known(scene, place.holder)
  const boxes = fixed === undefined ? PRISON_MAILBOXES : mailboxesOf(place.holder)
  const chosen = place.mailbox || fixed?.sendsTo || 'omu'
  return {
    title: 'Enter an address',
    intro:
      'Nothing goes there until somebody else has rung and checked it. Until then what is in use stays in use.',
    ...(fixed === undefined ? {} : { quoted: { title: shortName(fixed.name), lines: [] } }),
    questions: [
      ...(fixed === undefined ? whose(scene) : []),
      ...(boxes.length > 1 ? [which(boxes, fixed === undefined)] : []),
      { id: 'email', label: 'The e-mail address', kind: 'text', required: true },
      {
        ...{ id: 'phone', label: 'Their telephone number', kind: 'text' },
        help: 'If you leave it empty, what is known stays.',
      },
    ],
    answers: boxes.length > 1 ? { mailbox: chosen } : {},
    press: { title: 'Enter it', style: 'positive' },
  }
}

function whose(scene: BookScene): readonly Question[] {
  const { options, isCut } = holdersToChoose(scene)
  const isNew = { question: 'whose', is: [NEW_PRISON, NEW_COUNCIL] }
  return [
    {
      ...{ id: 'whose', label: 'Whose mailbox is it?', kind: 'choice', required: true, options },
      ...(isCut ? { help: 'Not all fit here. Any other: type “addresses” and a part of its name.' } : {}),
    },
    {
      ...{ id: 'code', label: 'Code of a prison that is not in the list', kind: 'text' },
      ...{ help: 'Three capital letters, such as ZAA.', required: { question: 'whose', is: [NEW_PRISON] } },
    },
    {
      ...{ id: 'name', label: 'Name of a prison or council that is not in the list', kind: 'text' },
      required: isNew,
    },
  ]
}

const which = (boxes: readonly Mailbox[], isAny: boolean): Question => ({
  ...{ id: 'mailbox', label: 'Which mailbox of the prison?', kind: 'choice', required: true },
  ...(isAny ? { help: 'The LADO and a council have one mailbox: leave this as it is.' } : {}),
  options: boxes.map((id) => ({ id, label: MAILBOXES[id] })),
})

/** The list of a card may have this many characters: 120 prisons and some councils. */
const ROOM = 11_000

/** LADO, what is new, prisons and councils by name; what has no room is reached by its own card. */
function holdersToChoose(scene: BookScene): { readonly options: readonly Option[]; readonly isCut: boolean } {
  const byName = (ids: readonly HolderId[]): readonly Option[] =>
    ids
      .map((id) => ({ id, label: nameFor(scene, id) }))
      .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'))
  const all: readonly Option[] = [
    { id: LADO, label: nameFor(scene, LADO) },
    { id: NEW_PRISON, label: 'A prison that is not in the list' },
    { id: NEW_COUNCIL, label: 'Another council, not in the list' },
    ...byName(holders(scene).filter(isPrison)),
    ...byName(holders(scene).filter((id) => id.startsWith(councilHolder('')))),
  ]
  let size = 0
  const options = all.filter((option) => {
    size += JSON.stringify({ title: option.label, value: option.id }).length
    return size <= ROOM && option.id.length <= LONGEST.choice
  })
  return { options, isCut: options.length < all.length }
}

const holders = ({ book, directory }: BookScene): readonly HolderId[] => [
  ...new Set([
    ...directory.prisons.map(({ code }) => prisonHolder(code)),
    ...book.holders.map(({ id }) => id),
  ]),
]

/** The code comes last: it tells two prisons of one name apart. */
function nameFor(scene: BookScene, id: HolderId): string {
  const holder = known(scene, id)
  const code = prisonCodeOf(id)
  const closed = holder?.status === 'closed' ? ', closed' : ''
  return `${shortName(holder?.name ?? id)}${code === undefined ? '' : `, ${code}`}${closed}`
}
