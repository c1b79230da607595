/** `npm run bench:statistics` as it is run, with few referrals: it counts them all, and says what it measured. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './support/source-files.ts'

const LINES = [
  /: 300 referrals, laid down in [\d.]+ s$/m,
  /^figures of 300 referrals and \d+ children made in [\d.]+ s$/m,
  /^a bare count of the same rows +median [\d.]+ ms$/m,
  /^cube +median [\d.]+ ms$/m,
  /^headline +median [\d.]+ ms$/m,
  /^medians +median [\d.]+ ms$/m,
  /^all of it, for one financial year: \d+ ms; beside a bare count [\d.]+$/m,
]

describe('npm run bench:statistics, with few referrals', () => {
  it('makes their figures, and prints times and a ratio', async () => {
    const { code, out, err } = await bench('--referrals', '300')
    assert.equal(code, 0, err)
    for (const line of LINES) assert.match(out, line)
  }).timeout(120_000)

  it('refuses a word that it does not know, and no referrals at all', async () => {
    for (const words of [['--small'], ['--referrals', '0']]) {
      const { code, out, err } = await bench(...words)
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, /^Use it without a word, or with --referrals and a number, or --postgres\.\n$/)
    }
  }).timeout(60_000)
})

function bench(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(ROOT, 'scripts/bench-statistics.ts')
  return new Promise((done) => {
    const child = execFile(process.execPath, [file, ...words], (_, out, err) =>
      done({ code: child.exitCode ?? 1, out, err }),
    )
  })
}
