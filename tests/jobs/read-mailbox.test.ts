/** What the mailbox says of our e-mails, read through Graph: noted on the e-mail, and told once to who can do something. */
import assert from 'node:assert/strict'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { sendMailAgain } from '../../src/workflow/send-again.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { promised, record } from '../support/workflow-road.ts'
import { useMailbox } from './mailbox.ts'

describe('reading the mailbox', () => {
  const mailbox = useMailbox()
  const { read, noticeOf, sendAll, sentReferral, known, tell } = mailbox
  const told = (reference: string, event: string) => promised(mailbox.world, reference, event)

  it('notes each e-mail that is seen in Sent Items, and tells nobody', async () => {
    const reference = await sentReferral()
    await read()
    for (const what of ['receipt', 'report-to-prison', 'report-to-lado'] as const)
      assert.deepEqual(await known(reference, what), ['seen'])
    const before = (await mailbox.world.store.notices(reference)).length
    await read()
    assert.equal((await mailbox.world.store.notices(reference)).length, before)
    assert.deepEqual(mailbox.failures, [])
  })

  it('tells the worker and the signer once that a report came back, which one, and what to do', async () => {
    const reference = await sentReferral()
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await read()
    assert.deepEqual(await known(reference, 'report-to-lado'), ['bounced', 'seen'])
    assert.deepEqual(await known(reference, 'report-to-prison'), ['seen'])
    assert.deepEqual(await told(reference, 'mailBounced'), [
      'mail-bounced to signer by chat',
      'mail-bounced to worker by chat',
    ])
    const posts = await tell(reference, 'mailBounced')
    assert.deepEqual(posts.map(({ person }) => person).sort(), [SAM.id, TESS.id].sort())
    for (const { text } of posts) assert.match(text, /the report to the LADO came back.*Send again/)
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await read()
    assert.equal((await told(reference, 'mailBounced')).length, 2, 'once')
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-prison')).dispatchId)
    await read()
    assert.equal((await told(reference, 'mailBounced')).length, 4, 'each e-mail by itself')
  })

  it('tells the worker once that somebody replied, never the words, and of an automatic reply nobody', async () => {
    const reference = await sentReferral()
    const { dispatchId } = await noticeOf(reference, 'report-to-prison')
    await mailbox.outlook.reply(dispatchId, { auto: true })
    await read()
    assert.deepEqual(await known(reference, 'report-to-prison'), ['auto-replied', 'seen'])
    assert.deepEqual(await told(reference, 'mailReplied'), [])
    await mailbox.outlook.reply(dispatchId)
    await mailbox.outlook.reply(dispatchId)
    await read()
    assert.deepEqual(await told(reference, 'mailReplied'), ['mail-replied to worker by chat'])
    const [post] = await tell(reference, 'mailReplied')
    assert.equal(post?.person, SAM.id)
    assert.match(post?.text ?? '', /the prison replied.*shared mailbox/)
  })

  it('tells MASH of an answer to the receipt while nobody has the referral', async () => {
    const reference = await record(mailbox.world)
    await sendAll(reference)
    await mailbox.outlook.reply((await noticeOf(reference, 'receipt')).dispatchId)
    await read()
    assert.deepEqual(await told(reference, 'mailReplied'), [])
    assert.deepEqual(await told(reference, 'mailRepliedEarly'), ['mail-replied to recorder by chat'])
    const [post] = await tell(reference, 'mailRepliedEarly')
    assert.equal(post?.person, MAYA.id)
  })

  it('tells of a receipt that came back those who can mend it', async () => {
    const reference = await record(mailbox.world)
    await sendAll(reference)
    await mailbox.outlook.bounce((await noticeOf(reference, 'receipt')).dispatchId)
    await read()
    assert.deepEqual(await told(reference, 'letterBounced'), [
      'letter-bounced to recorder by chat',
      'letter-bounced to worker by chat',
    ])
  })

  it('lets what came back go again, which is followed by itself', async () => {
    const reference = await sentReferral()
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await read()
    await sendMailAgain(mailbox.world, SAM, { reference, what: 'report-to-lado', reason: 'Mended.' })
    await sendAll(reference)
    const dispatches = mailbox.outlook.mails().map((mail) => mail.dispatchId)
    assert.equal(new Set(dispatches).size, 4)
    await read()
    assert.deepEqual(await known(reference, 'report-to-lado'), ['seen'])
  })

  it('tells once of a report that is not in Sent Items half an hour after it was accepted', async () => {
    const reference = await sentReferral()
    await read()
    assert.deepEqual(await told(reference, 'mailStuck'), [])
    const { key } = await noticeOf(reference, 'report-to-prison')
    await mailbox.world.database.kysely.deleteFrom('delivery').where('notice', '=', key).execute()
    mailbox.world.setNow('2026-12-07T10:39:00.000Z')
    await readMailbox(mailbox.world)
    assert.deepEqual(await told(reference, 'mailStuck'), [])
    mailbox.world.setNow('2026-12-07T10:41:00.000Z')
    await readMailbox(mailbox.world)
    mailbox.world.setNow('2026-12-07T10:43:00.000Z')
    await readMailbox(mailbox.world)
    assert.deepEqual(await told(reference, 'mailStuck'), [
      'mail-stuck to signer by chat',
      'mail-stuck to worker by chat',
    ])
    for (const { text } of await tell(reference, 'mailStuck')) assert.match(text, /may not have gone/)
  })

  it('tells nothing of the kind in a tenant where no copy ever shows its dispatch id', async () => {
    const reference = await sentReferral()
    mailbox.world = {
      ...mailbox.world,
      graph: { ...mailbox.world.graph, mailNews: async () => ({ items: [], link: 'x', whole: true }) },
    }
    mailbox.world.setNow('2026-12-07T12:00:00.000Z')
    await readMailbox(mailbox.world)
    assert.deepEqual(await told(reference, 'mailStuck'), [])
  })

  it('is done once a minute at most, goes on where it ended, and begins anew when that is forgotten', async () => {
    const reference = await sentReferral()
    const looks = () => mailbox.outlook.exchanges().filter(({ url }) => url.includes('/delta')).length
    await read()
    assert.equal(looks(), 2)
    await readMailbox(mailbox.world)
    assert.equal(looks(), 2)
    await read()
    assert.equal(looks(), 4)
    mailbox.outlook.forgetLinks()
    await read()
    assert.equal(looks(), 8, 'a look that is refused, and a new one, for each folder')
    assert.deepEqual([await known(reference, 'report-to-prison'), mailbox.failures], [['seen'], []])
  })

  it('is heard of when it fails, and goes on from where it was', async () => {
    const reference = await sentReferral()
    mailbox.outlook.fail({ method: 'GET', path: /delta/, status: 503 })
    await read()
    assert.equal(mailbox.failures.length, 1)
    assert.deepEqual(await known(reference, 'report-to-prison'), [])
    await read()
    assert.deepEqual(await known(reference, 'report-to-prison'), ['seen'])
  })
})
