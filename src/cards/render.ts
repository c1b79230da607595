/** Cards: each template is read once at start, bound to plain data, and made fit for the place it is shown in. */
import { readdirSync, readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating'

export type Card = Readonly<Record<string, unknown>>

/**
 * Where a card is shown. In a chat or channel a button is an `Action.Execute` with an `Action.Submit` that does the
 * same as its fallback (older phones); a dialog knows `Action.Submit` alone.
 */
export type Surface = 'chat' | 'channel' | 'dialog'

/** Teams refuses more; our own samples are kept under 20,000 by a test (docs/architecture.md). */
const MOST_CHARACTERS = 38_000

const folder = new URL('../../cards/', import.meta.url)
const ENDING = '.template.json'

const templates: ReadonlyMap<string, Template> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => [
      file.slice(0, -ENDING.length),
      new Template(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
    ]),
)

export const cardNames = (): readonly string[] => [...templates.keys()].sort()

/** Binds data to a template. Every field of the template must be in `data`; a gap would be printed as it stands. */
export function render(name: string, data: object, surface: Surface): Card {
  const template = templates.get(name)
  if (template === undefined) throw new Error(`There is no card ${name}`)
  const card = suit(template.expand({ $root: data }), surface) as Card
  const size = JSON.stringify(card).length
  if (size > MOST_CHARACTERS)
    throw new Error(`The card ${name} has ${size} characters, more than Teams takes`)
  return card
}

type Tree = Record<string, unknown>

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands here is text. Anything else that came in with the data would be read as a part of the card. */
const WORDS = new Set([
  'text',
  'title',
  'label',
  'value',
  'valueOn',
  'placeholder',
  'id',
  'url',
  'verb',
  'style',
  'tooltip',
  'min',
  'max',
])

function suit(node: unknown, surface: Surface): unknown {
  if (Array.isArray(node)) return node.map((item) => suit(item, surface))
  if (!isTree(node)) return node
  if (typeof node.type === 'string' && node.type.startsWith('Chart.')) checkBars(node.data)
  for (const key of Object.keys(node)) {
    const value = node[key]
    if (key === 'data' || typeof value !== 'object') continue
    if (WORDS.has(key)) throw new Error(`There is no text where a card has its ${key}`)
    node[key] = suit(value, surface)
  }
  return node.type === 'Action.Execute' ? button(node, surface) : node
}

/** Words beside counts, and nothing that came in with the data. */
function checkBars(bars: unknown): void {
  const isBar = (bar: unknown): boolean =>
    isTree(bar) && typeof bar.x === 'string' && typeof bar.y === 'number' && Object.keys(bar).length === 2
  if (!Array.isArray(bars) || !bars.every(isBar))
    throw new Error('There is something else where a chart has its bars')
}

function button(action: Tree, surface: Surface): Tree {
  const { type: _type, verb, data, ...look } = action
  const submit = { type: 'Action.Submit', ...look, data: { ...(isTree(data) ? data : {}), verb } }
  return surface === 'dialog' ? submit : { ...action, fallback: submit }
}
