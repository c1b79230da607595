/** Walking through a card: every element with where it stands, fallbacks included. */

export type Element = { readonly [key: string]: unknown }

export const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object of a card that has a type, without what a press carries. */
export function elementsOf(node: unknown): readonly Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf)
  if (!isElement(node)) return []
  const inside = Object.entries(node).flatMap(([key, value]) => (key === 'data' ? [] : elementsOf(value)))
  return typeof node.type === 'string' ? [node, ...inside] : inside
}

export const ofType = (card: unknown, type: string): readonly Element[] =>
  elementsOf(card).filter((element) => String(element.type).startsWith(type))

/** The texts that stand as they were typed, in order: runs and the values of boxes. */
export const inertTexts = (card: unknown): readonly unknown[] =>
  elementsOf(card).flatMap((element) =>
    element.type === 'TextRun'
      ? [element.text]
      : String(element.type).startsWith('Input.')
        ? [element.value]
        : [],
  )

export const sizeOf = (card: unknown): number => JSON.stringify(card).length
