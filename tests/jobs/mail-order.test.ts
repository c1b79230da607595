/** Nothing that the mailbox says is lost or told twice, however badly it is timed: late copies, crashes, lost links. */
import assert from 'node:assert/strict'
import type { MailFolder, MailNews } from '../../src/gateways/ports.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { sendMailAgain } from '../../src/workflow/send-again.ts'
import { SAM } from '../support/council.ts'
import { promised, released } from '../support/workflow-road.ts'
import { type MailboxTest, useMailbox } from './mailbox.ts'

const BOUNCED = ['mail-bounced to signer by chat', 'mail-bounced to worker by chat']

describe('what the mailbox says, badly timed', () => {
  const mailbox = useMailbox()
  const { read, noticeOf, sendAll, sentReferral, known } = mailbox
  const told = (reference: string, event: string) => promised(mailbox.world, reference, event)
  const kept = async (): Promise<number> =>
    (await mailbox.world.database.kysely.selectFrom('inbox_mail').select('message_id').execute()).length
  const change = (parts: Partial<Pick<MailboxTest['world'], 'store' | 'graph'>>): void => {
    mailbox.world = { ...mailbox.world, ...parts }
  }
  /** Between the folder and whatever is made of it. */
  const meanwhile = (happens: (folder: MailFolder, news: MailNews) => Promise<void>) => {
    const { graph } = mailbox.world
    change({
      graph: {
        ...graph,
        mailNews: async (folder, link, since) => {
          const news = await graph.mailNews(folder, link, since)
          await happens(folder, news)
          return news
        },
      },
    })
    return () => {
      change({ graph })
    }
  }
  /** One step of a look fails once, as when the server is killed before it. */
  const dies = (step: 'keepDelivery' | 'setMemo' | 'forgetInbox' | 'keepInbox', times = 1) => {
    const { store } = mailbox.world
    let left = times
    const dead = (): void => {
      if (left-- > 0) throw new Error('killed')
    }
    change({
      store: {
        ...store,
        transaction: (work) =>
          store.transaction((tx) =>
            work({
              ...tx,
              keepDelivery: async (delivery) => {
                const before = await tx.keepDelivery(delivery)
                if (step === 'keepDelivery') dead()
                return before
              },
            }),
          ),
        setMemo: async (name, value, at) => {
          if (step === 'setMemo' && name.startsWith('mailbox ') && name !== 'mailbox read') dead()
          await store.setMemo(name, value, at)
        },
        forgetInbox: async (id) => {
          if (step === 'forgetInbox') dead()
          await store.forgetInbox(id)
        },
        keepInbox: async (mails, at) => {
          await store.keepInbox(mails, at)
          if (step === 'keepInbox') dead()
        },
      },
    })
    return () => {
      change({ store })
    }
  }

  it('is matched later when it came back between the reading of Sent Items and that of the inbox', async () => {
    const { reference } = await released(mailbox.world)
    const stop = meanwhile(async (folder) => {
      if (folder !== 'sentitems') return
      await sendAll(reference)
      await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
      await mailbox.outlook.reply((await noticeOf(reference, 'report-to-prison')).dispatchId)
    })
    await read()
    assert.deepEqual([await told(reference, 'mailBounced'), await kept()], [[], 2])
    stop()
    await read()
    assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
    assert.deepEqual(await told(reference, 'mailReplied'), ['mail-replied to worker by chat'])
    assert.deepEqual(await known(reference, 'report-to-lado'), ['bounced', 'seen'])
    assert.equal(await kept(), 0)
  })

  it('is matched hours later when the copy stands in Sent Items late, and while Sent Items cannot be read', async () => {
    const reference = await sentReferral()
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    mailbox.outlook.fail({ method: 'GET', path: /sentitems\/messages\/delta/, status: 503, times: 90 })
    await read()
    assert.deepEqual([mailbox.failures.length, await kept()], [1, 1])
    for (let looks = 0; looks < 89; looks += 1) await read()
    assert.deepEqual(await told(reference, 'mailBounced'), [])
    await read()
    assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
  })

  it('is read in the inbox though Sent Items cannot be read', async () => {
    const reference = await sentReferral()
    await read()
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    mailbox.outlook.fail({ method: 'GET', path: /sentitems\/messages\/delta/, status: 503 })
    await read()
    assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
  })

  it('is forgotten after a day when it answers nothing of ours', async () => {
    await mailbox.world.store.keepInbox(
      [
        {
          messageId: '<a@b>',
          kind: 'person',
          at: mailbox.world.clock.now(),
          conversationId: 'c',
          answers: [],
        },
      ],
      mailbox.world.clock.now(),
    )
    mailbox.world.setNow('2026-12-08T09:59:00.000Z')
    await readMailbox(mailbox.world)
    assert.equal(await kept(), 1)
    mailbox.world.setNow('2026-12-08T10:01:00.000Z')
    await readMailbox(mailbox.world)
    assert.equal(await kept(), 0)
  })

  for (const step of ['keepDelivery', 'setMemo', 'forgetInbox', 'keepInbox'] as const)
    for (const times of [1, 2, 3])
      it(`is told once when the look dies ${times === 1 ? 'once' : `${times} times`} at ${step}`, async () => {
        const reference = await sentReferral()
        await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
        await mailbox.outlook.reply((await noticeOf(reference, 'report-to-prison')).dispatchId)
        const lives = dies(step, times)
        for (let looks = 0; looks < 5; looks += 1) await read()
        lives()
        assert.ok(mailbox.failures.length > 0, 'it has died')
        assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
        assert.deepEqual(await told(reference, 'mailReplied'), ['mail-replied to worker by chat'])
        const rows = (await mailbox.world.store.deliveries(reference)).map(({ kind }) => kind).sort()
        assert.deepEqual(rows, ['bounced', 'replied', 'seen', 'seen', 'seen'])
        assert.equal(await kept(), 0)
      })

  it('is told once when each page is delivered twice', async () => {
    const reference = await sentReferral()
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    meanwhile(async (_folder, news) => void (news.items as unknown[]).push(...news.items))
    await read()
    assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
    assert.equal((await mailbox.world.store.deliveries(reference)).length, 4)
  })

  it('is told once when a link is forgotten, though the e-mail has gone again in the same conversation', async () => {
    const reference = await sentReferral()
    const { dispatchId } = await noticeOf(reference, 'report-to-lado')
    await mailbox.outlook.bounce(dispatchId)
    await read()
    await sendMailAgain(mailbox.world, SAM, { reference, what: 'report-to-lado', reason: 'Mended.' })
    await sendAll(reference)
    await read()
    await mailbox.world.database.run(
      `update delivery set conversation_id = 'the same' where kind = 'seen' and notice like '%/lado/email'`,
    )
    // Read once more, and known by nothing but its conversation.
    meanwhile(async (folder, news) => {
      if (folder === 'inbox')
        for (const item of news.items) Object.assign(item, { answers: [], conversationId: 'the same' })
    })
    mailbox.outlook.forgetLinks()
    await read()
    assert.deepEqual(await known(reference, 'report-to-lado'), ['seen'])
    assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
  })

  it('is read in a look of its own after a crash, though a minute is not over', async () => {
    const reference = await sentReferral()
    const { graph } = mailbox.world
    const killed = new Promise<void>((asked) => {
      const mailNews = (): Promise<never> => {
        asked()
        return new Promise(() => undefined)
      }
      change({ graph: { ...graph, mailNews } })
    })
    void readMailbox(mailbox.world)
    await killed
    change({ graph })
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await readMailbox(mailbox.world)
    assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
  })

  it('does not stop the reading whatever ids and dates there are', async () => {
    const reference = await sentReferral()
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    const stop = meanwhile(async (folder, news) => {
      if (folder === 'inbox')
        (news.items as unknown[]).push(
          ...['', 'not a date', '0000-01-01T00:00:00Z', '+275760-09-13T00:00:00.000Z'].map((at, index) => ({
            ...{ messageId: `<${'\u{1F600}'.repeat(2000)}${index}\0\uD83D>`, at, dispatchId: undefined },
            ...{ conversationId: 'x'.repeat(9000), answers: ['<\0>'], kind: 'person' },
          })),
        )
    })
    await read()
    stop()
    assert.deepEqual(mailbox.failures, [])
    assert.deepEqual(await told(reference, 'mailBounced'), BOUNCED)
  })

  it('tells the administrator once where no copy is ever seen, half an hour after the first e-mail', async () => {
    const reference = await sentReferral()
    change({
      graph: {
        ...mailbox.world.graph,
        mailNews: async () => ({ items: [], link: 'x', whole: true }),
      },
    })
    await read()
    assert.deepEqual(await told(reference, 'mailboxBlind'), [])
    for (const moment of ['2026-12-07T12:00:00.000Z', '2026-12-09T12:00:00.000Z']) {
      mailbox.world.setNow(moment)
      await readMailbox(mailbox.world)
    }
    assert.deepEqual(await told(reference, 'mailboxBlind'), ['mailbox-blind to administrator by chat'])
    const [post] = await mailbox.tell(reference, 'mailboxBlind')
    assert.match(post?.text ?? '', /I cannot see our own e-mails in Sent Items/)
    assert.deepEqual(await told(reference, 'mailStuck'), [])
  })
})
