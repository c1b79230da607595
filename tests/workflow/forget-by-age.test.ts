/** What goes by its age: never a draft within twenty hours of a lost connection, in the end every one that nobody touches. */
import assert from 'node:assert/strict'
import { later } from '../../src/domain/moment.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { exportCertificate } from '../../src/jobs/export-certificate.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { conversationOf, saveConversation } from '../../src/store/conversations.ts'
import { forgetByAge } from '../../src/workflow/forget-by-age.ts'
import { announcePurges, purgeDue } from '../../src/workflow/retention.ts'
import { ADMIN, SAM, TESS } from '../support/council.ts'
import { sentAndFiled } from '../support/filed-road.ts'
import { MONDAY, openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const HOUR = 60 * 60
const DAY = 24 * HOUR
const LEAVER = '00000000-0000-4000-8000-00000000dead'

describe('what goes by its age', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  beforeEach(async () => {
    await startAfresh(world)
    await world.database.run('delete from draft')
  })
  after(() => world.close())

  const isKept = async (seconds: number): Promise<boolean> => {
    const draft = {
      id: 'd',
      person: SAM.id,
      kind: 'referral',
      body: { words: 'x' },
      updatedAt: MONDAY,
    } as const
    await world.store.transaction((tx) => tx.saveDraft(draft))
    world.setNow(later(MONDAY, seconds))
    await world.database.run('delete from memo')
    await forgetByAge(world)
    return (await world.store.draft('d')) !== undefined
  }

  it('is no draft for twenty hours after a lost connection, nor for thirty days', async () => {
    for (const seconds of [0, HOUR, 20 * HOUR, 21 * HOUR, 7 * DAY, 30 * DAY]) assert.ok(await isKept(seconds))
  })

  it('is a draft that nobody has touched for longer', async () => {
    assert.equal(await isKept(30 * DAY + 1), false)
  })

  it('is where somebody could be reached who is in no directory any more, and never a channel', async () => {
    const place = { conversationId: 'a:1', serviceUrl: 'https://teams.example/', seenAt: MONDAY }
    const { kysely } = world.database
    for (const owner of [LEAVER, SAM.id.toUpperCase(), '19:north@thread.tacv2'])
      await saveConversation(kysely, owner, place)
    const there = async () => {
      const found = await Promise.all(
        [LEAVER, SAM.id.toUpperCase(), '19:north@thread.tacv2'].map((owner) => conversationOf(kysely, owner)),
      )
      return found.map((one) => one !== undefined)
    }
    world.setNow(later(MONDAY, 89 * DAY))
    await forgetByAge(world)
    assert.deepEqual(await there(), [true, true, true])
    world.setNow(later(MONDAY, 91 * DAY))
    await forgetByAge(world)
    assert.deepEqual(await there(), [false, true, true])
  })

  it('is shown as a certificate to an administrator, in three forms, and to nobody else', async () => {
    const reference = await sentAndFiled(world)
    world.setNow('2027-12-08T06:00:00.000Z')
    await announcePurges(world)
    world.setNow('2027-12-15T06:00:00.000Z')
    await purgeDue(world)
    const jobs = { ...world, pdf: pdfGateway() } as unknown as JobWorld
    const days = { from: '2027-12-01', to: '2027-12-31' }
    const made = async (as: string): Promise<string> => {
      const exported = await exportCertificate(jobs, ADMIN, { ...days, as })
      assert.ok(!isRefusal(exported))
      assert.equal(exported.name, `deleted-2027-12-01-to-2027-12-31.${as}`)
      const chunks: Uint8Array[] = []
      for await (const chunk of exported.chunks) chunks.push(chunk)
      return Buffer.concat(chunks).toString('latin1')
    }
    assert.match(await made('pdf'), /^%PDF-/)
    assert.match(await made('csv'), new RegExp(`\r\n${reference},2027-12-15T06:00:00.000Z,sent,`))
    assert.equal(JSON.parse(await made('json')).lines[0].reference, reference)
    for (const by of [SAM, TESS]) assert.ok(isRefusal(await exportCertificate(jobs, by, days)))
    const none = await exportCertificate(jobs, ADMIN, { from: '2026-01-01', to: '2026-01-31' })
    assert.ok(isRefusal(none) && none.refused === 'nothingPurged')
  })
})
