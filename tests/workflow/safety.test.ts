/** Safety through the use cases: the lock in the form, the hold at the gate, the concern that reaches a manager. */
import assert from 'node:assert/strict'
import { openConcern } from '../../src/domain/concern.ts'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { isFamilyLocked } from '../../src/domain/safety.ts'
import { savePage } from '../../src/workflow/assessment.ts'
import { raiseSafeguardingConcern, seeSafeguardingConcern } from '../../src/workflow/concern.ts'
import { releaseReports, releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { holdSending, sayWhetherFamilyIsSafe } from '../../src/workflow/safety.ts'
import { chooseShortReport } from '../../src/workflow/short-report.ts'
import { signOffReport } from '../../src/workflow/sign-off.ts'
import { CARER, DETAILS, REQUEST } from '../support/answers.ts'
import { writeClear } from '../support/clear.ts'
import { ADMIN, DEPUTY, DUTY, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, page, promised, seenIn, signed, submitted, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

const WORDS = 'DC Smith, by telephone, today.'
const UNSAFE = { ...DETAILS, request: { ...REQUEST, safeToContactFamily: 'ask_police_first' } }
const REFUSING = { ...DETAILS, carer: { ...CARER, supportsContact: 'no' } }

describe('safety', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const standing = async (reference: string) => {
    const loaded = await world.store.load(reference)
    assert.ok(loaded)
    return loaded
  }
  const hold = (reference: string, held: boolean, by: Person = SAM, until?: string) =>
    holdSending(world, by, { reference, held, words: ` ${WORDS} `, until })
  const seen = (reference: string) =>
    savePage(world, SAM, page(reference, 'A1', { typed: { seenOn: '2026-12-01', seenAlone: 'yes' } }))

  describe('of the family', () => {
    it('keeps a page from saying that the child was seen until somebody unlocks it; nothing typed is lost', async () => {
      const reference = await taken(world, SAM, UNSAFE)
      const refused = await seen(reference)
      assert.ok('faults' in refused)
      assert.deepEqual(refused.faults.map(({ question }) => question).sort(), ['seenAlone', 'seenOn'])
      assert.match(refused.intro, /Please do not meet, telephone or write/)
      assert.equal(refused.answers.seenOn, '2026-12-01')
      assert.deepEqual((await standing(reference)).assessment, {})
      const opened = await sayWhetherFamilyIsSafe(world, TESS, { reference, to: 'yes', words: WORDS })
      assert.ok(!isRefusal(opened) && !isFamilyLocked(opened))
      assert.ok('mergedWith' in (await seen(reference)))
      const [line] = (await auditOf(world.database, reference)).filter(
        ({ what }) => what === 'sayWhetherSafe',
      )
      assert.deepEqual([line?.who, line?.reason], [TESS.id, `yes: ${WORDS}`])
      assert.deepEqual(await promised(world, reference, 'familyUnlocked'), [
        'family-unlocked to team manager by chat',
        'family-unlocked to worker by chat',
      ])
    })
    it('is refused to others', async () => {
      const reference = await taken(world, SAM, UNSAFE)
      for (const by of [SOUTH_WORKER, ADMIN])
        assert.equal(
          await refusalOf(world, () =>
            sayWhetherFamilyIsSafe(world, by, { reference, to: 'yes', words: WORDS }),
          ),
          'notForYou',
        )
    })
  })

  describe('of sending', () => {
    it('is at the gate: nothing is signed while it is held, and it may be after', async () => {
      const sent = await submitted(world)
      as(await hold(sent.reference, true), 'submitted')
      assert.equal(await refusalOf(world, () => signOffReport(world, TESS, seenIn(sent))), 'heldForPolice')
      as(await hold(sent.reference, false, TESS), 'submitted')
      as(await signOffReport(world, TESS, seenIn(sent)), 'signed_off')
    })

    it('stops what is signed, and what was stopped goes when it is lifted', async () => {
      const { reference, signOff, due } = await signed(world)
      as(await hold(reference, true, MAYA), 'signed_off')
      world.setNow(signOff.releaseAt)
      const stopped = await releaseReports(world, reference)
      assert.ok(isRefusal(stopped) && stopped.refused === 'heldForPolice')
      assert.deepEqual((await standing(reference)).referral.due, due)
      as(await hold(reference, false, TESS), 'signed_off')
      assert.ok((await releaseWhatIsDue(world)) >= 1)
      as((await standing(reference)).referral, 'sending')
      assert.equal(await refusalOf(world, () => hold(reference, true)), 'undoOver')
    })

    it('asks for more time with it: both stand or neither, and the letter has no word of the police', async () => {
      const reference = await taken(world)
      assert.equal(await refusalOf(world, () => hold(reference, true, TESS, '2026-12-19')), 'notAWorkingDay')
      const held = as(await hold(reference, true, TESS, '2026-12-18'), 'allocated')
      assert.deepEqual(
        [held.moreTime?.stage, held.moreTime?.reason, held.due.day],
        ['with the prison', 'police_hold', '2026-12-15'],
      )
      assert.deepEqual(
        (await auditOf(world.database, reference)).slice(-2).map(({ what }) => what),
        ['askMoreTime', 'holdForPolice'],
      )
      assert.ok((await promised(world, reference)).includes('more-time to requester by email'))
    })

    it('is held once by two people at once, and the second one is told', async () => {
      const reference = await taken(world)
      const both = await Promise.all([hold(reference, true), hold(reference, true, TESS)])
      assert.deepEqual(both.map((one) => ('refused' in one ? one.refused : 'done')).sort(), [
        'done',
        'heldAlready',
      ])
    })

    const newName = async (reference: string, name: string): Promise<void> => {
      const { referral } = await standing(reference)
      const [first, ...others] = referral.details.children
      const children = [{ ...first, newName: name }, ...others]
      await writeClear(world.database, { ...referral, details: { ...referral.details, children } })
    }

    it('never lets out what became a secret after the signature', async () => {
      const { reference, signOff } = await signed(world)
      await newName(reference, 'Quill Bedtime')
      world.setNow(signOff.releaseAt)
      const { assessment } = await standing(reference)
      assert.ok(!JSON.stringify(assessment.G1).includes('Bedtime'))
      as(await releaseReports(world, reference), 'sending')
      const second = await signed(world)
      await newName(second.reference, 'Quill Letters')
      world.setNow(second.signOff.releaseAt)
      const stopped = await releaseReports(world, second.reference)
      assert.ok(isRefusal(stopped) && stopped.refused === 'addressInPartOne')
      assert.match(stopped.more[0] ?? '', /new name of child 1, in part 1 .*»letters«/)
      assert.ok((await promised(world, second.reference)).includes('send-stopped to signer by chat'))
    })
  })

  describe('of a child, when somebody is worried', () => {
    const raise = (reference: string, by: Person = SAM) =>
      raiseSafeguardingConcern(world, by, { reference, words: 'A bruise.' })
    const told = async (reference: string) =>
      (await world.store.notices(reference))
        .filter(({ event }) => event === 'concernTold')
        .map(
          ({ by, person, promisedAt }) =>
            `${by} ${person === TESS.id ? 'Tess' : person === DEPUTY.id ? 'Dev' : ''} ${promisedAt}`,
        )

    it('is told at once at any hour, and to the next manager a quarter of an hour later', async () => {
      const reference = await taken(world)
      world.setNow('2026-12-12T22:30:00.000Z')
      const raised = await raise(reference)
      assert.ok(!isRefusal(raised) && openConcern(raised) !== undefined)
      const lines = await told(reference)
      assert.ok(lines.includes('chat Tess 2026-12-12T22:30:00.000Z'), lines.join('\n'))
      assert.ok(lines.includes('feed Tess 2026-12-12T22:30:00.000Z'))
      assert.ok(lines.includes('chat Dev 2026-12-12T22:45:00.000Z'))
      assert.equal(await refusalOf(world, () => raise(reference, MAYA)), 'concernTold')
    })

    it('goes past a Team Manager who is away', async () => {
      const reference = await taken(world)
      const absence = { person: TESS.id, from: '2026-12-07', until: '2026-12-07', source: 'said so' } as const
      await world.store.transaction((tx) => tx.setAbsence(absence, MONDAY))
      await raise(reference)
      const lines = await told(reference)
      assert.ok(lines.includes(`chat Dev ${MONDAY}`), lines.join('\n'))
      assert.ok(!lines.some((line) => line.includes('Tess')))
      await world.store.transaction((tx) => tx.endAbsence(TESS.id, 'said so'))
    })

    it('is seen by a manager, whoever raised it hears so, and nobody else may', async () => {
      const reference = await taken(world)
      await raise(reference)
      for (const by of [SAM, MAYA])
        assert.equal(
          await refusalOf(world, () => seeSafeguardingConcern(world, by, reference)),
          'notTeamManager',
        )
      assert.equal(await refusalOf(world, () => seeSafeguardingConcern(world, ADMIN, reference)), 'notForYou')
      const after = await seeSafeguardingConcern(world, DUTY, reference)
      assert.ok(!isRefusal(after) && openConcern(after) === undefined)
      assert.deepEqual(await promised(world, reference, 'concernSeen'), ['concern-seen to raiser by chat'])
      assert.equal(
        await refusalOf(world, () => seeSafeguardingConcern(world, TESS, reference)),
        'noOpenConcern',
      )
    })
  })

  describe('of a carer who refuses', () => {
    it('makes the report short by the worker’s choice, kept in versions, and full again', async () => {
      const reference = await taken(world, SAM, REFUSING)
      const choose = (short: boolean, by: Person = SAM) =>
        chooseShortReport(world, by, { reference, short, words: ' She will not have it. ' })
      assert.equal(await refusalOf(world, () => choose(true, TESS)), 'notSocialWorkerOfTeam')
      assert.equal(await refusalOf(world, () => choose(true, SOUTH_WORKER)), 'notForYou')
      assert.ok(!isRefusal(await choose(true)))
      assert.equal(await refusalOf(world, () => choose(true)), 'shortAlready')
      const { assessment } = await standing(reference)
      assert.deepEqual(assessment.S?.answers, { short: 'yes', why: 'She will not have it.' })
      assert.ok(!isRefusal(await choose(false)))
      assert.equal((await standing(reference)).assessment.S?.version, 2)
    })
    it('is refused where nobody refuses', async () => {
      const reference = await taken(world)
      const choose = () => chooseShortReport(world, SAM, { reference, short: true, words: 'Quicker.' })
      assert.equal(await refusalOf(world, choose), 'shortNotFitting')
    })
  })
})
