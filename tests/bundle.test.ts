/** What `npm run bundle` writes and the image starts: the whole bot, with everything that it loads later. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { makeBundle } from '../scripts/bundle/make.ts'
import { type Outlook, startOutlook } from '../src/local/outlook.ts'
import { type Loopback, startLoopback } from './gateways/loopback.ts'
import { CARER, CHILD, PRISONER, SECOND_CHILD } from './support/answers.ts'
import { ASSESSMENT_TODAY, REQUEST_TODAY } from './support/answers-today.ts'
import { type BotProcess, openBotProcess } from './support/bot-process.ts'
import { button, cardIn, filled, wordsOn } from './support/cards.ts'
import { MAYA, SAM, TESS } from './support/council.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { until } from './support/jobs.ts'
import { ROOT, readText } from './support/source-files.ts'
import { type LoopbackTeams, openTeams } from './support/teams-client.ts'

const NORTH = '19:north@thread.tacv2'
/** What the image gives to Node, with the folder of the test for that of the image. */
const wordsOfImage = (folder: string): readonly string[] => {
  const [, ...words]: string[] = JSON.parse(/^CMD (.*)$/m.exec(readText('deploy/Dockerfile'))?.[1] ?? '[]')
  return words.map((word) => word.replace('.bundle', folder))
}

describe('the bundle', function () {
  this.timeout(180_000)
  let folder: string
  let teams: LoopbackTeams
  let identity: Loopback
  let outlook: Outlook
  let fresh: FreshDatabase
  let bot: BotProcess

  before(async () => {
    await mkdir(join(ROOT, '.tmp'), { recursive: true })
    // Not as deep as the sources: what finds its place by chance there, does not here.
    folder = join(await mkdtemp(join(ROOT, '.tmp/bundle-')), 'made')
    await makeBundle(folder)
    teams = await openTeams()
    identity = await startLoopback(managedIdentity)
    outlook = await startOutlook({ folder: undefined })
    fresh = await freshDatabase()
    await fresh.close()
    const { TOKEN_ENDPOINT_URL: _, MicrosoftAppPassword: __, ...env } = teams.envFor()
    bot = await openBotProcess({
      env: {
        ...{ ...env, MicrosoftAppType: 'UserAssignedMSI', API_REFERRALS: 'on' },
        ...{ IDENTITY_ENDPOINT: `${identity.url}/msi/token`, IDENTITY_HEADER: 'word' },
      },
      graphBaseUrl: outlook.baseUrl,
      where: fresh.where,
      words: wordsOfImage(folder),
    })
    teams.botAt(bot.url)
    await bot.up()
  })
  after(async () => {
    const closing = [bot?.close(), outlook?.close(), identity?.close(), teams?.close()]
    await Promise.allSettled(closing)
    await fresh?.drop()
    await rm(dirname(folder), { recursive: true, force: true })
  })

  /** The identity endpoint of App Service; what it gives out is good for the Connector of this test. */
  const managedIdentity = async () => {
    const given = await fetch(`${teams.url}/token`, { method: 'POST' }).then((answer) => answer.json())
    const body = { ...Object(given), resource: 'r', expires_on: String(Math.floor(Date.now() / 1000) + 3600) }
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  }
  const press = async (who: typeof SAM, card: unknown, title: string | RegExp, typed = {}) => {
    const { verb } = button(card, title)
    const { status, body } = await teams.person(who).presses(verb, filled(card, title, typed))
    assert.equal(status, 200)
    return body
  }
  const says = async (who: typeof SAM, text: string) => {
    assert.equal((await teams.person(who).says(text)).status, 200)
    return cardIn(teams.postsToPerson(who.id).at(-1))
  }

  it('has asked for the tokens of bot and Graph before anybody wants one', () =>
    until(() =>
      ['api.botframework.com', 'graph.microsoft.com'].every((name) =>
        identity.asked.some(({ url }) => url.includes(name)),
      ),
    ))

  it('is ready with the store in a folder, its jobs, and tokens of a managed identity', async () => {
    const answer = await fetch(`${bot.url}/ready`)
    assert.equal(answer.status, 200, await answer.text())
  })

  it('shows its templates, and takes a referral to the report that it draws and sends', async () => {
    let card: unknown = await says(MAYA, 'new referral')
    card = await press(MAYA, card, /Next/, REQUEST_TODAY)
    card = await press(MAYA, card, /Next/, PRISONER)
    card = await press(MAYA, card, 'Add another child', CHILD)
    card = await press(MAYA, card, /Next/, SECOND_CHILD)
    const words = wordsOn(cardIn(await press(MAYA, card, /Record/, CARER)))
    const reference = /PCA-\d{4}-\d{4}/.exec(words)?.[0] ?? ''
    const north = teams.person(SAM).in({ id: NORTH, teamId: NORTH })
    assert.equal((await north.presses('take', { reference })).status, 200)
    card = await says(SAM, `open ${reference} A1`)
    for (const answers of Object.values(ASSESSMENT_TODAY))
      card = cardIn(await press(SAM, card, 'Save and go on', answers))
    await press(SAM, card, 'Send to the Team Manager')
    await press(TESS, await says(TESS, `sign off ${reference}`), 'Sign off and send')
    const report = () => outlook.mails().find(({ subject }) => subject.endsWith(' report'))
    await until(() => report() !== undefined, 60_000)
    const [drawn] = report()?.attachments ?? []
    assert.equal(drawn?.bytes.subarray(0, 5).toString(), '%PDF-')
  })

  it('has the API', async () => {
    const answer = await fetch(`${bot.url}/api/openapi.json`)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /"openapi":"3\.1/)
  })

  it('says in its log of a fault which line of our files it was, and warns of nothing else', async () => {
    teams.fault({ method: 'POST', path: /activities/, status: 400, code: 'BadSyntax', times: 3 })
    await teams.person(SAM).says('my work')
    await until(() => bot.said.some((line) => line.includes('"fault"')))
    const place = /\((src\/[\w/-]+\.ts):(\d+):\d+\)/.exec(
      bot.said.find((line) => line.includes('"fault"')) ?? '',
    )
    const [, path = '', line = ''] = place ?? []
    assert.match(readText(path).split('\n')[Number(line) - 1] ?? '', /throw|await|Trouble|Error/)
    assert.doesNotMatch(bot.said.join('\n'), /Warning|\.mjs/)
  })

  it('ends gently when it is told to', async () => assert.equal(await bot.stop(), 0))

  it('is compiled beforehand for the user that the image runs as', async () => {
    const cache = join(folder, 'compiled')
    await promisify(execFile)(process.execPath, ['scripts/bundle/compile.ts', folder, '4711'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache },
    })
    const [own = '', ...more] = await readdir(cache)
    assert.match(own, /-4711$/)
    assert.deepEqual(more, [])
    const files = await readdir(join(cache, own))
    assert.ok(files.length > 5)
    for (const file of files) assert.equal((await stat(join(cache, own, file))).mode & 0o777, 0o644)
  })
})
