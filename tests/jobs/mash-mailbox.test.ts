/** Mail of the MASH mailbox on a real store and over real HTTP: once each, with its papers, and told of without a name. */
import assert from 'node:assert/strict'
import { later } from '../../src/domain/moment.ts'
import { showWaitingMail } from '../../src/jobs/mash-card.ts'
import { dismissMail, forgetOldMail } from '../../src/workflow/mail-items.ts'
import { forgetLoosePapers } from '../../src/workflow/papers.ts'
import { MAYA } from '../support/council.ts'
import { attached, type MashWorld, openMash } from '../support/mash-world.ts'
import { sampleDocx, samplePdf } from '../support/sample-papers.ts'
import { MONDAY, openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

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

  it('waits with its papers, and is no referral by itself', async () => {
    const script = samplePdf({ objects: ['9 0 obj << /S /JavaScript >> endobj'] })
    await mash.deliver([
      attached('letter.docx', samplePdf()),
      attached('form.docm', sampleDocx({ 'word/vbaProject.bin': 'x' })),
      attached('live.pdf', script),
      attached('empty.pdf', new Uint8Array()),
      { name: 'crest.png', contentType: 'image/png', content: 'AAAA', isInline: true },
      { ...attached('in OneDrive', samplePdf()), content: undefined },
    ])
    await mash.read()
    const [item] = await mash.waiting()
    assert.equal(item?.words.subject, 'A request')
    assert.deepEqual(await mash.papersOf(item?.number ?? 0), ['pdf letter.docx'])
    assert.deepEqual(
      item?.words.notTaken.map(({ name, why }) => `${name}: ${why.split('.')[0]}`),
      [
        'The e-mail itself: It holds macros or scripts, which could run when it is opened',
        'form.docm: It holds macros or scripts, which could run when it is opened',
        'live.pdf: It holds macros or scripts, which could run when it is opened',
        'empty.pdf: There is nothing in it',
        'in OneDrive: It is a link to a file elsewhere',
      ],
    )
    const { rows } = await world.database.run('select 1 from referral')
    assert.deepEqual([rows.length, mash.heard.length], [0, 0])
  })

  it('is kept once, however often it is read, also when Graph forgets the link', async () => {
    await mash.deliver()
    await mash.read()
    await mash.read()
    mash.outlook.forgetLinks()
    await mash.read()
    await world.store.setMemo('mash mail: link', '', world.clock.now())
    await Promise.all([mash.read(), mash.read()])
    assert.equal((await mash.waiting()).length, 1)
    assert.deepEqual(await mash.papersOf(1), ['eml The e-mail itself', 'pdf letter.pdf'])
  })

  it('is read the next time where it could not be, and what was kept before stays', async () => {
    await mash.deliver()
    await mash.deliver()
    mash.outlook.fail({ path: /a-0\/\$value$/, status: 429, headers: { 'retry-after': '5' } })
    await mash.read()
    assert.deepEqual([(await mash.waiting()).length, mash.heard.length], [0, 1])
    await mash.read()
    assert.deepEqual([(await mash.waiting()).length, mash.heard.length], [2, 1])
  })

  it('does not hold up what comes after it: after an hour it is kept without what cannot be fetched', async () => {
    await mash.deliver()
    world.setNow(later(MONDAY, 2 * 60 * 60))
    mash.outlook.fail({ path: /attachments|\$value/, status: 503, times: 100 })
    await mash.read()
    const [item] = await mash.waiting()
    assert.match(JSON.stringify(item?.words.notTaken), /Please look in Outlook/)
  })

  it('keeps its papers as long as it waits', async () => {
    await mash.deliver()
    await mash.read()
    world.setNow(later(world.clock.now(), 60 * 24 * 60 * 60))
    await forgetLoosePapers(world)
    await forgetOldMail(world)
    assert.equal((await mash.papersOf(1)).length, 2)
  })

  it('is told of in the channel by one nameless card, which is changed where it stands', async () => {
    await showWaitingMail(mash.jobs)
    assert.deepEqual(mash.posted, [])
    await mash.deliver()
    await mash.read()
    await showWaitingMail(mash.jobs)
    await showWaitingMail(mash.jobs)
    await mash.deliver()
    await mash.read()
    await Promise.all([showWaitingMail(mash.jobs), showWaitingMail(mash.jobs)])
    for (const number of [1, 2]) await dismissMail(world, MAYA, { number, reason: 'x' })
    await showWaitingMail(mash.jobs)
    mash.state.gone = true
    await mash.deliver()
    await mash.read()
    await showWaitingMail(mash.jobs)
    assert.deepEqual(mash.posted, [
      'post: 1 mail waits to be confirmed.',
      'update: 2 mails wait to be confirmed.',
      'update: No mail waits to be confirmed.',
      'post: 1 mail waits to be confirmed.',
    ])
  })

  it('is told of to an officer once a day when it waits since an earlier one, in working hours', async () => {
    await mash.deliver()
    await mash.read()
    await showWaitingMail(mash.jobs)
    const nudges = () => mash.posted.filter((one) => one.startsWith('person'))
    assert.deepEqual(nudges(), [])
    world.setNow('2026-12-08T06:00:00.000Z')
    await showWaitingMail(mash.jobs)
    assert.deepEqual(nudges(), [])
    world.setNow('2026-12-08T09:30:00.000Z')
    await showWaitingMail(mash.jobs)
    await showWaitingMail(mash.jobs)
    assert.deepEqual(nudges(), ['person: 1 mail waits to be confirmed since before today.'])
    world.setNow('2026-12-12T10:00:00.000Z')
    await showWaitingMail(mash.jobs)
    assert.equal(nudges().length, 1, 'a Saturday')
  })
})
