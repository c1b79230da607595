/** Who is in a channel, and what kind of channel it is, is asked of Teams and believed of nobody. */
import assert from 'node:assert/strict'
import { keepMemberships } from '../../src/compose-membership.ts'
import { teamById } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { ADMIN, COUNCIL, INES, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { record } from '../support/road.ts'
import { changesNothing, NORTH } from './stages.ts'
import { FAMILY, FAULT, quiet } from './stored.ts'

const OTHER_TENANT = '00000000-0000-4000-8000-0000000000ff'
const NOWHERE = '19:nowhere@thread.tacv2'

/** What Teams says of a member is kept for a while, so each test has somebody of its own. */
const WORKERS: readonly Person[] = Array.from({ length: 12 }, (_, number) => ({
  ...{ ...SAM, id: `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}` },
  name: `Worker ${number}`,
}))
let next = 0
const somebody = (): Person => {
  next += 1
  return WORKERS[next - 1] ?? assert.fail('more workers')
}

describe('a press in a channel', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld({ directory: { ...COUNCIL, people: [...COUNCIL.people, ...WORKERS] } })
  })
  beforeEach(async () => {
    reference = await record(world)
    await quiet(world)
  })
  after(() => world.close())

  const presses = (by: Person, verb: string, channelId = NORTH) =>
    world.channel(by, channelId).presses(verb, { reference })
  const isRefused = (why: string, work: () => Promise<{ status: number; body: unknown }>) =>
    changesNothing(world, async () => {
      const before = world.teams.calls.length
      const { status, body } = await work()
      const said = JSON.stringify([body, world.teams.calls.slice(before)])
      assert.equal(status, 200)
      assert.ok(said.includes(why), said)
      assert.doesNotMatch(said, FAMILY)
      assert.doesNotMatch(said, FAULT)
    })

  it('is done for a member whom Teams lists there, and Teams is asked once for several presses', async () => {
    const worker = somebody()
    assert.match(JSON.stringify((await presses(worker, 'take')).body), /Worker \d/)
    for (const verb of ['show', 'continue', 'show']) assert.equal((await presses(worker, verb)).status, 200)
    const asked = world.teams.calls.filter(({ path }) => path.includes(`/members/${worker.id}`))
    assert.equal(asked.length, 1)
  })

  const rosters: readonly (readonly [string, Parameters<TestWorld['teams']['roster']>[1], string])[] = [
    ['not listed in it any more', 'nobody', REFUSALS.notInThisTeam],
    ['a guest by their role', { userRole: 'guest' }, REFUSALS.guestHere],
    ['from a meeting, without an account', { userRole: 'anonymous' }, REFUSALS.guestHere],
    ['of another tenant', { tenantId: OTHER_TENANT }, REFUSALS.guestHere],
    ['of no tenant', { tenantId: undefined }, REFUSALS.guestHere],
    ['a guest by their name', { userPrincipalName: 'sam_x.org#EXT#@council.example' }, REFUSALS.guestHere],
    ['somebody else by their id', { aadObjectId: OTHER_TENANT }, REFUSALS.notInThisTeam],
  ]
  for (const [who, says, why] of rosters)
    it(`is refused to somebody who is ${who}, by every button and word there`, async () => {
      const worker = somebody()
      world.teams.roster(worker.id, says)
      for (const verb of ['take', 'show', 'continue', 'allocate', 'mail'])
        await isRefused(why, () => presses(worker, verb))
      await isRefused(why, () => world.channel(worker, NORTH).submits({ verb: 'take', reference }))
      await isRefused(why, () => world.channel(worker, NORTH).refreshes('show', { reference }))
      await isRefused(why, () => world.channel(worker, NORTH).says(`take ${reference}`))
      world.teams.roster(worker.id, {})
      assert.match(JSON.stringify((await presses(worker, 'take')).body), /Worker \d/, 'let in again at once')
    })

  it('is refused to somebody of another team by the council’s own directory, whatever Teams says', async () => {
    for (const verb of ['take', 'show', 'continue', 'allocate'])
      await isRefused('', () => presses(SOUTH_MANAGER, verb))
    assert.match(
      JSON.stringify((await presses(SOUTH_MANAGER, 'take')).body),
      /Only a social worker|cannot find/,
    )
  })

  it('is refused in a channel that is no team’s, or not theirs any more', async () => {
    const worker = somebody()
    for (const channel of [NOWHERE, '19:mash@thread.tacv2;x', ''])
      await isRefused(REFUSALS.notTheirChannel, () =>
        world.channel(worker, NOWHERE).sends({
          ...{ type: 'invoke', name: 'adaptiveCard/action' },
          channelData: { channel: { id: channel } },
          value: { action: { type: 'Action.Execute', verb: 'take', data: { reference } }, trigger: 'manual' },
        }),
      )
    await isRefused(REFUSALS.notTheirChannel, () => world.channel(worker, NOWHERE).says(`take ${reference}`))
  })

  it('is refused in a channel that is private or shared', async () => {
    for (const type of ['private', 'shared']) {
      world.teams.channelIs('19:side@thread.tacv2', type)
      const inTeam = world.teams.person(ADMIN).in({ id: '19:side@thread.tacv2', teamId: NORTH })
      await isRefused(REFUSALS.notStandardChannel, () => inTeam.says('setup'))
      await isRefused(REFUSALS.notStandardChannel, () =>
        inTeam.presses('setup-channel', { go: 'tie', form: { to: 'north' } }),
      )
    }
  })

  it('is refused with kind words while Teams does not answer, and done as soon as it does', async () => {
    const worker = somebody()
    for (const fault of [{ status: 503 }, { status: 429, retryAfter: '1' }, { drop: true }]) {
      world.teams.fault({ method: 'GET', ...fault })
      await isRefused(REFUSALS.membershipNotKnown, () => presses(worker, 'take'))
    }
    assert.match(JSON.stringify((await presses(worker, 'take')).body), /Worker \d/)
  })

  it('still shows guidance and help to anybody of the council, since these are about no family', async () => {
    const worker = somebody()
    world.teams.roster(worker.id, 'nobody')
    assert.match(JSON.stringify((await presses(worker, 'guidance')).body), /AdaptiveCard|card/)
    await world.channel(worker, NORTH).says('help')
    assert.match(JSON.stringify(world.teams.posts(NORTH).at(-1)), /I can do these/)
  })

  it('asks nothing of Teams in somebody’s own chat', async () => {
    world.teams.roster(TESS.id, 'nobody')
    await world.chat(TESS).says(reference)
    assert.match(JSON.stringify(world.teams.postsToPerson(TESS.id).at(-1)), /Childsdottir/)
  })

  it('sets a channel up for an administrator whom Teams lists in it, in a standard channel alone', async () => {
    const tie = (by: Person) =>
      world.channel(by, NOWHERE).presses('setup-channel', { go: 'tie', form: { to: 'north' } })
    world.teams.roster(ADMIN.id, 'nobody')
    await isRefused(REFUSALS.notInThisTeam, () => tie(ADMIN))
    world.teams.roster(ADMIN.id, { userRole: 'guest' })
    await isRefused(REFUSALS.guestHere, () => tie(ADMIN))
    world.teams.roster(ADMIN.id, {})
    world.teams.fault({ method: 'GET', status: 503, times: 2 })
    await isRefused(REFUSALS.membershipNotKnown, () => tie(ADMIN))
    await isRefused('Only an administrator', () => tie(INES))
    const elsewhere = world.teams.person(ADMIN).in({ id: NOWHERE, teamId: '19:other@thread.tacv2' })
    await isRefused(REFUSALS.notStandardChannel, () =>
      elsewhere.presses('setup-channel', { go: 'tie', form: { to: 'north' } }),
    )
    await tie(ADMIN)
    assert.equal(teamById(world.product.world.directory, 'north')?.channelId, NOWHERE)
  })
})

describe('what Teams said of somebody in a channel', () => {
  const place = { channelId: 'c', teamId: 't', serviceUrl: 'https://x.example' }
  const member = { person: 'member', channel: 'standard' } as const

  it('is kept for ten minutes where they are a member, and for nobody else', async () => {
    let [now, asked] = [0, 0]
    let answer: Parameters<typeof keepMemberships>[0] = async () => member
    const of = keepMemberships(
      (...about) => {
        asked += 1
        return answer(...about)
      },
      () => now,
    )
    for (let each = 0; each < 3; each++) assert.deepEqual(await of(place, 'a'), member)
    assert.equal(asked, 1)
    assert.deepEqual(await of({ ...place, channelId: 'd' }, 'a'), member)
    assert.deepEqual(await of(place, 'b'), member)
    assert.equal(asked, 3)
    now = 10 * 60_000
    answer = async () => ({ person: 'guest', channel: 'standard' })
    for (let each = 0; each < 2; each++) assert.equal(Object(await of(place, 'a')).person, 'guest')
    assert.equal(asked, 5)
    answer = () => Promise.reject(new Error('no'))
    for (let each = 0; each < 2; each++) assert.equal(await of(place, 'a'), 'not known')
    assert.equal(asked, 7)
  })
})
