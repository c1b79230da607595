/** Finds the child's address or school in part 1, however it is typed there (2.7, 41). Nothing is sent while one is. */
import type { Block, ReportDocument } from './blocks.ts'

/**
 * Every place in part 1 that holds a text the prisoner must not read, for example `school of child 1, in part 1 for
 * child 2, under “Why?”`. A street with its number, a postcode or a school's own name are enough to count.
 */
export function leaksInPartOne(
  documents: readonly ReportDocument[],
  children: readonly Readonly<Record<string, string>>[],
): readonly string[] {
  const secrets = children.flatMap((child, index) => [
    ...addressIn(child.address ?? '').map((words) => ({ what: 'address', child: index + 1, words })),
    ...schoolIn(child.school ?? '').map((words) => ({ what: 'school', child: index + 1, words })),
  ])
  const found = documents
    .filter((document) => document.part === 1)
    .flatMap((document) =>
      writtenIn(document.blocks).flatMap(({ under, text }) => {
        const words = ` ${plain(text)} `
        return secrets
          .filter((secret) => words.includes(` ${secret.words} `))
          .map(
            ({ what, child }) => `${what} of child ${child}, in part 1 for child ${document.child}, ${under}`,
          )
      }),
    )
  return [...new Set(found)]
}

/** Words without case, accents, marks and hidden characters, so that no way of typing hides them. */
const plain = (text: string): string =>
  text
    .replaceAll(/['’‘`´]/g, '')
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const pieces = (text: string): readonly string[] =>
  text
    .split(/[,;\n]/)
    .map(plain)
    .filter((piece) => piece !== '')

const NUMBER_AND_STREET = /(?<![\p{L}\p{N}])\d+\p{L}? \p{L}+(?: \p{L}+)?/u
const POSTCODE = /(?<![\p{L}\p{N}])(\p{L}{1,2}\d[\p{L}\d]?) ?(\d\p{L}{2})(?![\p{L}\p{N}])/u

/** One word alone, a town or `unknown`, tells nobody the house: an address counts from two words on. */
function addressIn(address: string): readonly string[] {
  const whole = plain(address)
  if (NO_PLACE.includes(whole)) return []
  const parts = pieces(address)
  const numbered = parts.flatMap((part) => NUMBER_AND_STREET.exec(part)?.[0] ?? [])
  const [, out, inward] = POSTCODE.exec(whole) ?? []
  const postcode = out === undefined ? [] : [`${out} ${inward}`, `${out}${inward}`]
  const named = numbered.length === 0 && parts.length > 2 ? [parts.slice(0, 2).join(' ')] : []
  return [...[whole, ...named].filter((text) => text.includes(' ')), ...numbered, ...postcode]
}

/** `Secretwood Primary School, Nowhereham` is also `Secretwood School` and `Secretwood Primary`. */
function schoolIn(school: string): readonly string[] {
  const whole = plain(school)
  const [first = ''] = pieces(school)
  const words = first.split(' ')
  const end = words.findIndex((word) => KINDS.includes(word) || ['c', 'ce', 'rc', 'church'].includes(word))
  const name = end < 0 ? first : words.slice(0, end).join(' ')
  if (NO_PLACE.includes(whole) || name === '' || NO_PLACE.includes(name)) return []
  const alone = name.includes(' ') && !name.startsWith('the ') ? [name] : []
  return [whole, first, ...alone, ...KINDS.map((kind) => `${name} ${kind}`)].filter((text) => text.length > 3)
}

const KINDS = 'school primary academy nursery infant infants junior college high secondary preschool'.split(
  ' ',
)

/** What people type where there is nothing to type. It must not stop a report that says `Not known` elsewhere. */
const NO_PLACE: readonly string[] = [
  ...[
    'none',
    'nil',
    'na',
    'n a',
    'tbc',
    'unknown',
    'not known',
    'not yet known',
    'not given',
    'not applicable',
  ],
  ...['withheld', 'as above', 'same', 'same as above', 'no fixed abode', 'home', 'at home', 'home educated'],
  ...['home schooled', 'educated at home', 'not at', 'not in', 'not yet at', 'no', 'too young', 'baby'],
  ...['with carer', 'with foster carer', 'foster care', 'pre', 'the'],
]

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
        return block.rows.flatMap((row) => row.map((text) => ({ under: `under “${row[0] ?? ''}”`, text })))
      case 'list':
        return block.items.map((text) => ({ under, text }))
      default:
        return [{ under, text: block.text }]
    }
  })
}
