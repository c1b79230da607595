/** Breaking the glass of a referral, the log of an auditor, and what the LADO sees, over the real door. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import {
  ADMIN,
  AUDITOR,
  DEPUTY,
  HEAD,
  INES,
  LADO,
  MAYA,
  SAM,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import { recordForTriage } from '../support/triage-road.ts'
import { ownChat, words } from './own-chat.ts'
import { openRestricted, WHY } from './restricted-world.ts'
import { FAMILY, FAULT, quiet, stored, timesDone } from './stored.ts'

const GLASS = 'The worker is ill and the prison asks.'

describe('the glass', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    ;({ world, reference } = await openRestricted())
  })
  after(() => world.close())

  const { says, fresh, standing } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const posts = (person: Person) => world.teams.postsToPerson(person.id).map((post) => JSON.stringify(post))

  it('is broken with a warning first and a reason, told to its owners at once, and each look is written down', async () => {
    const bare = await says(SOUTH_MANAGER, `break glass ${reference}`)
    assert.match(words(bare), /You are about to read what is not yours to read/)
    assert.equal(await timesDone(world, reference, 'breakGlass'), 0)
    const short = cardIn(
      await press(world, SOUTH_MANAGER, {
        card: bare,
        title: 'Break the glass and read',
        typed: { words: 'I must' },
      }),
    )
    assert.ok(words(short).includes(REFUSALS.whyBreakGlass))
    const typed = await says(SOUTH_MANAGER, `break glass ${reference}: ${GLASS}`)
    const { version } = await standing(reference)
    const read = cardIn(await press(world, SOUTH_MANAGER, { card: typed, title: 'Break the glass and read' }))
    assert.match(words(read), /Prisonson/)
    assert.match(words(read), /Glass broken.*Tom South.*until Thu 3 Dec 2026, 22:00/s)
    assert.equal((await standing(reference)).version, version)
    assert.equal(await timesDone(world, reference, 'breakGlass'), 1)
    await quiet(world)
    for (const owner of [SAM, TESS])
      assert.ok(
        posts(owner).some((post) => post.includes('somebody has broken the glass') && post.includes(GLASS)),
        owner.name,
      )
    assert.ok(!posts(DEPUTY).some((post) => post.includes('broken the glass')))
    assert.match(words(await says(SAM, reference)), /Glass broken.*Tom South/s)
    const looks = await world.product.database.kysely
      .selectFrom('look')
      .select('who')
      .where('what', '=', 'glass')
      .where('reference', '=', reference)
      .execute()
    assert.ok(looks.length >= 1 && looks.every(({ who }) => who === SOUTH_MANAGER.id))
  })

  it('lets nobody change anything', async () => {
    const before = await stored(world)
    for (const typed of [
      'worried about',
      'legal hold',
      'allocate',
      'moved',
      'restrict',
      'family safe',
      'withdraw',
    ])
      assert.doesNotMatch(words(await says(SOUTH_MANAGER, `${typed} ${reference}: because I say so`)), FAULT)
    const card = await says(SOUTH_MANAGER, reference)
    for (const { verb, title } of buttonsOn(card).filter(({ verb: each }) => each !== 'show'))
      assert.doesNotMatch(
        JSON.stringify(
          (await world.chat(SOUTH_MANAGER).presses(verb, { reference, version: 0, key: 'A1' })).body ?? '',
        ),
        FAULT,
        title,
      )
    assert.equal(await stored(world), before)
  })

  it('is whole again after twelve hours', async () => {
    world.clock.add(12 * 60 * 60)
    assert.ok(words(await says(SOUTH_MANAGER, reference)).includes(REFUSALS.unknownReference))
    assert.doesNotMatch(words(await says(SAM, reference)), /Glass broken/)
  })

  it('is not for those who manage nothing, to whom the reference stays unknown', async () => {
    for (const by of [INES, SOUTH_WORKER, ADMIN, LADO, AUDITOR])
      assert.ok(
        words(await says(by, `break glass ${reference}: ${GLASS}`)).includes(REFUSALS.unknownReference),
        by.name,
      )
  })

  it('opens what is another team’s and not restricted, too', async () => {
    const other = await fresh()
    assert.ok(words(await says(SOUTH_MANAGER, other)).includes(REFUSALS.unknownReference))
    const form = await says(SOUTH_MANAGER, `break glass ${other}: ${GLASS}`)
    assert.match(
      words(cardIn(await press(world, SOUTH_MANAGER, { card: form, title: 'Break the glass and read' }))),
      /Prisonson/,
    )
    assert.ok(words(await says(DEPUTY, `break glass ${other}: ${GLASS}`)).includes(REFUSALS.glassNotNeeded))
  })

  it('stands in the log of an auditor, who reads no word of it and of no reason, and whose reading is a look', async () => {
    const log = words(await says(AUDITOR, `log ${reference}`))
    for (const line of [
      'Tess Placeholder: Restrict',
      'Tom South: Break glass',
      'Tom South: Read it by breaking the glass',
      'Maya Sample: Record',
    ])
      assert.ok(log.includes(line), line)
    for (const secret of [WHY, GLASS, 'Prisonson']) assert.ok(!log.includes(secret))
    assert.doesNotMatch(log, FAMILY)
    assert.match(words(await says(AUDITOR, 'log')), /Aud Auditor: Read the log/)
    for (const by of [SAM, TESS, MAYA, ADMIN, HEAD, LADO])
      assert.ok(words(await says(by, `log ${reference}`)).includes(REFUSALS.notToReadLog), by.name)
    assert.ok(words(await says(AUDITOR, 'log PCA-2026-9999')).includes(REFUSALS.unknownReference))
    assert.ok(words(await says(AUDITOR, reference)).includes(REFUSALS.unknownReference))
  })

  it('shows the LADO their own: the status, the due day, the team and the sending', async () => {
    const theirs = await recordForTriage(world, { request: { requestSource: 'lado' } })
    assert.match(words(await says(LADO, 'my work')), new RegExp(theirs))
    const card = await says(LADO, theirs)
    assert.match(words(card), /Status: .*Due: .*Team: .*Report to the LADO: \s*not sent yet/s)
    assert.doesNotMatch(words(card), FAMILY)
    assert.deepEqual(titles(card), ['My work'])
    const other = await fresh()
    assert.ok(words(await says(LADO, other)).includes(REFUSALS.unknownReference))
    assert.doesNotMatch(words(await says(LADO, 'my work')), new RegExp(other))
    await says(MAYA, `restrict ${theirs} to me: ${WHY}`)
    assert.ok(words(await says(LADO, theirs)).includes(REFUSALS.unknownReference))
  })
})
