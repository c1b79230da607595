/** Finds in part 1, and in letters, what must never reach the prisoner, and shows the place (2.7, 41; D22). */
import type { Assessment } from './assessment.ts'
import type { Block, ReportDocument } from './blocks.ts'
import type { Needle } from './needles.ts'
import { plainWords } from './plain-words.ts'
import type { Referral } from './referral.ts'
import { type SecretText, secretsOf } from './secrets.ts'

/**
 * Every place in part 1 that holds a text the prisoner must not read, for whoever may read it: `school of child 1, in
 * part 1 for child 2, under “Why?”: “She likes »Secretwood School«.”`. Each place once.
 */
export const leaksInPartOne = (
  documents: readonly ReportDocument[],
  secrets: readonly SecretText[],
): readonly string[] => {
  const found = documents
    .filter((document) => document.part === 1)
    .flatMap((document) =>
      writtenIn(document.blocks).flatMap(({ under, text }) =>
        leaksOf(text, secrets).map(({ what, words }) => ({
          where: `${what}, in part 1 for child ${document.child}, ${under}`,
          words,
        })),
      ),
    )
  const places = new Map(found.toReversed().map(({ where, words }) => [where, words]))
  return [...new Set(found.map(({ where }) => where))].map((where) => `${where}: “${places.get(where)}”`)
}

/** The same for a text that a person types and that goes to the prison by itself; empty when it may go. */
export const leaksIn = (
  text: string,
  { details }: Pick<Referral, 'details'>,
  assessment: Assessment = {},
): readonly string[] =>
  leaksOf(text, secretsOf(details, assessment)).map(({ what, words }) => `${what}: “${words}”`)

type Leak = { readonly what: string; readonly words: string }

/** Every text that is found, with the place. */
export function leaksOf(text: string, secrets: readonly SecretText[]): readonly Leak[] {
  const { words, at } = plainWords(text)
  return secrets.flatMap(({ what, needles }) => {
    for (const needle of needles.filter(({ part = '' }) => words.includes(part)))
      for (const match of words.matchAll(needle.pattern)) {
        const from = at[match.index] ?? 0
        const to = at[match.index + match[0].length - 1] ?? from
        if (isMeant(needle, text, from)) return [{ what, words: marked(text, from, to + 1) }]
      }
    return []
  })
}

/** A name that is a word as well is meant with a capital letter, and not where every sentence has one. */
function isMeant({ ordinary }: Needle, text: string, from: number): boolean {
  if (!ordinary) return true
  const before = text.slice(0, from).trimEnd()
  const begins = before === '' || /[.!?:“"‘(\n–-]$/u.test(before) || text.slice(0, from).endsWith('\n')
  return /^\p{Lu}/u.test(text.slice(from)) && !begins
}

/** How much is shown on either side. */
const AROUND = 40

function marked(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - AROUND), from)
  const after = text.slice(to, to + AROUND)
  const cut = { left: from > AROUND ? '…' : '', right: to + AROUND < text.length ? '…' : '' }
  return `${cut.left}${before}»${text.slice(from, to)}«${after}${cut.right}`
    .toWellFormed()
    .replaceAll('\n', ' ')
}

/** Rows of names, which nobody wrote into the report. A school may share its name with a person, or a prison's town. */
const NOT_WRITTEN: readonly string[] = [
  ...['Prisoner', 'Prison', 'Child', 'Reply to'],
  ...['Prepared by', 'Signed off by'],
]

type Written = { readonly under: string; readonly text: string }

function writtenIn(blocks: readonly Block[]): readonly Written[] {
  let heading = ''
  return blocks.flatMap((block): readonly Written[] => {
    if (block.kind === 'heading') heading = block.text
    const under = `under “${heading}”`
    switch (block.kind) {
      case 'facts':
        return block.rows
          .filter(([label]) => !NOT_WRITTEN.includes(label))
          .map(([label, text]) => ({ under: `under “${label}”`, text }))
      case 'table':
        return block.rows.flatMap((row) =>
          row.map((text) => ({ under: `under “${heading}”, “${row[0] ?? ''}”`, text })),
        )
      case 'list':
        return block.items.map((text) => ({ under, text }))
      case 'chart':
        return [block.alt, ...block.bars.map(({ label, say }) => `${label}: ${say}`)].map((text) => ({
          under,
          text,
        }))
      default:
        return [{ under, text: block.text }]
    }
  })
}
