/** What the lines about one prison, one council or the LADO would do to the recipient book. */
import { mailboxIn } from '../../src/domain/book-list.ts'
import { enterAddress } from '../../src/domain/book-rules.ts'
import { type BookChange, type BookScene, known } from '../../src/domain/book-scene.ts'
import { type Book, type BookHolder, MAILBOXES, waitingAt } from '../../src/domain/recipient-book.ts'
import { isRefusal, type Refusal, refuse } from '../../src/domain/refusal.ts'
import type { Act } from '../../src/domain/ruling.ts'
import type { Line } from './lines.ts'
import type { Fault } from './rows.ts'
import { sayWhose } from './say-whose.ts'
import { shown } from './shown.ts'

export type Outcome =
  | { readonly line: Line; readonly is: 'in use' | 'waiting' }
  | {
      readonly line: Line
      readonly is: 'new'
      readonly change: BookChange
      /** Stays in use until the new one is checked. */
      readonly inUse: string | undefined
    }

export type HolderPlan = {
  readonly before: BookHolder | undefined
  readonly after: BookHolder | undefined
  readonly outcomes: readonly Outcome[]
  readonly faults: readonly Fault[]
}

/** Entered in the order of the mailboxes, because a new prison sends to the one that is entered first. */
export function planHolder(
  scene: BookScene,
  act: Act,
  { lines, newId }: { readonly lines: readonly Line[]; readonly newId: () => string },
): HolderPlan {
  const [first] = lines
  const before = first && known(scene, first.holder)
  const faults: Fault[] =
    first && before && !isSame(before.name, first.name) ? [otherName(first, before)] : []
  const outcomes: Outcome[] = []
  let { book } = scene
  for (const line of lines.toSorted((one, other) => rank(one) - rank(other))) {
    const name = before === undefined ? line.name : ''
    const outcome = outcomeOf({ ...scene, book }, act, { ...line, name, id: newId() })
    if (isRefusal(outcome)) faults.push(faultOf(line, [outcome.say, ...outcome.more].join(' ')))
    else outcomes.push(outcome)
    if ('change' in outcome) book = bookWith(book, outcome.change)
  }
  return { before, after: first && known({ ...scene, book }, first.holder), outcomes, faults }
}

const faultOf = (line: Line, say: string): Fault => ({ line: line.line, say: `${sayWhose(line)}: ${say}` })

/** The right address behind the wrong code would be the wrong prison. */
const otherName = (line: Line, { name }: BookHolder): Fault =>
  faultOf(
    line,
    `I know it as “${shown(name)}”, not “${shown(line.name)}”. Is the code right? If it is, leave the name empty.`,
  )

const rank = ({ mailbox }: Line): number => Object.keys(MAILBOXES).indexOf(mailbox)

function outcomeOf(scene: BookScene, act: Act, line: Line & { readonly id: string }): Outcome | Refusal {
  if (known(scene, line.holder)?.status === 'closed') return refuse('holderClosed')
  if (isSame(waitingAt(scene.book, line)?.email, line.email)) return { line, is: 'waiting' }
  const inUse = mailboxIn(scene, line)?.email
  const ruling = enterAddress(scene, act, line)
  // Whoever reads the audit can tell a list from what somebody typed.
  const imported = (change: BookChange): BookChange => ({ ...change, reason: `${change.reason} (imported)` })
  if (!isRefusal(ruling)) return { line, is: 'new', change: imported(ruling), inUse }
  return ruling.refused === 'sameAddress' ? { line, is: 'in use' } : ruling
}

/** Where nothing was written, nothing differs. */
const isSame = (kept: string | undefined, written: string): boolean =>
  written === '' || kept?.toLowerCase() === written.toLowerCase()

const bookWith = ({ addresses, holders }: Book, { addresses: changed, holder }: BookChange): Book => ({
  addresses: [...addresses.filter(({ id }) => changed.every((one) => one.id !== id)), ...changed],
  holders: holder === undefined ? holders : [...holders.filter(({ id }) => id !== holder.id), holder],
})
