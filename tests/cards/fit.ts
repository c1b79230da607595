/** What every card must be to work in Teams, on a phone, and for a screen reader: each fault as a sentence. */
import type { Card, Surface } from '../../src/cards/render.ts'
import { type Element, elementsOf, isElement, ofType, sizeOf } from './card-tree.ts'

/** Our own budget; Teams refuses at about twice as much. */
export const BUDGET = 20_000
const MOST_ACTIONS = 6

export function fitFaults(card: Card, surface: Surface): readonly string[] {
  return [
    ...frameFaults(card),
    ...elementsOf(card).flatMap(actionsFaults),
    ...ofType(card, 'Input.').flatMap(inputFaults),
    ...(surface === 'dialog'
      ? ofType(card, 'Action.Execute').map(({ title }) => `a dialog does not know Action.Execute: ${title}`)
      : ofType(card, 'Action.Execute').flatMap(fallbackFaults)),
    ...doubled(ofType(card, 'Input.').map(({ id }) => String(id))).map((id) => `two boxes are called ${id}`),
  ]
}

function frameFaults(card: Card): readonly string[] {
  const heads = ofType(card, 'TextBlock').filter(({ style }) => style === 'heading')
  return [
    ...(card.type === 'AdaptiveCard' && card.version === '1.5' ? [] : ['it is not an AdaptiveCard 1.5']),
    ...(sizeOf(card) < BUDGET ? [] : [`it has ${sizeOf(card)} characters`]),
    ...(heads.length > 0 ? [] : ['it has no heading']),
    ...(typeof card.fallbackText === 'string' ? [] : ['it has no words for a Teams that is too old']),
    ...ofType(card, 'TextBlock')
      .filter(({ wrap }) => wrap !== true)
      .map(({ text }) => `this is cut off on a phone: ${text}`),
    ...ofType(card, 'Action.')
      .filter(({ title }) => typeof title !== 'string' || title === '')
      .map(({ type }) => `an ${type} has no title`),
  ]
}

function actionsFaults({ actions, type }: Element): readonly string[] {
  if (!Array.isArray(actions)) return []
  const primary = actions.findIndex((action) => isElement(action) && action.style === 'positive')
  return [
    ...(actions.length <= MOST_ACTIONS ? [] : [`${type} has ${actions.length} actions`]),
    ...(primary <= 0 ? [] : [`${type} has its first choice in place ${primary + 1}`]),
  ]
}

const inputFaults = ({ id, label, type, maxLength }: Element): readonly string[] => [
  ...(typeof label === 'string' && label !== '' ? [] : [`${type} ${id} has no label`]),
  ...(/^[A-Za-z]\w*?__\w+$/.test(String(id)) ? [] : [`${id} has no stamp`]),
  ...(type !== 'Input.Text' || typeof maxLength === 'number' ? [] : [`${id} has no longest length`]),
]

function fallbackFaults({ title, verb, data, fallback }: Element): readonly string[] {
  // The Playground throws on such a field, and the button does nothing.
  if (isElement(data) && 'key' in data) return [`the data of ${title} has a field named key`]
  if (!isElement(fallback) || fallback.type !== 'Action.Submit')
    return [`${title} does nothing on older phones`]
  const same =
    fallback.title === title &&
    JSON.stringify(fallback.data) === JSON.stringify({ ...(data as object), verb })
  return same ? [] : [`${title} does something else on older phones`]
}

const doubled = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index)
