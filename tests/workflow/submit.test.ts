/** Sending in: the words are frozen and filed, and whoever signs off is found. */
import assert from 'node:assert/strict'
import { fingerprintOf } from '../../src/domain/report.ts'
import { teamManagerFor } from '../../src/workflow/routing.ts'
import { submitAssessment } from '../../src/workflow/sign-off.ts'
import { ASSESSMENT, DETAILS } from '../support/answers.ts'
import {
  BOTH,
  COUNCIL,
  DEPUTY,
  INES,
  MAYA,
  SAM,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { promised, record, submitted, taken, write, writeOver } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

describe('sending in an assessment', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())

  const submit = (reference: string, by = SAM) =>
    submitAssessment(world, by, { reference, teamManager: TESS.id })
  const refused = (reference: string, by = SAM) => refusalOf(world, () => submit(reference, by))

  it('freezes the words of the reports under their fingerprint, and promises to file them', async () => {
    const { reference, submission, version } = await submitted(world)
    const kept = await world.store.reports(reference, 1, false)
    assert.deepEqual(
      kept.map(({ document }) => document.part),
      [1, 2],
    )
    assert.equal(fingerprintOf(kept.map(({ document }) => document)), submission.fingerprint)
    assert.deepEqual([submission.number, submission.authors, submission.teamManager], [1, [SAM.id], TESS.id])
    assert.deepEqual(await promised(world, reference, 'submitted'), [
      'draft-reports to team folder by file',
      'referral-summary to team channel by channel card',
    ])
    const line = (await auditOf(world.database, reference)).at(-1)
    assert.deepEqual(
      [line?.who, line?.what, line?.version, line?.to],
      [SAM.id, 'submit', version, 'submitted'],
    )
  })

  it('names everybody who wrote in it as an author, whoever saved the page last', async () => {
    const reference = await taken(world)
    await write(world, reference, { by: BOTH })
    await writeOver(world, reference, INES)
    const sent = await submit(reference)
    assert.ok('submission' in sent)
    assert.deepEqual(sent.submission.authors.toSorted(), [SAM.id, INES.id, BOTH.id].toSorted())
  })

  it('is refused while anything is missing, and says what', async () => {
    const reference = await taken(world)
    await write(world, reference, { changes: { E: { ...ASSESSMENT.E, ordersCheckedOn: '' } } })
    assert.equal(await refused(reference), 'notComplete')
    const answer = await submit(reference)
    assert.ok('more' in answer)
    assert.equal(answer.more.length, 1)
    assert.match(answer.more[0] ?? '', /^E\. Orders/)
  })

  it('is refused while part 1 has the child’s address or school in it', async () => {
    for (const secret of ['14 Hidden Lane, Nowhereham', 'Secretwood Primary']) {
      const reference = await taken(world)
      const circumstances = `She lives well: ${secret}.`
      await write(world, reference, { changes: { G1: { ...ASSESSMENT.G1, circumstances } } })
      assert.equal(await refused(reference), 'addressInPartOne')
    }
  })

  it('is refused before it is started, a second time, and to whoever may not write', async () => {
    assert.equal(await refused(await record(world)), 'notNow')
    assert.equal(await refused(await taken(world)), 'notNow')
    const { reference } = await submitted(world)
    assert.equal(await refused(reference), 'notNow')
    assert.equal(await refused(reference, TESS), 'notSocialWorkerOfTeam')
    assert.equal(await refused(reference, MAYA), 'notSocialWorkerOfTeam')
    assert.equal(await refused(reference, SOUTH_WORKER), 'notForYou')
    assert.equal(await refused('PCA-2026-9999'), 'unknownReference')
  })

  describe('finds who signs off', () => {
    const route = async (team: 'north' | 'south', author = SAM, council = COUNCIL) => {
      const reference = await record(world, { ...DETAILS, carer: { ...DETAILS.carer, team } })
      const loaded = await world.store.load(reference)
      assert.ok(loaded)
      return teamManagerFor(world.withDirectory(council), author, loaded)
    }
    const south = (more: object, people = COUNCIL.people) => ({
      ...COUNCIL,
      people,
      teams: COUNCIL.teams.map((team) => (team.id === 'south' ? { ...team, ...more } : team)),
    })
    const southDeputy = { ...DEPUTY, id: '00000000-0000-4000-8000-0000000000c4', teams: ['south'] }
    beforeEach(() => world.graphManagers.clear())

    it('in the authority file, where it names a person', async () => {
      assert.equal(await route('north'), TESS.id)
    })

    it('by Graph, where the file says so', async () => {
      world.graphManagers.set(SOUTH_WORKER.id, SOUTH_MANAGER.id)
      assert.equal(await route('south', SOUTH_WORKER), SOUTH_MANAGER.id)
    })

    it('among the deputies, when Graph names nobody, a stranger, or somebody without the role', async () => {
      const council = south({ deputies: [southDeputy.id] }, [...COUNCIL.people, southDeputy])
      for (const named of [undefined, 'a stranger', TESS.id, SOUTH_WORKER.id]) {
        world.graphManagers.clear()
        if (named !== undefined) world.graphManagers.set(SOUTH_WORKER.id, named)
        assert.equal(await route('south', SOUTH_WORKER, council), southDeputy.id)
      }
    })

    it('but never the author', async () => {
      assert.equal(await route('north', TESS), DEPUTY.id)
    })

    it('nor anybody else who wrote in it', async () => {
      const reference = await taken(world)
      await write(world, reference, { by: BOTH })
      const loaded = await world.store.load(reference)
      assert.ok(loaded)
      const teams = COUNCIL.teams.map((team) => ({ ...team, teamManager: BOTH.id }))
      assert.equal(await teamManagerFor(world.withDirectory({ ...COUNCIL, teams }), SAM, loaded), DEPUTY.id)
    })

    it('and refuses when there is none', async () => {
      const people = COUNCIL.people.filter(({ id }) => id !== SOUTH_MANAGER.id)
      const answer = await route('south', SOUTH_WORKER, south({}, people))
      assert.equal(typeof answer === 'object' && answer.refused, 'noTeamManager')
    })
  })
})
