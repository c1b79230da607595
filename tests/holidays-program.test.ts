/** `npm run holidays` as it is run: sources by HTTP, exit codes, and the file as it comes out. */
import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Loopback, startLoopback } from './gateways/loopback.ts'
import { published, someDays, type Years } from './support/announced.ts'
import { ROOT, readText } from './support/source-files.ts'

const OWN = 'src/domain/bank-holidays.json'

describe('npm run holidays, as it is run', () => {
  let place: string
  let server: Loopback
  let body = ''
  let status = 200
  const own = readText(OWN)
  const all: Years = JSON.parse(own).years
  const next = Number(Object.keys(all).at(-1)) + 1

  before(async () => {
    // A copy of what the program needs, so that the project's own file is never at stake.
    place = mkdtempSync(join(tmpdir(), 'holidays-'))
    for (const path of ['scripts/holidays.ts', 'scripts/holidays', 'src/domain', 'package.json'])
      cpSync(join(ROOT, path), join(place, path), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(place, 'node_modules'), 'dir')
    server = await startLoopback(() => (status === 0 ? undefined : { status, body }))
  })
  after(async () => {
    await server.close()
    rmSync(place, { recursive: true })
  })

  type Ended = { readonly code: number; readonly out: string; readonly err: string }
  const program = (...words: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [join(place, 'scripts/holidays.ts'), ...words],
        (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
      )
    })
  const written = (): string => readFileSync(join(place, OWN), 'utf8')

  it('refuses what an address does not give, and ends with exit code 1', async () => {
    const unhappy = [
      [404, '', [], / cannot be read: it answers with 404\.\n/],
      [0, '', [], / cannot be reached\. You can save it with a browser/],
      [200, '<html>', [], / is not JSON\.\n/],
      [200, '', ['two'], /^Use it without a word, or with one file or address/],
    ] as const
    for (const [answers, text, more, sentence] of unhappy) {
      ;[status, body] = [answers, text]
      const { code, out, err } = await program(`${server.url}/bank-holidays.json`, ...more)
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, sentence)
      assert.match(err, /\nNothing was written\.\n$/)
      assert.equal(written(), own)
    }
  })

  it('finds the project’s own file in order: whole years without a gap, no day on a weekend', async () => {
    writeFileSync(join(place, 'source.json'), published(all))
    const { code, out, err } = await program(join(place, 'source.json'))
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^Nothing changes: [^\n]*\n$/)
    assert.equal(written(), own)
  })

  it('takes a new year from an address, in the form that the formatter leaves alone', async () => {
    ;[status, body] = [200, published({ ...all, [next]: someDays(next) })]
    const only = await program('--check', `${server.url}/bank-holidays.json`)
    assert.deepEqual([only.code, only.err, written()], [0, '', own])
    const { code, out, err } = await program(`${server.url}/bank-holidays.json`)
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, new RegExp(`^${next} is new: `))
    assert.deepEqual(JSON.parse(written()), {
      ...JSON.parse(own),
      years: { ...all, [next]: someDays(next) },
    })
    const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
    const formatted = execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${OWN}`], {
      cwd: ROOT,
      input: written(),
      encoding: 'utf8',
    })
    assert.equal(written(), formatted)
  })
})
