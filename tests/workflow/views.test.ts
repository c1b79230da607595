/** What waits for whom. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { settle } from '../../src/store/notices.ts'
import { confirmAccepted } from '../../src/workflow/dispatch.ts'
import { linksOf, myWork, teamWork } from '../../src/workflow/views.ts'
import { DETAILS } from '../support/answers.ts'
import {
  ADMIN,
  DEPUTY,
  DUTY,
  HEAD,
  INES,
  MAYA,
  SAM,
  SERVICE,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import { as, record, released, submitted, taken } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

describe('what waits for whom', () => {
  let world: WorkflowWorld
  let waiting = ''
  let mine = ''
  let sentIn = ''
  let sent = ''
  let south = ''
  before(async () => {
    world = await openWorkflow()
    waiting = await record(world)
    mine = await taken(world)
    sentIn = (await submitted(world)).reference
    sent = (await released(world)).reference
    for (const { key, by } of await world.store.notices(sent))
      if (by === 'email')
        await settle(world.database.kysely, key, { status: 'accepted', at: world.clock.now() })
    as(await confirmAccepted(world, sent), 'sent')
    south = await record(world, { ...DETAILS, carer: { ...DETAILS.carer, team: 'south' } })
  })
  after(() => world.close())

  const shown = async (rows: Promise<readonly { reference: string }[]>) =>
    (await rows).map(({ reference }) => reference).toSorted()
  const my = (person: Person) => shown(myWork(world, person))
  const team = (person: Person) => shown(teamWork(world, person))

  it('is, for a social worker, what they have and is not sent', async () => {
    assert.deepEqual(await my(SAM), [mine, sentIn])
    assert.deepEqual(await my(INES), [])
  })

  it('is, for a Team Manager and a deputy, what waits for a worker or for sign-off', async () => {
    assert.deepEqual(await my(TESS), [waiting, sentIn])
    assert.deepEqual(await my(DEPUTY), [waiting, sentIn])
    for (const cover of [SERVICE, DUTY]) assert.deepEqual(await my(cover), [waiting, sentIn])
    for (const other of [HEAD, ADMIN]) assert.deepEqual(await my(other), [])
    assert.deepEqual(await my(SOUTH_MANAGER), [south])
  })

  it('is, for a team, all that is open in it and nothing of another team', async () => {
    assert.deepEqual(await team(SAM), [waiting, mine, sentIn])
    assert.deepEqual(await team(SOUTH_WORKER), [south])
  })

  it('is, for MASH, what is open in every team, and for nobody’s team nothing', async () => {
    assert.deepEqual(await team(MAYA), [waiting, mine, sentIn, south])
    assert.deepEqual(await team({ ...SAM, teams: [] }), [])
  })

  it('opens only reports that are filed', async () => {
    const reports = await world.store.reports(sentIn, 1, false)
    assert.deepEqual(linksOf(reports), [])
    const filed = reports.map((report) => ({
      ...report,
      webUrl: `https://files.example/${report.document.part}`,
    }))
    assert.deepEqual(linksOf(filed), [
      { child: 1, part: 1, url: 'https://files.example/1' },
      { child: 1, part: 2, url: 'https://files.example/2' },
    ])
  })
})
