/** Reading cards as a person does: the words on them, the boxes, the buttons. */

type Tree = { readonly [key: string]: unknown }

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function walk(node: unknown, visit: (tree: Tree) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, visit)
  else if (isTree(node)) {
    visit(node)
    for (const [key, value] of Object.entries(node)) if (key !== 'fallback') walk(value, visit)
  }
}

/** The card in an answer to a press, to a dialog or in a post. */
export function cardIn(answer: unknown): Tree {
  let found: Tree | undefined
  walk(answer, (tree) => {
    if (found === undefined && tree.type === 'AdaptiveCard') found = tree
  })
  if (found === undefined) throw new Error(`There is no card in ${JSON.stringify(answer).slice(0, 400)}`)
  return found
}

/** Every word a person can read on a card, in order. */
export function wordsOn(card: unknown): string {
  const words: string[] = []
  walk(card, (tree) => {
    for (const key of ['text', 'title', 'label', 'value', 'placeholder'])
      if (typeof tree[key] === 'string') words.push(tree[key])
  })
  return words.join('\n')
}

export type Button = { readonly title: string; readonly verb: string; readonly data: Tree }

export function buttonsOn(card: unknown): readonly Button[] {
  const buttons: Button[] = []
  walk(card, (tree) => {
    const data = isTree(tree.data) ? tree.data : {}
    if (tree.type === 'Action.Execute')
      buttons.push({ title: String(tree.title), verb: String(tree.verb), data })
    if (tree.type === 'Action.Submit')
      buttons.push({ title: String(tree.title), verb: String(data.verb), data })
  })
  return buttons
}

export function button(card: unknown, title: string | RegExp): Button {
  const fits = (candidate: Button): boolean =>
    typeof title === 'string' ? candidate.title === title : title.test(candidate.title)
  const found = buttonsOn(card).find(fits)
  if (found === undefined)
    throw new Error(`There is no button ${title} among ${buttonsOn(card).map((b) => b.title)}`)
  return found
}

/** The ids of the boxes by the name before their stamp. */
export function boxesOn(card: unknown): ReadonlyMap<string, { readonly id: string; readonly value: string }> {
  const boxes = new Map<string, { id: string; value: string }>()
  walk(card, (tree) => {
    if (typeof tree.type !== 'string' || !tree.type.startsWith('Input.') || typeof tree.id !== 'string')
      return
    boxes.set(tree.id.split('__')[0] ?? '', {
      id: tree.id,
      value: typeof tree.value === 'string' ? tree.value : '',
    })
  })
  return boxes
}

/** What a press sends: the button's data, the boxes as they stand, and what was typed over them. */
export function filled(
  card: unknown,
  title: string | RegExp,
  typed: Readonly<Record<string, string>> = {},
): Tree {
  const { data } = button(card, title)
  const boxes = boxesOn(card)
  const values: Record<string, string> = {}
  for (const [name, { id, value }] of boxes) {
    const now = typed[name] ?? value
    if (now !== '') values[id] = now
  }
  const unknown = Object.keys(typed).filter((name) => !boxes.has(name))
  if (unknown.length > 0) throw new Error(`There is no box for ${unknown.join(', ')}`)
  return { ...data, ...values }
}
