/** Files for one person: fetched once, within two minutes, by a ticket that is kept nowhere, with the right asked again. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { openExport } from '../../src/jobs/exports.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { makeExportTicket } from '../../src/workflow/exports.ts'
import type { ExportKind } from '../../src/workflow/exports-ports.ts'
import { ADMIN, COUNCIL, DEPUTY, HEAD, MAYA, SAM, SERVICE, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { auditOf, firstBrokenSeal } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

describe('a file for one person', () => {
  let world: WorkflowWorld & JobWorld
  let reference: string
  before(async () => {
    world = jobWorld(await openWorkflow(), {})
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    await world.database.run('truncate export_ticket')
    reference = await record(world)
  })

  const ask = (by: Person, kind: ExportKind = 'inspection-json') =>
    makeExportTicket(world, by, { kind, about: { reference }, reason: 'A complaint' })
  const ticketOf = async (by: Person): Promise<string> => {
    const ticket = await ask(by)
    if (isRefusal(ticket)) throw new Error(ticket.say)
    return ticket
  }
  const lines = async (what: string) =>
    (await auditOf(world.database, reference)).filter((line) => line.what === what)

  it('is fetched once by two who come at the same time, and by nobody after', async () => {
    const ticket = await ticketOf(TESS)
    const both = await Promise.all([openExport(world, ticket), openExport(world, ticket)])
    assert.equal(both.filter((one) => one !== undefined).length, 1)
    assert.equal((both[0] ?? both[1])?.name, `${reference}-inspection-pack.json`)
    assert.equal(await openExport(world, ticket), undefined)
    assert.equal(await openExport(world, 'f'.repeat(96)), undefined)
  })

  it('is fetched within two minutes and not a second later', async () => {
    const [ticket, late] = [await ticketOf(TESS), await ticketOf(TESS)]
    world.setNow('2026-12-07T10:02:00.000Z')
    assert.notEqual(await openExport(world, ticket), undefined)
    world.setNow('2026-12-07T10:02:01.000Z')
    assert.equal(await openExport(world, late), undefined)
    await ticketOf(TESS)
    assert.equal((await world.database.run('select * from export_ticket')).rows.length, 1)
  })

  it('has a ticket that is kept nowhere, with references alone beside its digest', async () => {
    const ticket = await ticketOf(TESS)
    const { rows } = await world.database.run('select * from export_ticket')
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(`${ticket}|complaint`))
    assert.deepEqual((rows[0] as { about: object }).about, { reference })
  })

  it('leaves a line when it is asked for, with why, and another when it is fetched', async () => {
    await openExport(world, await ticketOf(TESS))
    const [asked] = await lines('ask for export')
    assert.equal(asked?.reason, 'inspection-json: A complaint')
    assert.deepEqual([asked?.who, (await lines('fetch export'))[0]?.who], [TESS.id, TESS.id])
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })

  it('is refused to everybody who may not have it, in the words for one that is not there', async () => {
    for (const by of [SAM, DEPUTY, MAYA, ADMIN, SOUTH_MANAGER])
      assert.equal(await refusalOf(world, () => ask(by)), 'notToInspect')
    const nowhere = { kind: 'inspection-pdf', about: { reference: 'PCA-2026-9999' } } as const
    assert.equal(await refusalOf(world, () => makeExportTicket(world, HEAD, nowhere)), 'notToInspect')
    for (const by of [TESS, SERVICE, HEAD]) assert.ok(!isRefusal(await ask(by)))
  })

  it('is not given to one who lost the right, or left, between asking and fetching', async () => {
    for (const people of [
      COUNCIL.people.map((person) => (person.id === TESS.id ? { ...person, teams: ['south'] } : person)),
      COUNCIL.people.filter(({ id }) => id !== TESS.id),
    ]) {
      const ticket = await ticketOf(TESS)
      assert.equal(await openExport({ ...world, directory: { ...COUNCIL, people } }, ticket), undefined)
    }
    assert.deepEqual(await lines('fetch export'), [])
  })
})
