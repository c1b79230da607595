/** A person in their own chat who fills every text box of a form with a value that stands nowhere else. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { says } from '../bot/own-chat.ts'
import { ofType } from '../cards/card-tree.ts'
import { boxesOn, button, cardIn, filled } from '../support/cards.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { asName, type SeedKind, type Seeds } from './seeds.ts'

export type Boxes = Readonly<Record<string, string>>

export type Fill = {
  readonly card: unknown
  readonly title: string | RegExp
  /** What the boxes are called in findings: `prisoner`, `G1`. */
  readonly form: string
  readonly kind: SeedKind
  /** Choices and days, and texts of which something else is asked. */
  readonly given?: Boxes
  /** Boxes of another kind than the rest of the form. */
  readonly kinds?: Readonly<Record<string, SeedKind>>
  /** Boxes that hold a name. */
  readonly names?: readonly string[]
}

export type Walker = {
  /** Presses with every box filled; the card that comes back. */
  fills(person: Person, fill: Fill): Promise<unknown>
  /** What a press would send, without pressing. */
  boxed(fill: Fill): Record<string, unknown>
  says(person: Person, text: string): Promise<unknown>
}

export function openWalker(world: TestWorld, seeds: Seeds): Walker {
  const boxed = (fill: Fill): Record<string, unknown> => filled(fill.card, fill.title, typedInto(fill, seeds))
  return {
    boxed,
    says: (person, text) => says(world, person, text),
    async fills(person, fill) {
      const { verb } = button(fill.card, fill.title)
      const { status, body } = await world.chat(person).presses(verb, boxed(fill))
      assert.equal(status, 200)
      const said = JSON.stringify(body)
      assert.doesNotMatch(said, /Please answer this|Something went wrong/, `${fill.form}: ${said}`)
      return said.includes('"AdaptiveCard"') ? cardIn(body) : body
    },
  }
}

/** Choices and days as given where the form has a box for them; each text box its own word. */
function typedInto({ card, form, kind, given = {}, kinds = {}, names = [] }: Fill, seeds: Seeds): Boxes {
  const typed: Record<string, string> = {}
  const texts = new Set(ofType(card, 'Input.Text').map(({ id }) => String(id)))
  for (const [name, { id }] of boxesOn(card)) {
    const said = given[name]
    if (said !== undefined) typed[name] = said
    else if (texts.has(id)) {
      const word = seeds.word(kinds[name] ?? kind, `${form}.${name}`)
      typed[name] = names.includes(name) ? asName(word) : `they said ${word} to us`
    }
  }
  return typed
}
