/** Local mode as one piece: the sample council, who manages whom, and what is kept for the next start. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { later } from '../../src/domain/moment.ts'
import { graphGateway } from '../../src/gateways/graph.ts'
import { type Local, openLocal } from '../../src/local/local.ts'

const SAM = '00000000-0000-4000-8000-0000000000a2'
const TESS = '00000000-0000-4000-8000-0000000000a3'

describe('local mode', () => {
  let dataDir: string
  let local: Local
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'local-'))
    local = await openLocal({ dataDir }, () => undefined)
  })
  afterEach(async () => {
    await local.stop()
    await rm(dataDir, { recursive: true })
  })
  const graph = () =>
    graphGateway({
      ...{ baseUrl: local.outlook.baseUrl, mailbox: 'prison.contact@sampleshire.example', botId: '' },
      tokens: { tokenFor: async () => 'local' },
    })
  const mail = {
    ...{ to: 'omu@prisons.example', subject: 'PCA-2026-0001', text: 'Dear colleague', attachments: [] },
    dispatchId: '00000000-0000-4000-8000-0000000000d1',
  }

  it('has the Team Manager of the team as the manager of its social workers', async () => {
    assert.equal((await graph().managerOf(SAM))?.id, TESS)
    assert.equal(await graph().managerOf(TESS), undefined)
  })

  it('dates mail by the clock that can be moved', async () => {
    const nextMonth = later(local.clock.now(), 30 * 86_400)
    local.clock.moveTo(nextMonth)
    await graph().sendMail(mail)
    assert.equal(local.outlook.mails()[0]?.sentAt.slice(0, 10), nextMonth.slice(0, 10))
  })

  it('keeps mail, clock and the address of files for the next start', async () => {
    await graph().sendMail(mail)
    local.clock.moveTo(later(local.clock.now(), 3600))
    // The hour, less the moment between the look at the clock and its move.
    const { offsetSeconds } = local.clock
    assert.ok(offsetSeconds > 3590)
    const before = { baseUrl: local.outlook.baseUrl, mails: local.outlook.mails() }
    await local.stop()
    local = await openLocal({ dataDir }, () => undefined)
    assert.deepEqual({ baseUrl: local.outlook.baseUrl, mails: local.outlook.mails() }, before)
    assert.equal(local.clock.offsetSeconds, offsetSeconds)
  })

  it('takes another port when somebody has the one of last time', async () => {
    const other = await openLocal({ dataDir }, () => undefined)
    assert.notEqual(other.outlook.port, local.outlook.port)
    await other.stop()
  })

  it('shows links to the Playgrounds only where they were started', async () => {
    const page = async (playgrounds: boolean) => {
      const parts = {
        ...{
          notices: async () => [],
          nextDue: async () => undefined,
          unseen: () => [],
          afterMove: async () => undefined,
        },
        playgrounds,
      }
      const [first] = local.pages(parts)
      const query = new URLSearchParams()
      const here = { host: 'localhost:3978', origin: undefined, authorization: undefined }
      return String((await first?.handle({ ...here, query, body: undefined }))?.body)
    }
    assert.match(await page(true), /href="http:\/\/localhost:56160"/)
    assert.doesNotMatch(await page(false), /5616/)
  })
})
