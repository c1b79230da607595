/** More time: who may ask, answer and record it; the date moves by a recorded agreement alone. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import {
  answerMoreTimeAsked,
  askForMoreTime,
  recordNoFromPrison,
  recordWhatWasAgreed,
} from '../../src/workflow/more-time.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, DEPUTY, INES, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, signed, submitted, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

/** The usual referral is due on Tuesday 15 December 2026, eight days after the Monday of these tests. */
const DUE = '2026-12-15'
const FRIDAY = '2026-12-18'

describe('more time', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const ask = (reference: string, by: Person = SAM, change: object = {}) =>
    askForMoreTime(world, by, {
      ...{ reference, until: FRIDAY, reason: 'probation_awaited', words: ' The officer is back on Monday. ' },
      ...change,
    })
  const answer = (reference: string, agree: boolean, { by = TESS, words = '', until = FRIDAY } = {}) =>
    answerMoreTimeAsked(world, by, { reference, until, agree, words })
  const record = (reference: string, by: Person = SAM, change: object = {}) =>
    recordWhatWasAgreed(world, by, {
      ...{ reference, until: FRIDAY, with: 'Jo Bloggs, OMU', on: '2026-12-07', how: 'e-mail' },
      ...change,
    })
  const standing = async (reference: string): Promise<Referral> => {
    const loaded = await world.store.load(reference)
    if (loaded === undefined) throw new Error('It is not there.')
    return loaded.referral
  }
  const asked = async (): Promise<string> => {
    const reference = await taken(world)
    as(await ask(reference), 'allocated')
    return reference
  }
  const withPrison = async (): Promise<string> => {
    const reference = await asked()
    as(await answer(reference, true), 'allocated')
    return reference
  }

  it('asked by the worker waits for the manager, with the words for us alone, and moves nothing', async () => {
    const reference = await asked()
    const { due, moreTime, version } = await standing(reference)
    assert.equal(due.day, DUE)
    assert.deepEqual(moreTime, {
      ...{ until: FRIDAY, reason: 'probation_awaited', words: 'The officer is back on Monday.' },
      ...{ askedBy: SAM.id, askedAt: MONDAY, stage: 'asked' },
    })
    assert.deepEqual(await promised(world, reference, 'moreTimeAsked'), [
      'more-time-asked to team manager by chat',
    ])
    const line = (await auditOf(world.database, reference)).at(-1)
    assert.deepEqual(
      [line?.who, line?.what, line?.reason, line?.version],
      [SAM.id, 'askMoreTime', 'Waiting for probation', version],
    )
  })

  it('agreed by the manager is asked of the prison, and still moves nothing', async () => {
    const reference = await withPrison()
    const { due, moreTime } = await standing(reference)
    assert.equal(due.day, DUE)
    assert.deepEqual([moreTime?.stage, moreTime?.answeredBy], ['with the prison', TESS.id])
    assert.deepEqual(await promised(world, reference, 'moreTimeAgreed'), [
      'more-time to requester by email',
      'more-time-agreed to worker by chat',
    ])
  })

  it('asked for by a manager goes to the prison at once', async () => {
    const reference = await taken(world)
    as(await ask(reference, DEPUTY), 'allocated')
    assert.equal((await standing(reference)).moreTime?.stage, 'with the prison')
    assert.deepEqual(await promised(world, reference, 'moreTimeAsked'), [])
    assert.equal((await promised(world, reference, 'moreTimeAgreed')).length, 2)
  })

  it('not supported needs a reason, which the worker hears, and can be asked for again', async () => {
    const reference = await asked()
    assert.equal(await refusalOf(world, () => answer(reference, false, { words: '  ' })), 'whyNotNeeded')
    as(await answer(reference, false, { words: 'Please see her on Tuesday.' }), 'allocated')
    const { due, moreTime } = await standing(reference)
    assert.deepEqual(
      [due.day, moreTime?.stage, moreTime?.answer],
      [DUE, 'not supported', 'Please see her on Tuesday.'],
    )
    assert.deepEqual(await promised(world, reference, 'moreTimeNotSupported'), [
      'more-time-not-supported to worker by chat',
    ])
    as(await ask(reference), 'allocated')
  })

  it('moves the date when the agreement is recorded; the first date and the whole story stay', async () => {
    const reference = await withPrison()
    as(await record(reference, MAYA), 'allocated')
    const { due, firstDue, dueChanges, moreTime } = await standing(reference)
    assert.deepEqual(
      [due.day, due.rule, firstDue, moreTime],
      [FRIDAY, 'more time was agreed', DUE, undefined],
    )
    assert.deepEqual(dueChanges, [
      {
        ...{ because: 'more time was agreed', from: DUE, to: FRIDAY, at: MONDAY, by: MAYA.id },
        words: 'Waiting for probation',
        reason: 'probation_awaited',
        agreement: { with: 'Jo Bloggs, OMU', on: '2026-12-07', how: 'e-mail' },
      },
    ])
    assert.deepEqual(await promised(world, reference, 'moreTimeRecorded'), [
      'more-time-recorded to team manager by chat',
      'more-time-recorded to worker by chat',
      'referral-summary to team channel by channel card',
    ])
    const moves = (await auditOf(world.database, reference)).map(({ who, what }) => [who, what])
    assert.deepEqual(moves.slice(-3), [
      [SAM.id, 'askMoreTime'],
      [TESS.id, 'agreeMoreTime'],
      [MAYA.id, 'recordAgreement'],
    ])
  })

  it('may be agreed to another day than was asked for, but never by silence', async () => {
    const reference = await withPrison()
    for (const change of [{ with: ' ' }, { how: '' }])
      assert.equal(await refusalOf(world, () => record(reference, SAM, change)), 'agreementNeedsWho')
    assert.equal(await refusalOf(world, () => record(reference, SAM, { on: '2026-12-08' })), 'agreedInFuture')
    assert.equal(await refusalOf(world, () => record(reference, SAM, { until: DUE })), 'notLater')
    assert.equal(
      await refusalOf(world, () => record(reference, SAM, { until: '2026-12-25' })),
      'notAWorkingDay',
    )
    as(await record(reference, SAM, { until: '2026-12-16' }), 'allocated')
    assert.equal((await standing(reference)).due.day, '2026-12-16')
  })

  it('refused by the prison leaves the date, and both hear of it', async () => {
    const reference = await withPrison()
    as(await recordNoFromPrison(world, SAM, { reference, words: 'They need it for the 15th.' }), 'allocated')
    const { due, moreTime } = await standing(reference)
    assert.deepEqual([due.day, moreTime?.stage], [DUE, 'refused by the prison'])
    assert.deepEqual(await promised(world, reference, 'moreTimeRefused'), [
      'more-time-refused to team manager by chat',
      'more-time-refused to worker by chat',
    ])
    assert.equal((await auditOf(world.database, reference)).at(-1)?.reason, 'They need it for the 15th.')
  })

  it('is kept from those who may not see it, and from those who may but have no say', async () => {
    const fresh = await taken(world)
    const waiting = await asked()
    const away = await withPrison()
    const no = { words: 'No.' }
    for (const by of [SOUTH_WORKER, SOUTH_MANAGER])
      for (const act of [
        () => ask(fresh, by),
        () => answer(waiting, true, { by }),
        () => record(away, by),
        () => recordNoFromPrison(world, by, { reference: away, ...no }),
      ])
        assert.equal(await refusalOf(world, act), 'notForYou')
    assert.equal(await refusalOf(world, () => ask(fresh, MAYA)), 'notSocialWorkerOfTeam')
    for (const by of [SAM, INES, MAYA])
      assert.equal(await refusalOf(world, () => answer(waiting, true, { by })), 'notTeamManager')
    assert.equal(await refusalOf(world, () => ask('PCA-2026-9999')), 'unknownReference')
  })

  it('is asked for once at a time, of a day that is later and worked, while the report is still to be signed', async () => {
    const fresh = await taken(world)
    for (const [until, code] of [
      [DUE, 'notLater'],
      ['2026-12-01', 'notLater'],
      ['2026-12-19', 'notAWorkingDay'],
      ['2026-12-28', 'notAWorkingDay'],
      ['2030-01-02', 'holidaysNotKnown'],
    ] as const)
      assert.equal(await refusalOf(world, () => ask(fresh, SAM, { until })), code, until)
    for (const reference of [await asked(), await withPrison()])
      assert.equal(await refusalOf(world, () => ask(reference)), 'moreTimeAsked')
    const { reference } = await signed(world)
    assert.equal(await refusalOf(world, () => ask(reference)), 'notNow')
    as(await ask((await submitted(world)).reference), 'submitted')
  })

  it('is answered once, and only about the day that the manager saw', async () => {
    const reference = await asked()
    assert.equal(await refusalOf(world, () => answer(reference, true, { until: '2026-12-17' })), 'stale')
    as(await answer(reference, true), 'allocated')
    for (const agree of [true, false])
      assert.equal(await refusalOf(world, () => answer(reference, agree, { words: 'x' })), 'nothingAsked')
    const never = await taken(world)
    assert.equal(await refusalOf(world, () => answer(never, true)), 'nothingAsked')
    const waiting = await asked()
    for (const other of [never, waiting])
      assert.equal(await refusalOf(world, () => record(other)), 'nothingAsked')
  })

  it('is answered once, when two managers press at the same time', async () => {
    const reference = await asked()
    await Promise.all([answer(reference, true), answer(reference, false, { by: DEPUTY, words: 'No.' })])
    const moves = (await auditOf(world.database, reference)).map(({ what }) => what)
    assert.equal(moves.filter((what) => /agreeMoreTime|declineMoreTime/.test(what)).length, 1)
  })

  it('keeps words that a store would refuse, without what it cannot hold', async () => {
    const reference = await taken(world)
    as(await ask(reference, SAM, { words: 'Half \ud83d\0 of it' }), 'allocated')
    assert.equal((await standing(reference)).moreTime?.words, 'Half \ufffd of it')
  })

  it('keeps to the council’s own closures', async () => {
    const closed = { ...COUNCIL, council: { ...COUNCIL.council, closures: [FRIDAY] } }
    const reference = await taken(world)
    const inClosed = () =>
      askForMoreTime(world.withDirectory(closed), SAM, {
        reference,
        until: FRIDAY,
        reason: 'other',
        words: '',
      })
    assert.equal(await refusalOf(world, inClosed), 'notAWorkingDay')
  })

  it('can be asked for by a colleague of the team, of the LADO too', async () => {
    const details: Details = { ...DETAILS, request: { ...DETAILS.request, requestSource: 'lado' } }
    const reference = await taken(world, SAM, details)
    as(await ask(reference, INES), 'allocated')
    assert.equal((await standing(reference)).moreTime?.askedBy, INES.id)
  })
})
