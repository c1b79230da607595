/** Binds a template to data. It is read once into functions, and what has no gap in it is made once and shared. */
import { type Reading, readText, type Scope } from './expression.ts'

export type Tree = Readonly<Record<string, unknown>>

/** What is done to each element of the card, and to a value of the data that is more than a text or a number. */
export type Fit = {
  readonly element: (element: Tree) => Tree
  readonly bound: (key: string, value: object) => unknown
}

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `${…}` stands for a field or a comparison; `$data` says what an element is repeated over, `$when` whether it is there.
 * An element that is not there is left out of its list. A field that is missing is printed as it stands.
 */
export function compile(template: unknown, fit: Fit): (data: object) => unknown {
  const card = part(template, fit)
  return (data) => card({ data, root: data })
}

const hasGap = (node: unknown): boolean => {
  if (typeof node === 'string') return node.includes('${')
  if (Array.isArray(node)) return node.some(hasGap)
  return isTree(node) && ('$when' in node || '$data' in node || Object.values(node).some(hasGap))
}

function part(node: unknown, fit: Fit): Reading {
  const bind = Array.isArray(node)
    ? list(node, fit)
    : isTree(node)
      ? element(node, fit)
      : typeof node === 'string'
        ? readText(node)
        : () => node
  if (hasGap(node)) return bind
  const made = frozen(bind({ data: {}, root: {} }))
  return () => made
}

function list(nodes: readonly unknown[], fit: Fit): Reading {
  const parts = nodes.map((node) => part(node, fit))
  return (scope) => {
    const items: unknown[] = []
    for (const bind of parts) {
      const item = bind(scope)
      if (Array.isArray(item)) items.push(...item)
      else if (item !== null) items.push(item)
    }
    return items
  }
}

/** What goes back with a button is data, whatever it looks like. */
const AS_IT_IS: Fit = { element: (tree) => tree, bound: (_key, value) => value }

/** Null where it is not there, a list where there are several. */
function element({ $data, $when, ...fields }: Tree, fit: Fit): Reading {
  const make = fieldsOf(fields, fit)
  const isThere = $when === undefined ? undefined : readText(String($when))
  const over = $data === undefined ? undefined : readText(String($data))
  const one = (scope: Scope): Tree | null =>
    isThere === undefined || isThere(scope) === true ? fit.element(make(scope)) : null
  if (over === undefined) return one
  return (scope) => {
    const data = over(scope)
    if (!Array.isArray(data)) return one({ ...scope, data })
    const made = data.map((each) => one({ ...scope, data: each })).filter((each) => each !== null)
    return made.length > 1 ? made : (made[0] ?? null)
  }
}

function fieldsOf(fields: Tree, fit: Fit): (scope: Scope) => Tree {
  const entries = Object.entries(fields).map(([key, value]) => {
    const bind = part(value, key === 'data' ? AS_IT_IS : fit)
    return { key, bind, isBound: typeof value === 'string' && key !== 'data' }
  })
  return (scope) => {
    const made: Record<string, unknown> = {}
    for (const { key, bind, isBound } of entries) {
      const value = bind(scope)
      made[key] = isBound && typeof value === 'object' && value !== null ? fit.bound(key, value) : value
    }
    return made
  }
}

/** It is shared by every card that is made of this template. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) frozen(each)
    Object.freeze(value)
  }
  return value
}
