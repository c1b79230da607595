/** `kill -9` with half of a file sent: its link is spent, another works, and nothing else is lost. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { openDatabase } from '../../src/store/database.ts'
import { type BotProcess, openBotProcess } from '../support/bot-process.ts'
import { TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { taken } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { assertWhole } from './invariants.ts'

const PUBLIC = 'https://prison-contact.council.example'

describe('kill -9 while a file is fetched', function () {
  this.timeout(180_000)
  let world: WorkflowWorld
  let teams: LoopbackTeams
  let outlook: Outlook
  let bot: BotProcess
  let flag = ''
  let reference = ''
  let links: readonly string[] = []

  before(async () => {
    world = await openWorkflow()
    reference = await taken(world)
    // The links are to be the only thing that is under way.
    await world.database.run(`update notice set status = 'not needed' where status in ('promised', 'trying')`)
    await world.database.close()
    teams = await openTeams()
    outlook = await startOutlook({ folder: undefined })
    const { where } = world.database
    flag = join(where.dataDir, 'cut-export')
    bot = await openBotProcess({
      env: {
        ...teams.envFor(),
        ...{ PUBLIC_URL: PUBLIC, DATA_DIR: where.dataDir, CUT_EXPORT: flag },
        NODE_OPTIONS: `--import=${new URL('./cut-answer.ts', import.meta.url).href}`,
      },
      ...{ graphBaseUrl: outlook.baseUrl, where },
    })
    await bot.up()
    teams.botAt(bot.url)
  })
  after(async () => {
    await Promise.allSettled([bot?.close(), outlook?.close(), teams?.close()])
    await world?.close()
  })

  const asked = async (): Promise<readonly string[]> => {
    await teams.person(TESS).says(`inspection pack ${reference}: the ombudsman asks`)
    const card = JSON.stringify(teams.postsToPerson(TESS.id).at(-1))
    return [...card.matchAll(/"url":"([^"]+\/exports[^"]+)"/g)].map(([, url = '']) => url)
  }
  const fetched = (link = '') => fetch(link.replace(PUBLIC, bot.url))
  const stored = async () => {
    await bot.stop()
    const database = await openDatabase(world.database.where)
    try {
      await assertWhole(database)
      const { rows } = await database.run(`select body, version, status from referral order by reference`)
      const lines = await auditOf(database, reference)
      return { referrals: rows, fetched: lines.filter(({ what }) => what === 'fetch export').length }
    } finally {
      await database.close()
      await bot.up()
    }
  }

  it('gives half a file, which no browser takes for a whole one', async () => {
    const before = await stored()
    assert.equal(before.fetched, 0)
    links = await asked()
    assert.equal(links.length, 2)
    await writeFile(flag, '')
    await assert.rejects(fetched(links[0]).then((answer) => answer.arrayBuffer()))
    await bot.killAndRestart()
    const after = await stored()
    assert.deepEqual(after, { referrals: before.referrals, fetched: 1 })
  })

  it('has spent that link, and no other', async () => {
    assert.equal((await fetched(links[0])).status, 410)
    const [, json] = links
    const pack = (await (await fetched(json)).json()) as { reference: string }
    assert.equal(pack.reference, reference)
  })

  it('lets them ask for another, which gives the whole file', async () => {
    const [pdf] = await asked()
    const text = Buffer.from(await (await fetched(pdf)).arrayBuffer()).toString('latin1')
    assert.match(text, /^%PDF-[\s\S]*%%EOF\s*$/)
  })
})
