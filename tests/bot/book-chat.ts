/** A council with as many prisons as there are, and what a test of the recipient book does again and again. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { prisonHolder } from '../../src/domain/recipient-book.ts'
import { cardIn } from '../support/cards.ts'
import { ADMIN, COUNCIL } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import * as chat from './own-chat.ts'
import { stored } from './stored.ts'

export const NORTH = '19:north@thread.tacv2'
export const SECOND_ADMIN: Person = {
  ...ADMIN,
  id: '00000000-0000-4000-8000-0000000000e9',
  name: 'Abe Admin',
}

const LETTERS = [...'ABCDEFGHIJKL']

/** ZAA and ZBB of the usual council, and 118 more: YAA to YLK. */
const PRISONS = [
  ...COUNCIL.prisons,
  ...LETTERS.flatMap((one) => LETTERS.map((other) => `Y${one}${other}`))
    .slice(0, 118)
    .map((code) => ({
      ...{ code, name: `HMP Sample ${code}`, phone: undefined },
      address: { ...COUNCIL.lado.address, email: `omu.${code.toLowerCase()}@prison.example` },
    })),
]

export const openBookWorld = (): Promise<TestWorld> =>
  openWorld({
    directory: { ...COUNCIL, prisons: PRISONS, people: [...COUNCIL.people, SECOND_ADMIN] },
  })

export const omuOf = (code: string) => ({ holder: prisonHolder(code), mailbox: 'omu' }) as const

export const RANG = 'The OMU clerk, 01632 960 777, from the page of the prison.'

export function bookChat(world: () => TestWorld) {
  const says = (person: Person, text: string) => chat.says(world(), person, text)
  const presses = async (
    person: Person,
    card: unknown,
    at: { title: string | RegExp; typed?: Record<string, string> },
  ) => cardIn(await press(world(), person, { card, ...at }))
  const book = () => world().product.world.store.book()
  const everything = async () => JSON.stringify([await stored(world()), await book()])
  return {
    ...{ says, presses, book },
    opens: async (person: Person, verb: string, data: object): Promise<unknown> =>
      (
        await world()
          .chat(person)
          .presses(verb, { ...data })
      ).body,
    /** Neither the book, nor anything else that a person can change. */
    changesNothing: async (act: () => Promise<void>): Promise<void> => {
      const before = await everything()
      await act()
      assert.equal(await everything(), before)
    },
    /** Enters an address by the card of its prison. */
    enters: async (code: string, email: string, mailbox = 'omu') => {
      const form = await presses(ADMIN, await says(ADMIN, `addresses ${code}`), { title: 'Enter an address' })
      return presses(ADMIN, form, { title: 'Enter it', typed: { email, mailbox } })
    },
    /** The form in which another person types what they heard. */
    rings: async (by: Person, code: string) =>
      presses(by, await says(by, `addresses ${code}`), { title: /I have rung/ }),
  }
}
