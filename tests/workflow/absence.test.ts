/** Who is away: by their own word and by Outlook, on a real store. */
import assert from 'node:assert/strict'
import { approverOf } from '../../src/domain/holder.ts'
import { dayOf, later } from '../../src/domain/moment.ts'
import { comeBack, coverOf, sayAway } from '../../src/workflow/absence.ts'
import { decideNudges } from '../../src/workflow/nudges.ts'
import { readOutlook } from '../../src/workflow/outlook.ts'
import { COUNCIL, DEPUTY, SAM, TESS } from '../support/council.ts'
import { as, submitted } from '../support/workflow-road.ts'
import {
  MONDAY,
  openWorkflow,
  refusalOf,
  startAfresh,
  type WorkflowWorld,
} from '../support/workflow-world.ts'

const TODAY = dayOf(MONDAY)
const FRIDAY = '2026-12-11'

describe('an absence', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const absences = () => world.store.absences()
  const minutesOn = (minutes: number) => world.setNow(later(world.clock.now(), minutes * 60))
  const looks = async () =>
    (await world.database.kysely.selectFrom('referral').select('next_look_at').execute()).map(
      ({ next_look_at }) => next_look_at,
    )
  /** Nothing is to be looked at before somebody says so. */
  const forgetLooks = () =>
    world.database.kysely.updateTable('referral').set({ next_look_at: null }).execute()

  describe('by their own word', () => {
    it('begins today and lasts to a day, or until they are back; the newest word counts', async () => {
      const said = { person: TESS.id, from: TODAY, source: 'said so' } as const
      assert.deepEqual(await sayAway(world, TESS, FRIDAY), { ...said, until: FRIDAY })
      assert.deepEqual(await absences(), [{ ...said, until: FRIDAY }])
      await sayAway(world, TESS, undefined)
      assert.deepEqual(await absences(), [{ ...said, until: undefined }])
      assert.deepEqual(await comeBack(world, TESS), [{ ...said, until: undefined }])
      assert.deepEqual(await absences(), [])
      assert.deepEqual(await comeBack(world, TESS), [])
    })

    it('may be for today alone, and is refused for a day that is over', async () => {
      assert.equal(await refusalOf(world, () => sayAway(world, TESS, '2026-12-06')), 'dayIsOver')
      assert.deepEqual(await absences(), [])
      await sayAway(world, TESS, TODAY)
      assert.equal((await absences())[0]?.until, TODAY)
    })

    it('brings what waits for sign-off, and what they have, back to the sweep, at either end', async () => {
      await submitted(world)
      for (const act of [() => sayAway(world, SAM, undefined), () => comeBack(world, SAM)]) {
        await forgetLooks()
        await act()
        assert.deepEqual(await looks(), [MONDAY])
      }
      await forgetLooks()
      await comeBack(world, SAM)
      assert.deepEqual(await looks(), [null], 'they were here already')
    })
  })

  describe('is answered with who covers', () => {
    it('for each report that waits for this person now, and when they get it', async () => {
      await submitted(world)
      await submitted(world)
      assert.deepEqual(await coverOf(world, DEPUTY), [])
      assert.deepEqual(await coverOf(world, TESS), [{ to: DEPUTY.id, at: MONDAY, count: 2 }])
      world.setNow('2026-12-11T18:00:00.000Z')
      assert.deepEqual(await coverOf(world, TESS), [
        { to: DEPUTY.id, at: '2026-12-14T09:00:00.000Z', count: 2 },
      ])
      await sayAway(world, TESS, undefined)
      world.setNow('2026-12-14T09:00:00.000Z')
      await decideNudges(world)
      assert.deepEqual(await coverOf(world, TESS), [])
      assert.equal((await coverOf(world, DEPUTY))[0]?.count, 2)
    })

    it('or that nobody is left', async () => {
      const people = COUNCIL.people.filter(({ id }) => id === TESS.id || !COVERS.includes(id))
      const alone = world.withDirectory({ ...COUNCIL, people })
      await submitted(alone)
      assert.deepEqual(await coverOf(alone, TESS), [{ to: undefined, at: MONDAY, count: 1 }])
    })
  })

  describe('by Outlook', () => {
    const read = async () => assert.deepEqual(await readOutlook(world), [])
    const fromOutlook = { person: TESS.id, from: TODAY, until: FRIDAY, source: 'Outlook' } as const
    const away = (until: string | undefined) => world.graphAway.set(TESS.id, { away: true, until })

    it('is read of those who have to sign now, and passes the report on at once', async () => {
      const { reference } = await submitted(world)
      away(FRIDAY)
      world.graphAway.set(DEPUTY.id, new Error('is not asked for: nothing waits for the deputy'))
      await forgetLooks()
      await read()
      assert.deepEqual(await absences(), [fromOutlook])
      assert.deepEqual(await looks(), [MONDAY])
      await decideNudges(world)
      const { submission } = as((await world.store.load(reference))?.referral, 'submitted')
      assert.equal(approverOf(submission), DEPUTY.id)
    })

    it('is not read while nothing waits', async () => {
      away(FRIDAY)
      await read()
      assert.deepEqual(await absences(), [])
    })

    it('ends when Outlook says so, though nothing waits for them any more', async () => {
      await submitted(world)
      away(undefined)
      await read()
      await decideNudges(world)
      world.graphAway.set(TESS.id, { away: false, until: undefined })
      minutesOn(15)
      await read()
      assert.deepEqual(await absences(), [])
    })

    it('is asked for once in a quarter of an hour, by however many sweeps', async () => {
      await submitted(world)
      await read()
      away(FRIDAY)
      minutesOn(14)
      await read()
      assert.deepEqual(await absences(), [])
      minutesOn(1)
      await read()
      assert.deepEqual(await absences(), [fromOutlook])
    })

    it('keeps its first day while it goes on, and wakes nobody where nothing changed', async () => {
      await submitted(world)
      away(FRIDAY)
      await read()
      world.setNow('2026-12-08T10:00:00.000Z')
      await forgetLooks()
      await read()
      assert.deepEqual(await looks(), [null])
      away('2026-12-18')
      minutesOn(15)
      await read()
      assert.deepEqual(await absences(), [{ ...fromOutlook, until: '2026-12-18' }])
      assert.notDeepEqual(await looks(), [null])
    })

    it('does not count on the day of a return in the morning', async () => {
      await submitted(world)
      away('2026-12-06')
      await read()
      assert.deepEqual(await absences(), [])
    })

    it('stays as it is when there is no answer or a fault, which is handed on and not asked for again at once', async () => {
      await submitted(world)
      away(FRIDAY)
      await read()
      for (const answer of [undefined, new Error('Graph is down')]) {
        if (answer === undefined) world.graphAway.delete(TESS.id)
        else world.graphAway.set(TESS.id, answer)
        minutesOn(15)
        assert.deepEqual(await readOutlook(world), answer === undefined ? [] : [answer])
        assert.deepEqual(await absences(), [fromOutlook])
        assert.deepEqual(await readOutlook(world), [])
      }
    })

    it('leaves what they said themselves alone, and ends with it when they say that they are back', async () => {
      await submitted(world)
      await sayAway(world, TESS, undefined)
      away(FRIDAY)
      await read()
      assert.equal((await absences()).length, 2)
      assert.equal((await comeBack(world, TESS)).length, 2)
      assert.deepEqual(await absences(), [])
    })
  })
})

/** Everybody who signs when the Team Manager cannot. */
const COVERS = COUNCIL.people
  .filter(({ roles }) => roles.some((role) => /manager|deputy/.test(role)))
  .map(({ id }) => id)
