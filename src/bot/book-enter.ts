/** What the form that enters an address means: whose mailbox it is, and what stands in the boxes for a new one. */
import { NEW_COUNCIL, NEW_PRISON } from '../cards/book-enter.ts'
import { sayMailbox } from '../cards/book-forms.ts'
import { type Entering, enterAddress } from '../domain/book-rules.ts'
import { type BookScene, known } from '../domain/book-scene.ts'
import { type Answers, answerOf, type Fault } from '../domain/form.ts'
import {
  councilHolder,
  type HolderId,
  isPrison,
  MAILBOXES,
  type Mailbox,
  prisonHolder,
  waitingAt,
} from '../domain/recipient-book.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { changeBook } from '../workflow/recipient-book.ts'
import type { BookDeed, Filled } from './book-form.ts'

export const ENTER: BookDeed = {
  verb: 'enter-address',
  tries: (scene, act, { holder, mailbox }) => {
    const ruling = enterAddress(scene, act, {
      ...{
        id: 'to be made',
        holder: holder || 'lado',
        mailbox: isPrison(holder) ? mailbox || 'omu' : 'main',
      },
      ...{ email: `to.be.asked@${scene.directory.allowedDomains[0] ?? ''}`, name: '', phone: '' },
    })
    if (holder === '' || (isRefusal(ruling) && ruling.refused === 'onlyAdministrators')) return ruling
    const before = known(scene, holder)
    if (before === undefined) return refuse('noSuchHolder')
    return before.status === 'closed' ? refuse('holderClosed') : ruling
  },
  faults: faultsOfNew,
  does: async ({ world, by }, filled) => {
    const what: Entering = { id: world.newId(), ...entering(filled) }
    const result = await changeBook(world, by, { rule: enterAddress, what })
    if (!isRefusal(result) || result.refused !== 'addressWaits') return result
    // Pressed twice: what waits is what this person has just entered.
    const waiting = waitingAt(await world.store.book(), what)
    const isSame = waiting?.enteredBy === by.id && waiting.email.toLowerCase() === what.email.toLowerCase()
    return isSame ? { addresses: [waiting], holder: undefined, what: 'enterAddress', reason: '' } : result
  },
  says: (after, { addresses }) => {
    const entered = addresses.at(-1)
    const where = entered === undefined ? 'it' : sayMailbox(after, entered)
    return `Entered for ${where}. Nothing goes there yet: please ask somebody else (an administrator, a MASH officer or a manager) to ring, and to type “check address”. I tell nobody by myself.`
  },
}

/** From a new name: small letters, digits and hyphens, such as `northshire-county-council`. */
export const councilCode = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_CODE)
    .replaceAll(/^-|-$/g, '')

/** With what stands before it, it is one choice of a list. */
const LONGEST_CODE = 40

function entering({ place, answers }: Filled): Omit<Entering, 'id'> {
  const holder = place.holder || holderIn(answers)
  const chosen = answerOf(answers, 'mailbox')
  return {
    holder,
    mailbox: isPrison(holder) && isMailbox(chosen) ? chosen : 'main',
    email: answerOf(answers, 'email'),
    name: isNew(answers) ? answerOf(answers, 'name') : '',
    phone: answerOf(answers, 'phone'),
  }
}

const isMailbox = (text: string): text is Mailbox => Object.hasOwn(MAILBOXES, text)

const isNew = (answers: Answers): boolean => [NEW_PRISON, NEW_COUNCIL].includes(answerOf(answers, 'whose'))

const codeIn = (answers: Answers): string => answerOf(answers, 'code').toUpperCase()

function holderIn(answers: Answers): HolderId {
  const whose = answerOf(answers, 'whose')
  if (whose === NEW_PRISON) return prisonHolder(codeIn(answers))
  return whose === NEW_COUNCIL ? councilHolder(councilCode(answerOf(answers, 'name'))) : whose
}

/** A new one must be new, and a known one must not be given another name on the way. */
function faultsOfNew(scene: BookScene, { place, answers }: Filled): readonly Fault[] {
  const whose = answerOf(answers, 'whose')
  if (place.holder !== '' || whose === '') return []
  const box = whose === NEW_PRISON ? 'code' : 'name'
  if (!isNew(answers))
    return ['code', 'name']
      .filter((id) => answerOf(answers, id) !== '')
      .map((question) => ({
        question,
        message: 'Only for one that is not in the list. Please empty this box, or choose that above.',
      }))
  if (whose === NEW_PRISON && !/^[A-Z]{3}$/.test(codeIn(answers)))
    return [{ question: box, message: 'Please give three capital letters, such as ZAA.' }]
  if (whose === NEW_COUNCIL && councilCode(answerOf(answers, 'name')) === '')
    return [{ question: box, message: 'Please write its name in the letters a to z.' }]
  const before = known(scene, holderIn(answers))
  return before === undefined
    ? []
    : [{ question: box, message: `That is ${before.name} already. Please choose it in the list.` }]
}
