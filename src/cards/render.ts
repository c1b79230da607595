/** Cards: each template is read once, bound to plain data, and made fit for the place it is shown in. */
import { readdirSync, readFileSync } from 'node:fs'
import { compile, isTree, type Tree } from './bind.ts'

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

export const cardNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort()

/** By name and place: a template is read when a card is first made of it, so that a start need not wait for all of them. */
const made = new Map<string, (data: object) => unknown>()

/** Binds data to a template. Every field of the template must be in `data`; a gap would be printed as it stands. */
export function render(name: string, data: object, surface: Surface): Card {
  const key = `${surface} ${name}`
  const bind = made.get(key) ?? templateOf(name, surface)
  made.set(key, bind)
  const card = bind(data) as Card
  const size = JSON.stringify(card).length
  if (size > MOST_CHARACTERS)
    throw new Error(`The card ${name} has ${size} characters, more than Teams takes`)
  return card
}

function templateOf(name: string, surface: Surface) {
  const template: unknown = JSON.parse(readFileSync(new URL(name + ENDING, folder), 'utf8'))
  return compile(template, { element: (element) => suit(element, surface), bound: textsOnly })
}

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

function suit(element: Tree, surface: Surface): Tree {
  if (typeof element.type === 'string' && element.type.startsWith('Chart.')) checkBars(element.data)
  return element.type === 'Action.Execute' ? button(element, surface) : element
}

/** A list of choices is data; each of its words must be one. */
function textsOnly(key: string, value: object): object {
  if (WORDS.has(key)) throw new Error(`There is no text where a card has its ${key}`)
  for (const [inside, each] of Object.entries(value))
    if (typeof each === 'object' && each !== null) textsOnly(Array.isArray(value) ? key : inside, each)
  return value
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
