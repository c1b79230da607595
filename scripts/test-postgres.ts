/** Runs the tests of the store on a throwaway PostgreSQL that it starts, stops and deletes by itself. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

type Owner = { readonly uid: number; readonly gid: number } | undefined

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const BY_DEFAULT = ['tests/workflow', 'tests/store', 'tests/jobs', 'tests/restart.test.ts']
const asRoot = process.getuid?.() === 0

const programs = findPrograms() ?? installPrograms() ?? findPrograms()
if (!programs) {
  console.error(
    'PostgreSQL is not installed. Install it (on Debian or Ubuntu: apt-get install postgresql) and run this again.',
  )
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'prison-contact-postgres-'))
const running: ChildProcess[] = []
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.at(-1)?.kill(signal))
try {
  const url = await startServer(programs, folder)
  process.exitCode = await runMocha(url)
} finally {
  await stopServer()
  rmSync(folder, { recursive: true, force: true })
}

/** The folder with PostgreSQL's programs, the newest first. */
function findPrograms(): string | undefined {
  const installed = '/usr/lib/postgresql'
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(installed, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')))
}

function installPrograms(): undefined {
  if (!asRoot || !existsSync('/usr/bin/apt-get')) return
  const apt = (...words: string[]) =>
    execFileSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'postgresql')
  } catch {
    // The sentence above says what to do.
  }
}

/** PostgreSQL refuses to run as root, so the cluster belongs to a user who may do nothing else. */
function findOwner(): Owner {
  if (!asRoot) return undefined
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) }
    } catch {}
  }
  throw new Error(
    'PostgreSQL refuses to run as root. Add a user named postgres, or run this as another user.',
  )
}

async function startServer(bin: string, cluster: string): Promise<string> {
  const owner = findOwner()
  if (owner) chownSync(cluster, owner.uid, owner.gid)
  const data = join(cluster, 'data')
  const words = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  execFileSync(join(bin, 'initdb'), words, { ...owner, cwd: cluster, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=on',
    'max_connections=200',
  ]
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: cluster, stdio: 'ignore', detached: true },
  )
  running.push(server)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  while (!(await answers(url))) {
    if (server.exitCode !== null)
      throw new Error(`PostgreSQL stopped as soon as it was started (${server.exitCode}).`)
    await new Promise((done) => setTimeout(done, 50))
  }
  return url
}

/** SIGINT is PostgreSQL's fast shutdown. */
async function stopServer(): Promise<void> {
  const [server] = running
  if (!server || server.exitCode !== null) return
  const stopped = once(server, 'exit')
  server.kill('SIGINT')
  await stopped
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

async function runMocha(url: string): Promise<number> {
  const asked = process.argv.slice(2)
  const specs =
    asked.length > 0 ? asked : BY_DEFAULT.filter((path) => existsSync(join(ROOT, path))).map(asSpec)
  // Mocha adds the files of its settings to the ones it is given, so it must not read them.
  const settings = ['--no-config', '--timeout', '30000', '--reporter', 'dot', '--forbid-only']
  const words = [join(ROOT, 'node_modules/mocha/bin/mocha.js'), ...settings, ...specs]
  const mocha = spawn(process.execPath, words, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url },
  })
  running.push(mocha)
  const [code] = await once(mocha, 'exit')
  return typeof code === 'number' ? code : 1
}

function asSpec(path: string): string {
  return path.endsWith('.ts') ? path : `${path}/**/*.test.ts`
}
