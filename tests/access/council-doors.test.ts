/** Each row of the access table that is about the council: whoever may not is told so, and nothing is changed or told. */
import assert from 'node:assert/strict'
import { COMMANDS } from '../../src/bot/commands/index.ts'
import { ACCESS, ruleOf } from '../../src/domain/access/access.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { ADMIN, SAM } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import type { Payload } from './payloads.ts'
import { ALL_ROLES, EVERYBODY, NO_ROLE, OTHER, OWN, STRANGER } from './people.ts'
import { changesNothing, type Press, pressAll, sayPress } from './pressing.ts'
import { everything, openStanding } from './standing.ts'
import { wordsOf } from './table-words.ts'

/** All that a rule about the council looks at. */
const OF_NORTH = { team: 'north' } as Referral

/** What is open to everybody who is in the directory has nobody to be shut to but a stranger. */
const ROWS = ACCESS.filter(({ about }) => about === 'the council').flatMap((area) => area.rows)

const sent = (form: Payload, boxes: Payload = {}): Payload => ({
  ...{ go: 'do', form },
  ...Object.fromEntries(Object.entries(boxes).map(([id, value]) => [`${id}__x`, value])),
})
const about = (id: string, of = '') => ({ id, of, seen: 0 })
const place = { holder: 'prison/ZAA', mailbox: 'omu', id: 'file/prison/ZAA/omu' }
const period = { form: { table: 'ages', period: '2026-27', team: 'north' } }

const payloads = (note: string): Readonly<Record<string, Payload>> => ({
  'fill-referral': {
    ...{ go: 'next', requestType__x: 'contact' },
    form: { id: '00000000-0000-4000-8000-00000000aaaa', page: 'request', child: 1, children: 1 },
  },
  'mail-item': { number: 1 },
  'mail-record': { number: 1 },
  'mail-belongs': { go: 'send', form: { number: 1 }, reference__x: 'PCA-2026-1001' },
  'mail-dismiss': { go: 'send', form: { number: 1 }, why__x: 'A circular.' },
  'mail-undo': { number: 1 },
  'address-holder': { holder: 'prison/ZAA' },
  'check-address': sent(place, { email: 'omu.example@prison.example', how: 'Rang 01632 960 100.' }),
  'verify-address': sent(place, { email: 'omu.example@prison.example', how: 'Rang 01632 960 100.' }),
  'enter-address': sent(place, { email: 'new@prison.example', mailbox: 'omu' }),
  'withdraw-address': sent(place, { why: 'It bounced.' }),
  'close-holder': sent(place, { why: 'A letter of theirs.' }),
  'reopen-holder': sent(place, { why: 'A letter of theirs.' }),
  'send-to-mailbox': sent(place, { mailbox: 'public_protection' }),
  'change-person': sent(about(SAM.id), { name: 'Somebody Else', email: 'else@council.example' }),
  'change-team': sent(about('north'), { name: 'Another name' }),
  'change-prison': sent(about('ZAA'), { name: 'Another name' }),
  'end-access': sent(about(SAM.id)),
  leaving: { id: SAM.id },
  'hand-over': sent(about(SAM.id), { to: OWN.social_worker.id }),
  'prison-note': sent(about('ZAA'), { words: 'The way in takes an hour.' }),
  'withdraw-note': { id: note, holder: 'ZAA' },
  statistics: { ...period, table__x: 'prison' },
  'statistics-csv': period,
  'statistics-pdf': period,
  guidance: { topic: 'visits' },
  'open-at': { holder: 'prison/ZAA' },
  'about-prison': { id: 'ZAA' },
  'drop-papers': { form: { papers: 'none' } },
})

describe('a door to something of the council', () => {
  let world: TestWorld
  let data: Readonly<Record<string, Payload>>
  before(async () => {
    world = await openStanding()
    const { store, newId, clock } = world.product.world
    await store.transaction((tx) =>
      tx.keepMailItem({
        ...{ messageId: `<${newId()}@a.example>`, receivedAt: clock.now() },
        words: { from: 'A', address: 'a@a.example', subject: 'B', preview: '', notTaken: [], reason: '' },
        papers: [],
      }),
    )
    await world.chat(ADMIN).says('note about ZAA: The way in takes an hour.')
    const written = world.product.world.directory.prisons.find(({ code }) => code === 'ZAA')?.notes?.[0]
    assert.ok(written)
    data = payloads(written.id)
  })
  after(() => world.close())

  for (const row of ROWS) {
    const { name, asks } = ruleOf(row)
    const may = (by: Person): boolean => by !== STRANGER && asks(by, OF_NORTH)
    const press = (by: Person): readonly Press[] =>
      (row.verbs ?? []).map((verb) => ({ by, verb, at: 'the council', data: data[verb] ?? {} }))
    const isSaid = (answer: string, by: Person): boolean => {
      const codes = by === STRANGER ? (['notInDirectory'] as const) : [row.refusal, row.orElse]
      return codes.some((code) => code !== undefined && answer.includes(REFUSALS[code]))
    }

    it(`“${row.does}” is shut to whom ${name} does not name`, async () => {
      const presses = EVERYBODY.filter((by) => !may(by)).flatMap(press)
      for (const pressed of await changesNothing(world, presses))
        assert.ok(isSaid(pressed.answer, pressed.by), `${sayPress(pressed)}: ${pressed.answer.slice(0, 700)}`)
    })

    it(`“${row.does}” is refused in words as well`, async () => {
      const before = await everything(world)
      const sentences = COMMANDS.map(({ words }) => words).filter(
        (words) => !words.includes('PCA-') && row.words?.includes(wordsOf(words)) === true,
      )
      const people = [...ALL_ROLES.map((role) => OTHER[role]), NO_ROLE, STRANGER].filter((by) => !may(by))
      for (const [turn, words] of sentences.entries()) {
        const by = people[turn % people.length]
        assert.ok(by, 'somebody may not')
        await world.chat(by).says(words)
        const post = world.teams.postsToPerson(by.id).at(-1)?.activity
        const said = JSON.stringify([post?.text, post?.attachments])
        assert.ok(isSaid(said, by), `${words}, by ${by.name}: ${said}`)
      }
      assert.deepEqual(await everything(world), before)
    })
  }

  for (const row of ROWS)
    it(`“${row.does}” is open to whom ${ruleOf(row).name} names`, async () => {
      const by = ALL_ROLES.map((role) => OWN[role]).find((person) => ruleOf(row).asks(person, OF_NORTH))
      assert.ok(by)
      const presses = (row.verbs ?? []).map((verb) => ({
        by,
        verb,
        at: 'the council',
        data: data[verb] ?? {},
      }))
      for (const pressed of await pressAll(world, presses))
        assert.ok(
          !pressed.answer.includes(REFUSALS[row.refusal ?? 'notInDirectory']),
          `${sayPress(pressed)}: ${pressed.answer.slice(0, 600)}`,
        )
    })
})
