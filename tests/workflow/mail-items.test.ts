/** What an officer makes of a mail: a referral, papers of one that is there, or nothing for us; each once. */
import assert from 'node:assert/strict'
import { later } from '../../src/domain/moment.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import {
  addMailTo,
  dismissMail,
  forgetOldMail,
  listMail,
  openMail,
  undoDismissal,
} from '../../src/workflow/mail-items.ts'
import { fillReferralForm } from '../../src/workflow/referral.ts'
import { openFormForMail } from '../../src/workflow/referral-from-mail.ts'
import { DETAILS } from '../support/answers.ts'
import { ADMIN, MAYA, SAM, TESS } from '../support/council.ts'
import { type MashWorld, openMash } from '../support/mash-world.ts'
import { auditOf } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

describe('mail of the MASH mailbox', () => {
  let world: WorkflowWorld
  let mash: MashWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(async () => {
    mash = await openMash(world)
  })
  afterEach(() => mash.outlook.close())

  it('is listed and opened by MASH officers alone, and each look is in the audit', async () => {
    await mash.deliver()
    await mash.read()
    for (const by of [SAM, TESS, ADMIN]) {
      assert.equal(await refusalOf(world, () => listMail(world, by)), 'mailNotForYou')
      assert.equal(await refusalOf(world, () => openMail(world, by, 1)), 'mailNotForYou')
      assert.equal(await refusalOf(world, () => openFormForMail(world, by, 1)), 'mailNotForYou')
      assert.equal(
        await refusalOf(world, () => dismissMail(world, by, { number: 1, reason: 'x' })),
        'mailNotForYou',
      )
    }
    await openMail(world, MAYA, 1)
    const [line] = await auditOf(world.database, 'mail-1')
    assert.deepEqual([line?.what, line?.who, line?.reason], ['read mail', MAYA.id, ''])
  })

  it('becomes a referral by an officer’s form, with its day, its sender and its papers, once', async () => {
    await mash.deliver()
    await mash.read()
    const form = await openFormForMail(world, MAYA, 1)
    if (isRefusal(form)) throw new Error(form.say)
    assert.deepEqual(form.draft.request, {
      ...{ receivedOn: '2026-12-07', channel: 'email', requesterEmail: 'omu@prison.example' },
      requesterName: 'Omu Example',
    })
    const other = await openFormForMail(world, MAYA, 1)
    assert.equal(isRefusal(other) ? '' : other.id, form.id, 'goes on where it stopped')
    const fill = (page: 'request' | 'prisoner' | 'child' | 'carer', step: 'next' | 'record') =>
      fillReferralForm(world, MAYA, {
        ...{ id: form.id, page, step, child: 1, children: 1 },
        typed: { ...(page === 'child' ? DETAILS.children[0] : DETAILS[page]) },
      })
    for (const page of ['request', 'prisoner', 'child'] as const) await fill(page, 'next')
    const done = await fill('carer', 'record')
    if (!('recorded' in done)) throw new Error(JSON.stringify(done))
    const { reference } = done.recorded
    const papers = await world.store.papers(reference)
    assert.deepEqual(
      papers.map(({ type, by, receivedOn }) => [type, by, receivedOn]),
      [
        ['eml', 'mash-mailbox', '2026-12-07'],
        ['pdf', 'mash-mailbox', '2026-12-07'],
      ],
    )
    const item = await world.store.mailItem(1)
    assert.deepEqual([item?.state, item?.reference, item?.words.subject], ['confirmed', reference, ''])
    assert.equal(await refusalOf(world, () => openFormForMail(world, MAYA, 1)), 'mailDealtWith')
  })

  it('becomes one referral when two officers record it', async () => {
    await mash.deliver()
    await mash.read()
    const form = await openFormForMail(world, MAYA, 1)
    if (isRefusal(form)) throw new Error(form.say)
    const reference = await record(world)
    await addMailTo(world, MAYA, { number: 1, reference })
    const last = { ...form.draft, ...DETAILS, page: 'carer' as const }
    await world.store.transaction((tx) =>
      tx.saveDraft({ id: form.id, person: MAYA.id, kind: 'referral', body: last, updatedAt: MONDAY }),
    )
    const press = () =>
      fillReferralForm(world, MAYA, {
        ...{ id: form.id, page: 'carer', step: 'record', child: 1, children: 1, typed: DETAILS.carer },
      })
    assert.equal(await refusalOf(world, press), 'mailDealtWith')
  })

  it('belongs to a referral that is there, for those who may see it', async () => {
    await mash.deliver()
    await mash.read()
    const reference = await record(world)
    const nowhere = { number: 1, reference: 'PCA-2026-9999' }
    assert.equal(await refusalOf(world, () => addMailTo(world, MAYA, nowhere)), 'unknownReference')
    assert.ok(!isRefusal(await addMailTo(world, MAYA, { number: 1, reference })))
    assert.equal((await world.store.papers(reference)).length, 2)
    assert.equal(
      await refusalOf(world, () => addMailTo(world, MAYA, { number: 1, reference })),
      'mailDealtWith',
    )
    const lines = (await auditOf(world.database, reference)).filter(({ what }) => what === 'attach paper')
    assert.equal(lines.length, 2)
  })

  it('is not for us with a reason alone, comes back when that is undone, and is forgotten after 30 days', async () => {
    await mash.deliver()
    await mash.read()
    const dismiss = (reason: string) => dismissMail(world, MAYA, { number: 1, reason })
    assert.equal(await refusalOf(world, () => dismiss('  ')), 'whyNotForUsNeeded')
    await dismiss('An advertisement.')
    assert.deepEqual(await mash.waiting(), [])
    assert.ok(!isRefusal(await undoDismissal(world, MAYA, 1)))
    assert.equal((await mash.waiting()).length, 1)
    await dismiss('An advertisement.')
    world.setNow(later(world.clock.now(), 30 * 24 * 60 * 60 + 1))
    await forgetOldMail(world)
    assert.deepEqual(await mash.papersOf(1), [])
    assert.equal((await world.store.mailItem(1))?.words.subject, '')
    assert.equal(await refusalOf(world, () => undoDismissal(world, MAYA, 1)), 'noSuchMail')
  })
})
