/**
 * What a template says in `${…}`, as the library reads it and as a function of ours: the library looks at the whole
 * expression again for each card, and that was most of what a card cost.
 */
import { createRequire } from 'node:module'

/** `data` is what is repeated over at this place; `$root` is the whole. */
export type Scope = { readonly data: unknown; readonly root: unknown }

export type Reading = (scope: Scope) => unknown

/** An expression as the library has read it. */
type Read = {
  readonly type: string
  readonly children: readonly Read[]
  readonly value?: unknown
  toString(): string
}
type Library = typeof import('adaptivecards-templating')

const load = createRequire(import.meta.url)
let library: Library | undefined

/**
 * A text of a template. One gap alone gives what stands there, of its own type; a missing field is printed as it stands.
 * Throws where an expression is none of those that are known here.
 */
export function readText(text: string): Reading {
  if (!text.includes('${')) return () => text
  // Loaded with the first card: a start need not wait for it.
  library ??= load('adaptivecards-templating') as Library
  const read: Read | string = library.Template.parseInterpolatedString(text)
  if (typeof read === 'string') return () => read
  if (read.type !== 'concat') return orAsItStands(read)
  const pieces = read.children.map(orAsItStands)
  return (scope) => {
    let said = ''
    for (const piece of pieces) said += String(piece(scope))
    return said
  }
}

function orAsItStands(read: Read): Reading {
  const value = reading(read)
  return (scope) => value(scope) ?? `\${${read}}`
}

const SIGNS: Readonly<Record<string, (one: unknown, other: unknown) => unknown>> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '>': (one, other) => Number(one) > Number(other),
  '+': (one, other) => Number(one) + Number(other),
  '&&': (one, other) => one === true && other === true,
  '||': (one, other) => one === true || other === true,
}

function reading(read: Read): Reading {
  const { type, children, value } = read
  if (type === 'Constant') return () => value
  if (type === 'Accessor') return field(children)
  const [first, second] = children.map(reading)
  if (type === 'count' && first !== undefined) return (scope) => lengthOf(first(scope))
  const sign = SIGNS[type]
  if (sign === undefined || first === undefined || second === undefined || children.length > 2)
    throw new Error(
      `No template of ours may say ${read}: add it to expression.ts, or let its presenter work it out`,
    )
  return (scope) => sign(first(scope), second(scope))
}

/** The first child is the name; a second one is what it is a field of. */
function field([name, owner]: readonly Read[]): Reading {
  const key = String(name?.value)
  if (key === '$root') return ({ root }) => root
  const of = owner === undefined ? ({ data }: Scope) => data : reading(owner)
  return (scope) => ownField(of(scope), key)
}

/** Only what is the value's own: no field of ours is called like a method. */
const ownField = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)
