/** The other children linked to the prisoner, on a card: what was advised for each, and near matches to decide. */
import type { LinkedChildren } from '../domain/linked-children.ts'
import type { Line } from '../domain/why-due.ts'
import { labelled } from './explained.ts'

export const PRECEDENT = 'Agreeing for one may be read as a precedent for the others.'

/** As many as fit beside everything else; the words `linked` and the reference show the rest. */
const MOST = { lines: 6, near: 2 } as const
export const FEW_LINKED = { lines: 3, near: 1 } as const
const MOST_IN_MESSAGE = 60
/** A name may have 200 characters, and the advice after it must not be cut. */
const LONGEST = 320

type Near = { readonly line: string; readonly reference: string; readonly other: string }

/** The parts of a card; all of them empty where nobody is linked. */
export type LinkedParts = {
  readonly linkedTitle: string
  readonly linked: readonly Line[]
  readonly precedent: string
  readonly near: readonly Near[]
  readonly moreLinked: string
}

export function linkedParts(
  reference: string,
  { lines, near, unread }: LinkedChildren,
  most: { readonly lines: number; readonly near: number } = MOST,
): LinkedParts {
  const hidden = hiddenOf(lines.length, most.lines) + hiddenOf(near.length, most.near)
  return {
    linkedTitle: lines.length + near.length > 0 ? 'Children linked to this prisoner' : '',
    linked: lines.slice(0, most.lines).map(({ label, value }) => labelled({ label, value: short(value) })),
    precedent: lines.length > 0 ? PRECEDENT : '',
    near: near.slice(0, most.near).map((match) => ({
      line: short(`${match.reference}: ${match.who} (${match.how})`),
      ...{ reference, other: match.reference },
    })),
    moreLinked: [hidden > 0 ? `${hidden} more: type “linked ${reference}”.` : '', sayUnread(unread)]
      .filter((line) => line !== '')
      .join(' '),
  }
}

/** The same as lines of a message, for whoever asks for all of them. */
export function linkedLines(reference: string, { lines, near, unread }: LinkedChildren): readonly Line[] {
  const all = [
    ...near.map((match) => ({
      label: `⚠ ${match.reference}`,
      value: `${short(`${match.who} (${match.how})`)} Is it the same prisoner? Type “same prisoner ${reference} ${match.reference}: yes”, or “no” at its end.`,
    })),
    ...lines.map(({ label, value }) => ({ label, value: short(value) })),
  ]
  const hidden = hiddenOf(all.length, MOST_IN_MESSAGE)
  const more = [hidden > 0 ? `and ${hidden} more` : '', sayUnread(unread)].filter((line) => line !== '')
  return [...all.slice(0, MOST_IN_MESSAGE), ...more.map((value) => ({ label: '', value }))]
}

const sayUnread = (unread: number): string =>
  unread === 0 ? '' : `There are ${unread} more referrals: type “find” and the prison number.`

const hiddenOf = (count: number, most: number): number => Math.max(0, count - most)

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
