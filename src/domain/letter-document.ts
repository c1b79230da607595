/** A letter about the outcome as a document to print, and its file name: the reference, what kind, a number. */
import type { Block, LetterDocument } from './blocks.ts'
import type { Council } from './directory.ts'
import { type FamilyLetter, isToChild, type LetterKind } from './family-letters.ts'
import { sayDayInFull } from './letter-words.ts'
import { dayOf } from './moment.ts'
import type { Reference } from './referral.ts'

/** `PCA-2026-0001-letter-family-1.pdf`, `…-letter-child-young-2-1.pdf`, `…-school-note-1-1.pdf`. */
export const letterFileName = (
  reference: Reference,
  { id, kind }: Pick<FamilyLetter, 'id' | 'kind'>,
): string =>
  kind === 'school'
    ? `${reference}-${id.replace('school', 'school-note')}.pdf`
    : `${reference}-letter-${id}.pdf`

/** What stands above it, and how large its words are, in points. */
const LOOKS: Readonly<Record<LetterKind, { readonly title: string; readonly size: number }>> = {
  family: { title: 'What was decided about contact', size: 11.5 },
  'child young': { title: 'A letter for you', size: 15.5 },
  'child middle': { title: 'A letter for you', size: 13.5 },
  'child older': { title: 'A letter for you', size: 12.5 },
  school: { title: 'An appointment in school time', size: 11.5 },
}

/**
 * A letter and no report: the council’s name above, no marking. A school gets a telephone number alone: our address for
 * replies would tell it who writes.
 */
export function letterDocument(
  { reference, letter }: { readonly reference: Reference; readonly letter: FamilyLetter },
  council: Council,
): LetterDocument {
  const { kind, text, approved, at } = letter
  const { title, size } = LOOKS[kind]
  const day = sayDayInFull(dayOf(approved?.at ?? at))
  const isForGrownUps = !isToChild(kind)
  return {
    ...{ fileName: letterFileName(reference, letter), title, size, madeAt: approved?.at ?? at },
    look: 'letter',
    from: council.name,
    head:
      kind === 'family'
        ? [`Telephone ${council.phone}`, council.replyAddress]
        : [`Telephone ${council.phone}`],
    foot: kind === 'family' ? reference : '',
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...(isForGrownUps || kind === 'child older' ? [{ kind: 'paragraph', text: day } as const] : []),
      ...letterBlocks(text),
    ],
  }
}

/** Paragraphs part at empty lines. A short line by itself is a heading; lines that begin with a dash are a list. */
export function letterBlocks(text: string): readonly Block[] {
  const parts = text
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.flatMap((part, index) =>
    index > 0 && isHeading(part) ? [{ kind: 'heading', level: 2, text: part } as const] : paragraphs(part),
  )
}

const LONGEST_HEADING = 60
const isHeading = (part: string): boolean =>
  part.length <= LONGEST_HEADING &&
  !part.includes('\n') &&
  /[\p{L}\p{N}]$/u.test(part) &&
  !/^(From|To) /u.test(part)

function paragraphs(part: string): readonly Block[] {
  const blocks: Block[] = []
  let items: string[] = []
  let words: string[] = []
  const close = (): void => {
    if (words.length > 0) blocks.push({ kind: 'paragraph', text: words.join('\n') })
    if (items.length > 0) blocks.push({ kind: 'list', items })
    words = []
    items = []
  }
  for (const line of part.split('\n')) {
    const isItem = /^\s*[-•]\s+/u.test(line)
    if (!isItem && items.length > 0) close()
    if (isItem) items.push(line.replace(/^\s*[-•]\s+/u, ''))
    else words.push(line)
  }
  close()
  return blocks
}
