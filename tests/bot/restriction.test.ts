/** A restricted referral, broken glass, the auditor and the LADO, over the real door. */
import assert from 'node:assert/strict'
import { COMMANDS } from '../../src/bot/commands/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { cardIn, wordsOn } from '../support/cards.ts'
import {
  ADMIN,
  DEPUTY,
  HEAD,
  INES,
  LADO,
  MAYA,
  SAM,
  SERVICE,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import { recordForTriage } from '../support/triage-road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { openRestricted, WHY } from './restricted-world.ts'
import { FAMILY, FAULT, quiet, stored } from './stored.ts'

const NORTH = '19:north@thread.tacv2'
const MASH = '19:mash@thread.tacv2'
const UNNAMED = [DEPUTY, INES, MAYA, SERVICE, SOUTH_WORKER, SOUTH_MANAGER, ADMIN, LADO] as const

describe('what is restricted', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    ;({ world, reference } = await openRestricted())
  })
  after(() => world.close())

  const { says, fresh, standing } = ownChat(() => world)
  const posts = (person: Person) => world.teams.postsToPerson(person.id).map((post) => JSON.stringify(post))
  const channelCard = (channel: string) =>
    wordsOn(cardIn(world.teams.posts(channel).findLast((post) => JSON.stringify(post).includes(reference))))

  it('is shown to the named with who restricted it, and why', async () => {
    for (const by of [SAM, TESS])
      assert.match(
        words(await says(by, reference)),
        /Restricted.*Sam Example, Tess Placeholder alone.*cousin/s,
      )
    assert.ok(posts(SAM).some((post) => post.includes('restricted, and you are named')))
  })

  it('is no such reference to anybody else, whatever they type, and nothing is changed or told by it', async () => {
    const before = await stored(world)
    for (const by of UNNAMED)
      for (const { words: sample } of COMMANDS.filter((command) => command.words.includes('PCA-2026-0001'))) {
        if (sample.startsWith('break glass')) continue
        const typed = sample.replaceAll('PCA-2026-0001', reference)
        const answer = words(await says(by, typed))
        assert.doesNotMatch(answer, FAMILY, `${by.name}: ${typed}`)
        assert.doesNotMatch(answer, FAULT, `${by.name}: ${typed}`)
        assert.doesNotMatch(answer, /Sam Example.*alone|cousin/s, typed)
      }
    for (const by of UNNAMED) assert.ok(words(await says(by, reference)).includes(REFUSALS.unknownReference))
    assert.equal(await stored(world), before)
  })

  it('is in no list and in no search of anybody else', async () => {
    const lists = [
      'my work',
      'team',
      'team overdue',
      'my week',
      'overdue',
      'open at ZAA',
      `find ${reference}`,
      'find Prisonson',
      'find A1234BC',
      'find north',
      'triage',
      'retention',
    ]
    for (const by of UNNAMED)
      for (const typed of lists) {
        const answer = words(await says(by, typed))
        // What was typed is said back where nothing was found.
        const said = typed.includes(reference) ? answer.replaceAll(`find ${reference}`, '') : answer
        assert.doesNotMatch(
          said.replaceAll(`“${reference}”`, ''),
          new RegExp(reference),
          `${by.name}: ${typed}`,
        )
      }
    assert.match(words(await says(TESS, 'team')), new RegExp(reference))
    assert.match(words(await says(SAM, 'find Prisonson')), new RegExp(reference))
  })

  it('says in a channel that it is restricted, when it is due and how it stands, and no more', () => {
    for (const channel of [NORTH, MASH]) {
      const card = channelCard(channel)
      assert.match(card, new RegExp(`${reference}: restricted`))
      assert.match(card, /Due .*Status: /s)
      assert.doesNotMatch(card, /Sam|Tess|Take it|Allocate|Continue/)
    }
  })

  it('is changed by name in a sentence, and nobody is left out by accident', async () => {
    assert.match(
      words(await says(TESS, `restrict ${reference} add ${INES.name}: She helps.`)),
      /Ines Example/,
    )
    assert.match(words(await says(INES, reference)), /Restricted/)
    const gone = words(await says(TESS, `restrict ${reference} remove ${TESS.name}: I leave.`))
    assert.ok(gone.includes(REFUSALS.namesMissing))
    assert.match(gone, /Somebody who may sign it off must be among them/)
    assert.match(words(await says(TESS, `restrict ${reference} remove ${INES.name}: Done.`)), /Restricted/)
    assert.ok(words(await says(INES, reference)).includes(REFUSALS.unknownReference))
    assert.match(
      words(await says(TESS, `restrict ${reference} add Nobody Known: why`)),
      /I do not know everybody/,
    )
  })

  it('is known to a head of service by nothing, who may yet name others', async () => {
    assert.ok(words(await says(HEAD, reference)).includes(REFUSALS.unknownReference))
    const answer = words(await says(HEAD, `restrict ${reference} add ${DEPUTY.name}: Tess is ill.`))
    assert.match(answer, /It is known to .*Dev Deputy alone/)
    assert.doesNotMatch(answer, FAMILY)
    assert.match(words(await says(DEPUTY, reference)), /Restricted/)
    await says(HEAD, `restrict ${reference} remove ${DEPUTY.name}: Tess is back.`)
    assert.equal((await standing(reference)).restriction?.people.length, 2)
  })

  it('is restricted with a form: its worker and its manager are ticked, and what is missing is said', async () => {
    const other = await fresh()
    const form = cardIn(
      await press(world, DEPUTY, { card: await says(DEPUTY, other), title: 'Restrict to named people' }),
    )
    const ticked = Object.values(boxes(form)).join()
    assert.ok(ticked.includes(SAM.id) && ticked.includes(TESS.id))
    const without = cardIn(
      await press(world, DEPUTY, { card: form, title: 'Restrict it', typed: { words: WHY } }),
    )
    assert.match(words(without), /Please name yourself too/)
    const done = await press(world, DEPUTY, {
      ...{ card: without, title: 'Restrict it' },
      typed: { words: WHY, people: [SAM, TESS, DEPUTY].map(({ id }) => id).join(',') },
    })
    assert.match(words(cardIn(done)), /Restricted\. It is known to/)
    const lift = cardIn(await press(world, DEPUTY, { card: cardIn(done), title: 'Lift the restriction' }))
    const lifted = await press(world, DEPUTY, {
      card: lift,
      title: 'Lift it',
      typed: { words: 'It is over.' },
    })
    assert.match(words(cardIn(lifted)), /not restricted any more/)
    assert.doesNotMatch(words(await says(SERVICE, other)), /Restricted/)
  })

  it('may be restricted at triage, and goes only to a team in which somebody is named', async () => {
    const waiting = await recordForTriage(world)
    await says(MAYA, `restrict ${waiting} to me and ${TESS.name}: ${WHY}`)
    assert.match(
      words(await says(MAYA, `assign ${waiting} to south: it is theirs`)),
      /nobody who is named may sign in that team/,
    )
    assert.doesNotMatch(
      words(await says(MAYA, `assign ${waiting} to north: it is theirs`)),
      /nobody who is named/,
    )
    assert.equal((await standing(waiting)).team, 'north')
    assert.match(words(await says(TESS, waiting)), /Restricted/)
    await quiet(world)
    assert.ok(!posts(SAM).some((post) => post.includes(waiting)))
  })
})
