/** Who may know of a referral: what was typed about it, and its buttons. */
import { isSamePerson } from '../../domain/people.ts'
import { mayRestrictUnnamed } from '../../domain/restriction.ts'
import { wholeOf } from '../../workflow/known-to.ts'
import { fillDueForm, openDueForm, openFilledForm } from '../due-form.ts'
import { BREAK_GLASS, LIFT_RESTRICTION, namesIn, RESTRICT } from '../restriction-deeds.ts'
import type { Reply, Turn } from '../turn.ts'
import { dueAction } from './due-action.ts'

export type TypedNames = {
  readonly reference: string
  /** Added to the named, or taken from them; without either these are all. */
  readonly how: 'to' | 'add' | 'remove'
  readonly names: string
  readonly why: string
}

export async function typedRestriction(turn: Turn, typed: TypedNames): Promise<Reply> {
  const { reference, how, names, why } = typed
  if (names === '') return openDueForm(turn, RESTRICT, reference)
  const people = await peopleTyped(turn, typed)
  return fillDueForm(turn, RESTRICT, {
    ...{ reference, go: 'restrict', seen: undefined },
    typed: { people: people.join(','), names: how === 'remove' ? '' : names, words: why },
  })
}

/** Those who stay: of a form that is refused for anything else they stand ticked. */
async function peopleTyped({ world, by }: Turn, { reference, how, names }: TypedNames) {
  if (how === 'to') return []
  const { store } = mayRestrictUnnamed(by) ? wholeOf(world) : world
  const before = (await store.load(reference))?.referral.restriction?.people ?? []
  if (how === 'add') return before
  const gone = namesIn(world, by, names)
  return before.filter((id) => !gone.some((each) => isSamePerson(each, id)))
}

/** Always the form with its warning: what was typed stands in the box, and nothing is broken before the press. */
export const typedGlass = (turn: Turn, reference: string, why: string): Promise<Reply> =>
  why === ''
    ? openDueForm(turn, BREAK_GLASS, reference)
    : openFilledForm(turn, BREAK_GLASS, { reference, answers: { words: why } })

export const restrictionActions = [
  dueAction(RESTRICT, 'restrict PCA-2026-0001 to Sam Example and me: why'),
  dueAction(LIFT_RESTRICTION, 'lift restriction PCA-2026-0001: why'),
  dueAction(BREAK_GLASS, 'break glass PCA-2026-0001: why'),
]
