/** Payloads to throw at every verb: as its card would send them, and then changed in any way that a person or program could. */
import fc from 'fast-check'
import { ACTIONS } from '../../src/bot/actions/index.ts'
import type { AccessRow } from '../../src/domain/access/access.ts'
import type { Person } from '../../src/domain/people.ts'
import { loosePaperOf, payloadOf } from '../access/payloads.ts'
import { INES, SAM } from '../support/council.ts'
import type { Payload } from './stages.ts'

export const VERBS: readonly string[] = ACTIONS.map(({ verb }) => verb)

export type Aim = { readonly reference: string; readonly other: string; readonly by: Person }

const deed = (form: Payload, boxes: Payload = {}, go = 'save'): Payload => ({
  ...{ go, form },
  ...Object.fromEntries(Object.entries(boxes).map(([name, value]) => [`${name}__x`, value])),
})
const entry = (id: string, of = ''): Payload => ({ id, of, seen: 0 })
const book = (mailbox = 'omu', id = ''): Payload => ({ holder: 'prison/ZAA', mailbox, id })

/** Of verbs that are about no referral. */
const OTHERS: Readonly<Record<string, (aim: Aim) => Payload>> = {
  'fill-referral': () =>
    deed({ id: '00000000-0000-4000-8000-0000000000f1', page: 'child', child: 1, children: 1 }, {}, 'next'),
  'mail-item': () => ({ number: 1 }),
  'mail-record': () => ({ number: 1 }),
  'mail-belongs': ({ reference }) => deed({ number: 1 }, { reference }, 'send'),
  'mail-dismiss': () => deed({ number: 1 }, { words: 'Not for us.' }, 'send'),
  'mail-undo': () => ({ number: 1 }),
  'drop-papers': ({ by }) => ({ form: { papers: loosePaperOf(by) } }),
  'open-at': () => ({ holder: 'prison/ZAA', page: 0 }),
  guidance: ({ reference }) => ({ topic: 'visits', reference, page: 'B' }),
  nudges: () => ({ digest: '', from: 0 }),
  statistics: () => ({ form: { table: 'ages', period: '2026/27', team: 'north' } }),
  'statistics-csv': () => ({ form: { table: 'ages', period: '2026/27', team: 'north' } }),
  'statistics-pdf': () => ({ form: { table: 'ages', period: '2026/27', team: 'north' } }),
  addresses: () => ({ from: 0, only: '', search: '' }),
  'address-holder': () => ({ holder: 'prison/ZAA' }),
  'enter-address': () => deed(book('public protection'), { email: 'pp@prison.example' }),
  'check-address': () => deed(book(), { how: 'Rang the switchboard.' }),
  'verify-address': () => deed(book(), { how: 'Rang the switchboard.' }),
  'withdraw-address': () => deed(book(), { why: 'It is wrong.' }),
  'close-holder': () => deed(book(), { why: 'It has closed.' }),
  'reopen-holder': () => deed(book(), { why: 'It is open.' }),
  'send-to-mailbox': () => deed(book(), { mailbox: 'omu' }),
  directory: () => ({ from: 0, only: 'people', search: 'Sam' }),
  'change-person': () => deed(entry(SAM.id), { name: 'Sam Example' }),
  'change-team': () => deed(entry('north'), { manager: SAM.id }),
  'change-prison': () => deed(entry('ZAA'), { escortRule: 'None.' }),
  'about-prison': ({ reference }) => ({ holder: 'prison/ZAA', reference, from: 0 }),
  'prison-note': () => deed(entry('ZAA'), { words: 'Ring before ten.' }),
  'withdraw-note': () => ({ id: '1', holder: 'ZAA' }),
  leaving: () => ({ id: SAM.id }),
  'hand-over': () => deed(entry(SAM.id), { to: INES.id }),
  'end-access': () => deed(entry(INES.id), {}),
  'setup-channel': () => ({ go: 'tie', form: { to: 'north' } }),
  log: ({ reference }) => ({ reference }),
}

/** As its card would send it; nothing where a card sends nothing. */
export function goodPayload(verb: string, aim: Aim): Payload {
  const own = OTHERS[verb]
  if (own !== undefined) return own(aim)
  try {
    return payloadOf({ does: '' } as AccessRow, verb, aim)
  } catch {
    return {}
  }
}

/** Each place in a payload where a value stands, as keys from the top. */
export const placesIn = (value: unknown, above: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, one]) => [[...above, key], ...placesIn(one, [...above, key])])
    : []

export function put(data: unknown, [key, ...below]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const here: Record<string, unknown> = { ...Object(data) }
  here[key] = put(here[key], below, value)
  return here
}

export const LONG = 'x'.repeat(20_000)

/** What could stand where something else should: other kinds, other numbers, other ids, words that do something. */
export const strange = (aims: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom<unknown>(
      ...aims,
      SAM.id,
      INES.id,
      'north',
      'south',
      'prison/ZBB',
      'B',
      'X99',
      'family-2',
    ),
    fc.constantFrom<unknown>(undefined, null, true, [], {}, [[]], [{}], '', ' ', '0', 'null', '\0', '\ud800'),
    fc.constantFrom<unknown>(-1, 0, 1, 2, 13, 51, 1.5, 2 ** 31, 2 ** 53, 1e308, '1', '-1', '1e3', '٣'),
    fc.constantFrom<unknown>(
      '__proto__',
      'constructor',
      'toString',
      { toString: 1 },
      { $gt: '' },
      '${title}',
    ),
    fc.constantFrom<unknown>("' or 1=1 --", '<at>x</at>', '../../etc', 'PCA-2026-1', 'pca-2026-1001', LONG),
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  )

type Change = { readonly at: number; readonly value: unknown; readonly extra: boolean }

const changes = (aims: readonly string[]): fc.Arbitrary<readonly Change[]> =>
  fc.array(fc.record({ at: fc.nat(), value: strange(aims), extra: fc.boolean() }), { maxLength: 3 })

/** A payload of a verb with up to three of its places changed, taken away, or added. */
export const thrown = (aims: readonly string[], people: readonly Person[]) =>
  fc.record({
    verb: fc.constantFrom(...VERBS),
    by: fc.constantFrom(...people),
    reference: fc.constantFrom(...aims),
    other: fc.constantFrom(...aims),
    changes: changes(aims),
  })

export type Thrown = {
  readonly verb: string
  readonly by: Person
  readonly reference: string
  readonly other: string
  readonly changes: readonly Change[]
}

export function dataOf({ verb, changes: all, ...aim }: Thrown): unknown {
  let data: unknown = goodPayload(verb, aim)
  for (const { at, value, extra } of all) {
    const places = placesIn(data)
    const place = places[at % Math.max(places.length, 1)]
    data = put(data, place === undefined || (extra && at % 7 === 0) ? [`more${at % 5}__x`] : place, value)
  }
  return data
}
