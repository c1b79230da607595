/** A request that is not complete: kept for triage with what there is, and completed before a team gets it. */
import assert from 'node:assert/strict'
import { answerOf } from '../../src/domain/form.ts'
import type { Details } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { openAmendForm } from '../../src/workflow/amend.ts'
import { type Filled, fillReferralForm, openReferralForm } from '../../src/workflow/referral.ts'
import { decideTriage, triageView } from '../../src/workflow/triage.ts'
import { CHILD, PRISONER, REQUEST } from '../support/answers.ts'
import { MAYA, SAM } from '../support/council.ts'
import { as } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const LITTLE = { fullName: 'Mia Childsdottir' }

describe('a request that is not complete', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const fill = (id: string, more: Partial<Filled>) =>
    fillReferralForm(world, MAYA, {
      id,
      page: 'request',
      child: 1,
      children: 1,
      typed: {},
      step: 'next',
      ...more,
    })

  const begun = async (): Promise<string> => {
    const form = await openReferralForm(world, MAYA)
    assert.ok(!isRefusal(form))
    await fill(form.id, { typed: REQUEST })
    await fill(form.id, { page: 'prisoner', typed: PRISONER })
    return form.id
  }

  const received = async () => {
    const result = await fill(await begun(), { page: 'child', typed: LITTLE, step: 'receive' })
    assert.ok('recorded' in result)
    return as(result.recorded, 'received')
  }

  it('is recorded with the name of the child alone, and no team has it', async () => {
    const { team, details, due } = await received()
    assert.equal(team, '')
    assert.deepEqual(details.children, [LITTLE])
    assert.equal(due.day, '2026-12-15')
    assert.ok(world.jobs.some((key) => key.endsWith('/received/1/requester/email')))
    assert.ok(!world.jobs.some((key) => key.includes('team-channel')))
  })

  it('is not recorded without a name: the page that lacks it is shown, and what was typed stays', async () => {
    const result = await fill(await begun(), {
      page: 'child',
      typed: { school: 'A school' },
      step: 'receive',
    })
    assert.ok('draft' in result)
    assert.deepEqual(
      result.faults.map(({ question }) => question),
      ['fullName'],
    )
    assert.equal(answerOf(result.draft.children[0] ?? {}, 'school'), 'A school')
    assert.equal(result.draft.page, 'child')
  })

  it('is not recorded with what is wrong: a date that is none, a prison number that is none', async () => {
    const typed = { ...LITTLE, dateOfBirth: '2031-02-30' }
    const result = await fill(await begun(), { page: 'child', typed, step: 'receive' })
    assert.ok('draft' in result)
    assert.deepEqual(
      result.faults.map(({ question }) => question),
      ['dateOfBirth'],
    )
  })

  it('is given to no team before it is complete, and every open answer is named', async () => {
    const { reference } = await received()
    const choice = { move: 'assign', team: 'north', reason: '' } as const
    const refused = await decideTriage(world, MAYA, { reference, choice })
    assert.ok(isRefusal(refused) && refused.refused === 'notCompleteForTeam')
    assert.ok(refused.more.some((line) => line.startsWith('Date of birth – ')))
    assert.ok(refused.more.some((line) => line.startsWith('Carer’s full name – ')))
  })

  const complete: Details['carer'] = {
    fullName: 'Joan Carerly',
    relationshipToChild: 'Grandmother',
    supportsContact: 'not_asked',
  }

  const amended = async (reference: string, pages: readonly Partial<Filled>[]) => {
    const form = await openAmendForm(world, MAYA, reference)
    assert.ok(!isRefusal(form))
    let result: Awaited<ReturnType<typeof fill>> | undefined
    for (const page of pages) result = await fill(form.id, page)
    return result
  }

  it('is completed on the same form, filled in with what there is, and then given to a team', async () => {
    const { reference } = await received()
    await amended(reference, [
      { page: 'child', typed: CHILD },
      { page: 'carer', typed: complete, step: 'receive' },
    ])
    const loaded = await world.store.load(reference)
    assert.ok(loaded)
    const view = await triageView(world, loaded)
    assert.deepEqual(view.faults, [])
    const choice = { move: 'assign', team: 'north', reason: 'lives there' } as const
    const given = as(await decideTriage(world, MAYA, { reference, choice }), 'assigned_to_team')
    assert.equal(given.team, 'north')
    assert.ok(world.jobs.some((key) => key.includes('/assigned/') && key.includes('team-channel')))
  })

  it('keeps corrections that are not finished, and nobody else’s', async () => {
    const { reference } = await received()
    await amended(reference, [{ page: 'child', typed: { ...LITTLE, school: 'A school' } }])
    const again = await openAmendForm(world, MAYA, reference)
    assert.ok(!isRefusal(again))
    assert.equal(answerOf(again.draft.children[0] ?? {}, 'school'), 'A school')
    const fresh = await openReferralForm(world, MAYA)
    assert.ok(!isRefusal(fresh))
    assert.equal(fresh.draft.amends, undefined)
  })

  it('moves its due day with the day it came, with a line that says so; the first day stays', async () => {
    const { reference, firstDue } = await received()
    await amended(reference, [{ typed: { ...REQUEST, receivedOn: '2026-12-01' }, step: 'receive' }])
    const loaded = await world.store.load(reference)
    assert.equal(loaded?.referral.due.day, '2026-12-22')
    assert.equal(loaded.referral.firstDue, firstDue)
    assert.deepEqual(
      loaded.referral.dueChanges.map(({ from, to }) => [from, to]),
      [['2026-12-15', '2026-12-22']],
    )
    await amended(reference, [{ typed: { ...REQUEST, receivedOn: '2026-11-24' }, step: 'receive' }])
    assert.equal((await world.store.load(reference))?.referral.due.day, '2026-12-15')
  })

  it('is completed by MASH alone, and no more once a team has it', async () => {
    const { reference } = await received()
    const bySam = await openAmendForm(world, SAM, reference)
    assert.ok(isRefusal(bySam) && bySam.refused === 'notMashOfficer')
    const form = await openAmendForm(world, MAYA, reference)
    assert.ok(!isRefusal(form))
    await fill(form.id, { page: 'child', typed: CHILD })
    await fill(form.id, { page: 'carer', typed: complete, step: 'receive' })
    const choice = { move: 'assign', team: 'north', reason: '' } as const
    as(await decideTriage(world, MAYA, { reference, choice }), 'assigned_to_team')
    const late = await openAmendForm(world, MAYA, reference)
    assert.ok(isRefusal(late) && late.refused === 'notInTriage')
  })
})
