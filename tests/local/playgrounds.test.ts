/** The three Playgrounds as processes: none outlives the bot, and one that does not start says what to do. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { loadAuthorityFile } from '../../src/authority/authority-file.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { type PlaygroundPerson, playgroundPersons } from '../../src/local/playground-persons.ts'
import { startPlaygrounds } from '../../src/local/playgrounds.ts'

const SOURCE = new URL('../../src/local/', import.meta.url)

/** Does what npx and the Playground do as far as we can tell: a program that starts another one, which listens. */
const FAKE_NPX = `#!/bin/sh
if [ -n "$FAKE_COMPLAINT" ]; then echo "$FAKE_COMPLAINT" >&2; exit 1; fi
${process.execPath} "$(dirname "$0")/playground.cjs" "$@" &
wait
`
const KEEPS_PID = `require('node:fs').writeFileSync('pid', String(process.pid))`
const FAKE_PLAYGROUND = `
${KEEPS_PID}
const port = Number(process.argv[process.argv.indexOf('-p') + 1])
const told = JSON.stringify({ words: process.argv.slice(2), config: process.env.TEAMS_APP_TEST_TOOL_CONFIG_PATH })
require('node:http').createServer((_, response) => response.end(told)).listen(port, '127.0.0.1', () =>
  console.log('Listening on ' + (process.env.FAKE_OTHER_PORT ?? port)))
`

describe('the Playgrounds', () => {
  let folder: string
  let directory: Directory
  let persons: readonly PlaygroundPerson[]
  let printed: string[]
  const path = process.env.PATH
  before(async () => {
    const read = await loadAuthorityFile(fileURLToPath(new URL('sample-council.json', SOURCE)))
    assert.ok(!('faults' in read))
    directory = read
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'playgrounds-'))
    await mkdir(join(folder, 'bin'))
    await writeFile(join(folder, 'bin', 'npx'), FAKE_NPX)
    await chmod(join(folder, 'bin', 'npx'), 0o755)
    await writeFile(join(folder, 'bin', 'playground.cjs'), FAKE_PLAYGROUND)
    process.env.PATH = `${join(folder, 'bin')}${delimiter}${path}`
    const ports = await freePorts(3)
    persons = playgroundPersons(directory).map((person, at) => ({ ...person, port: ports[at] ?? 0 }))
    printed = []
  })
  afterEach(async () => {
    process.env.PATH = path
    delete process.env.FAKE_COMPLAINT
    delete process.env.FAKE_OTHER_PORT
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  const options = () => ({
    ...{ botUrl: 'http://127.0.0.1:3978', folder, persons, others: directory.people },
    print: (line: string) => void printed.push(line),
  })
  const ports = () => persons.map(({ port }) => port)
  const pidOfMayas = () => readFile(join(folder, 'playground', 'maya', 'pid'), 'utf8').catch(() => '')
  const allClosed = () =>
    until(async () => (await Promise.all(ports().map(isOpen))).every((open) => !open), 'ports are let go of')

  it('start side by side, each with its own settings, and all end together', async () => {
    const playgrounds = await startPlaygrounds(options())
    for (const { key, port } of persons) {
      const told = Object(await (await fetch(`http://127.0.0.1:${port}`)).json())
      assert.deepEqual(told.words.slice(0, 5), [
        ...['--yes', '--prefer-offline', '@microsoft/m365agentsplayground@0.2.28', '-e'],
        'http://127.0.0.1:3978/api/messages',
      ])
      assert.ok(told.words.includes('--disable-telemetry'))
      assert.match(JSON.parse(await readFile(told.config, 'utf8')).personalChat.id, new RegExp(key))
    }
    await playgrounds.stop()
    await allClosed()
    assert.deepEqual(printed, [])
  })

  it('say once that one of them has stopped', async () => {
    const playgrounds = await startPlaygrounds({ ...options(), persons: persons.slice(0, 1) })
    const port = ports()[0]
    process.kill(Number(await pidOfMayas()))
    await until(async () => printed.length > 0, 'the sentence')
    await playgrounds.stop()
    assert.equal(printed.length, 1)
    assert.match(
      printed[0] ?? '',
      new RegExp(`\\(port ${port}\\) has stopped\\. Stop the bot and start it again`),
    )
  })

  it('do not start, not one of them, when a port is taken', async () => {
    const taken = ports()[2]
    const other = createServer().listen(taken, '127.0.0.1')
    await assert.rejects(startPlaygrounds(options()), {
      message: `Port ${taken} is in use, and an Agents Playground needs it. Stop the program that has it, or start without the Playgrounds: npm start -- --no-playground`,
    })
    await assert.rejects(readFile(join(folder, 'playground', 'maya', '.m365agentsplayground.yml')))
    await new Promise((closed) => other.close(closed))
  })

  it('are not taken for up when they listen elsewhere', async () => {
    process.env.FAKE_OTHER_PORT = '39589'
    await assert.rejects(startPlaygrounds(options()), { message: /^Port \d+ is in use/ })
    await allClosed()
  })

  it('name the network when npx cannot fetch them', async () => {
    process.env.FAKE_COMPLAINT = 'npm error code ENOTFOUND\nnpm error request to the registry failed'
    await assert.rejects(startPlaygrounds(options()), {
      message: /^npx could not fetch the Agents Playground \(ENOTFOUND\)\. .*network.*--no-playground$/,
    })
  })

  it('point to their own log when they end for another reason', async () => {
    process.env.FAKE_COMPLAINT = 'something else'
    await assert.rejects(startPlaygrounds(options()), { message: /ended before it was up.*devTools/ })
  })

  it('name npx when there is none', async () => {
    process.env.PATH = folder
    await assert.rejects(startPlaygrounds(options()), { message: /^npx could not be started \(ENOENT\)/ })
  })

  it('end when the start is broken off', async () => {
    await writeFile(join(folder, 'bin', 'playground.cjs'), `${KEEPS_PID}\nsetTimeout(() => {}, 60_000)`)
    const ending = new AbortController()
    const start = startPlaygrounds({ ...options(), signal: ending.signal })
    start.catch(() => undefined)
    await until(async () => Boolean(await pidOfMayas()), 'the first one')
    ending.abort()
    await assert.rejects(start)
    const pid = Number(await pidOfMayas())
    assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' })
  })

  it('end when the bot is killed', async () => {
    const script = join(folder, 'bot.ts')
    await writeFile(
      script,
      `import { startPlaygrounds } from ${JSON.stringify(new URL('playgrounds.ts', SOURCE).href)}
       await startPlaygrounds({ ...${JSON.stringify(options())}, print: () => undefined })
       console.log('up')`,
    )
    const bot = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((up) => bot.stdout.once('data', up))
    assert.deepEqual(await Promise.all(ports().map(isOpen)), [true, true, true])
    bot.kill('SIGKILL')
    await allClosed()
  })
})

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => new Promise((listening) => server.once('listening', listening))))
  const found = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return found
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const tooLate = Date.now() + 8_000
  while (!(await holds())) {
    if (Date.now() > tooLate) assert.fail(`waited in vain for ${what}`)
    await setTimeout(20)
  }
}
