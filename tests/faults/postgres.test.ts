/** PostgreSQL restarted, cut off, hanging: whoever presses is answered in time, nothing is lost or doubled, and it heals. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Server, startPostgres } from '../../scripts/postgres/server.ts'
import { ASSESSMENT, CARER, CHILD, PRISONER, REQUEST } from '../support/answers.ts'
import { button, cardIn, filled, wordsOn } from '../support/cards.ts'
import { MAYA, SAM } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, take } from '../support/road.ts'
import { references } from '../support/stored.ts'
import { assertWhole } from './invariants.ts'
import { type Line, openLine } from './line.ts'

/** Where `npm run test:faults` says that the line is to be; the tests reach PostgreSQL by nothing else. */
const LINE = process.env.FAULTS_LINE_PORT
/** Teams gives up after ten seconds. */
const IN_TIME_MS = 10_000
const PATIENCE_MS = 90_000
const AWAY = /cannot reach my own records just now, so I do not know whether that is done/

describe('PostgreSQL that is restarted or cut off', function () {
  this.timeout(300_000)
  let server: Server
  let line: Line
  let world: TestWorld
  let reference = ''
  let pages = 0
  const unhandled: unknown[] = []
  const note = (fault: unknown) => void unhandled.push(fault)

  before(async function () {
    if (LINE === undefined) this.skip()
    process.on('unhandledRejection', note)
    server = await startPostgres()
    line = await openLine(Number(LINE), new URL(server.url))
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
    await take(world, reference)
  })
  after(async () => {
    process.off('unhandledRejection', note)
    await world?.close()
    await line?.close()
    await server?.stop()
  })
  afterEach(async () => {
    await healed()
    await assertWhole(world.product.database, { mails: world.outlook.mails, files: world.outlook.files })
    assert.deepEqual(unhandled, [])
  })

  const ready = async (): Promise<boolean> => {
    const answer = await fetch(`${world.product.url}/ready`)
    const { checks } = (await answer.json()) as { checks: Record<string, boolean> }
    return checks.store === true && checks.jobs === true
  }
  /** The store answers again, and every job is done. */
  const healed = () =>
    until(async () => {
      // What failed meanwhile waits for its next try: it is tried now.
      const open = await world.product.database
        .run(`update pgboss.job set start_after = now() where state = 'retry';
          select 1 from notice where status in ('promised', 'trying')`)
        .catch(() => undefined)
      return open?.rows.length === 0 && (await ready())
    }, PATIENCE_MS)
  const openPage = async () => {
    await world.chat(SAM).says(`open ${reference} B`)
    const card = cardIn(lastPost(world, SAM))
    pages += 1
    const typed = { ...ASSESSMENT.B, carerView: `She said it ${pages} times.` }
    return { verb: button(card, 'Save and go on').verb, data: filled(card, 'Save and go on', typed), typed }
  }
  const inTime = async (act: () => Promise<{ status: number; body: unknown }>): Promise<string> => {
    const start = performance.now()
    const { status, body } = await act()
    const took = performance.now() - start
    assert.equal(status, 200)
    assert.ok(took < IN_TIME_MS, `it took ${took} ms`)
    return JSON.stringify(body)
  }
  const kept = async () => (await world.product.world.store.load(reference))?.assessment.B
  /** The person presses again until it is done, with what was typed and not lost: it is saved once. */
  const pressedAgain = async (
    { verb, data, typed }: Awaited<ReturnType<typeof openPage>>,
    before: number,
  ) => {
    await healed()
    const { body } = await world.chat(SAM).presses(verb, data)
    assert.doesNotMatch(JSON.stringify(body), AWAY)
    const saved = await kept()
    assert.deepEqual({ ...saved?.answers, ...typed }, saved?.answers)
    assert.equal(saved?.version, before + 1)
  }

  for (const how of ['fast', 'immediate'] as const)
    it(`is ${how === 'fast' ? 'restarted' : 'restarted as if the power had failed'} while somebody presses`, async () => {
      const page = await openPage()
      const before = (await kept())?.version ?? 0
      const restarted = server.restart(how)
      const said = await inTime(() => world.chat(SAM).presses(page.verb, page.data))
      assert.match(said, new RegExp(`${AWAY.source}|Saved|saved|C\\.`))
      await restarted
      await pressedAgain(page, before)
    })

  it('is cut off: a dialog keeps what was typed behind a button', async () => {
    const page = await openPage()
    const before = (await kept())?.version ?? 0
    line.cut()
    assert.match(await inTime(() => world.chat(SAM).presses(page.verb, page.data)), AWAY)
    const dialog = await world.chat(SAM).submitsDialog({ ...page.data, verb: page.verb })
    assert.match(wordsOn(cardIn(dialog.body)), /What you typed is still here/)
    assert.deepEqual(button(cardIn(dialog.body), 'Try again').data, { ...page.data, verb: page.verb })
    assert.equal(await ready(), false)
    line.mend()
    await pressedAgain(page, before)
  })

  it('hangs: the press is answered before Teams gives up, and the jobs go on later', async () => {
    const page = await openPage()
    const before = (await kept())?.version ?? 0
    line.hang()
    assert.match(await inTime(() => world.chat(SAM).presses(page.verb, page.data)), AWAY)
    assert.equal(await ready(), false)
    line.cut()
    line.mend()
    await pressedAgain(page, before)
  })

  it('hangs for a moment and goes on: what was answered as unknown is done, and once', async () => {
    const page = await openPage()
    const before = (await kept())?.version ?? 0
    line.hang()
    assert.match(await inTime(() => world.chat(SAM).presses(page.verb, page.data)), AWAY)
    line.mend()
    await pressedAgain(page, before)
  })

  it('closes its half of the line', async () => {
    const page = await openPage()
    const before = (await kept())?.version ?? 0
    line.halfClose()
    await inTime(() => world.chat(SAM).presses(page.verb, page.data))
    await pressedAgain(page, before)
  })

  it('has committed, and the answer is lost: the second press changes nothing more', async () => {
    const page = await openPage()
    const before = (await kept())?.version ?? 0
    line.loseAnswerTo('commit')
    await inTime(() => world.chat(SAM).presses(page.verb, page.data))
    await until(() => line.lost() > 0)
    await pressedAgain(page, before)
  })

  it('has committed a new referral, and the answer is lost: there is one referral, and one receipt', async () => {
    const before = (await references(world.product.database)).length
    const mails = world.outlook.mails().length
    await world.chat(MAYA).says('new referral')
    let card = cardIn(lastPost(world, MAYA))
    for (const typed of [REQUEST, PRISONER, CHILD])
      card = cardIn(await press(world, MAYA, { card, title: /Next/, typed }))
    const { verb } = button(card, /Record/)
    const data = filled(card, /Record/, CARER)
    line.loseAnswerTo('commit')
    await inTime(() => world.chat(MAYA).presses(verb, data))
    await until(() => line.lost() > 0)
    await healed()
    await world.chat(MAYA).presses(verb, data)
    await healed()
    assert.equal((await references(world.product.database)).length, before + 1)
    assert.equal(world.outlook.mails().length, mails + 1)
  })

  it('has no room: the sentence says that nothing was changed, and it goes on when there is room', async function () {
    const folder = mkdtempSync(join(tmpdir(), 'prison-contact-small-'))
    if (!mounted(folder)) {
      console.log('      Left out: only root may mount a small disk here.')
      this.skip()
    }
    const sql = (text: string) => world.product.database.run(text)
    try {
      await sql(`create tablespace small location '${folder}'`)
      await sql('alter table section set tablespace small')
      await sql('create table ballast (words text) tablespace small')
      await sql('alter table ballast alter words set storage external')
      for (const size of [1_000_000, 8_000])
        while (
          await sql(`insert into ballast values (repeat('x', ${size}))`).then(
            () => true,
            () => false,
          )
        );
      let said = ''
      let page = await openPage()
      let version = 0
      for (let presses = 0; presses < 20 && !said.includes('no room left'); presses++) {
        version = (await kept())?.version ?? 0
        page = await openPage()
        said = JSON.stringify((await world.chat(SAM).presses(page.verb, page.data)).body)
      }
      assert.match(said, /no room left where I keep things, so nothing was changed/)
      assert.equal((await kept())?.version, version)
      const { checks } = (await (await fetch(`${world.product.url}/ready`)).json()) as {
        checks: { room: boolean }
      }
      assert.equal(checks.room, false)
      await sql('drop table ballast')
      await pressedAgain(page, version)
    } finally {
      await sql('drop table if exists ballast')
      await sql('alter table section set tablespace pg_default')
      await sql('drop tablespace small')
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    }
  })
})

/** A disk of four megabytes that PostgreSQL may write to. */
function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=0777', 'tmpfs', folder], { stdio: 'ignore' })
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']))
    chownSync(folder, id('-u'), id('-g'))
    return true
  } catch {
    return false
  }
}
