/** The list as addresses to enter: what each column may hold, and every fault of the writing at once. */
import {
  councilHolder,
  HOLDER_SHAPE,
  type HolderId,
  LADO,
  type Mailbox,
  PRISON_MAILBOXES,
  prisonHolder,
} from '../../src/domain/recipient-book.ts'
import { type Column, readColumns } from './columns.ts'
import { type Fault, type Row, readRows } from './rows.ts'
import { shown } from './shown.ts'

/** One address of the list. `name` and `phone` are empty where nothing was written. */
export type Line = {
  readonly line: number
  readonly holder: HolderId
  readonly mailbox: Mailbox
  readonly email: string
  readonly name: string
  readonly phone: string
}

export type List = { readonly lines: readonly Line[]; readonly faults: readonly Fault[] }

/** Of a line that has a fault, whatever is sound enough for the rules to be asked is among the lines all the same. */
export function readLines(text: string): List {
  const { rows, faults } = readRows(text)
  const [first, ...others] = rows
  if (first === undefined)
    return { lines: [], faults: faults.length > 0 ? faults : [{ line: 1, say: 'There is nothing in it.' }] }
  const columns = readColumns(first)
  if (columns.faults.length > 0) return { lines: [], faults: [...columns.faults, ...faults] }
  const read = others.map((row) => readLine(row, columns.order))
  const none = others.length + faults.length === 0 ? [{ line: first.line, say: 'No line follows it.' }] : []
  return {
    lines: read.flatMap(({ lines }) => lines),
    faults: [...read.flatMap((one) => one.faults), ...faults, ...none],
  }
}

function readLine({ line, fields }: Row, order: readonly Column[]): List {
  if (fields.length !== order.length) {
    const say = `It has ${fields.length} fields, and the first line names ${order.length} columns.`
    return { lines: [], faults: [{ line, say }] }
  }
  const cell = (column: Column): string => (fields[order.indexOf(column)] ?? '').trim()
  const holder = holderOf(cell('whose'), cell('code'))
  const mailbox = mailboxOf(cell('whose'), cell('mailbox'))
  const email = cell('email')
  const name = oneLine(cell('name'))
  const phone = oneLine(cell('phone'))
  const wrong = [holder, mailbox].flatMap((one) => ('say' in one ? [one.say] : []))
  if (email === '') wrong.push('The e-mail address is missing.')
  if (!isName(name)) wrong.push(`“${shown(name)}” is no name: it begins with a letter and has 100 at most.`)
  if (small(cell('whose')) === 'lado' && name !== '')
    wrong.push('How the LADO is named stands in the authority file: leave it empty.')
  if (!isPhone(phone)) wrong.push(`“${shown(phone)}” is no telephone number.`)
  const sound = 'id' in holder && 'mailbox' in mailbox && email !== ''
  return {
    lines: sound ? [{ line, holder: holder.id, mailbox: mailbox.mailbox, email, name, phone }] : [],
    faults: wrong.map((say) => ({ line, say })),
  }
}

type Wrong = { readonly say: string }

const small = (words: string): string => oneLine(words).toLowerCase()

/** Written in small letters or in capitals: the book has those of prisons in capitals, those of councils small. */
function holderOf(whose: string, code: string): Wrong | { readonly id: HolderId } {
  switch (small(whose)) {
    case 'prison':
      return (
        shaped(prisonHolder(code.toUpperCase())) ?? {
          say: `“${shown(code)}” is no code of a prison: it has three letters, such as ZAA.`,
        }
      )
    case 'council':
      return (
        shaped(councilHolder(code.toLowerCase())) ?? {
          say: `“${shown(code)}” is no code of a council: write it like northshire-county-council.`,
        }
      )
    case 'lado':
      return code === '' ? { id: LADO } : { say: 'The LADO has no code: leave it empty.' }
    default:
      return { say: `“${shown(whose)}” is none of prison, council and lado.` }
  }
}

const shaped = (id: HolderId): { readonly id: HolderId } | undefined =>
  HOLDER_SHAPE.test(id) ? { id } : undefined

function mailboxOf(whose: string, words: string): Wrong | { readonly mailbox: Mailbox } {
  // Of somebody else than these it cannot be said what they have.
  const hasOne = ['council', 'lado'].includes(small(whose))
  if (hasOne && words !== '')
    return { say: `Only a prison has several mailboxes: leave “${shown(words)}” out.` }
  if (small(whose) !== 'prison') return { mailbox: 'main' }
  const mailbox = PRISON_MAILBOXES.find((each) => each === small(words))
  return mailbox === undefined
    ? { say: `“${shown(words)}” is no mailbox of a prison: write ${PRISON_MAILBOXES.join(', ')}.` }
    : { mailbox }
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ')

/** A cell that begins with another sign than a letter may be a formula. Marks of direction could disguise it. */
const isName = (name: string): boolean =>
  name === '' || (/^[\p{L}\p{N}]/u.test(name) && name.length <= 100 && !/\p{C}/u.test(name))

const isPhone = (phone: string): boolean =>
  phone === '' || /^\+?[\d(][\d ()/.-]{3,30}( ?(ext|x)\.? ?\d{1,6})?$/i.test(phone)
