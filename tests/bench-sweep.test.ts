/** `npm run bench:sweep` as it is run, with a tenth of everything: it ends well, and says what it measured. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './support/source-files.ts'

const LINES = [
  /^ +-> +(?:Index Scan using referral_by_look on referral|Bitmap Index Scan on referral_by_look)$/m,
  /^b\/a +\d+\.\d\d/m,
  /^c\/a +\d+\.\d\d/m,
  /^nudges decided \(\d+\) per second +\d+/m,
  /^peak with ten times as many, as a ratio: process \d+\.\d\d, heap \d+\.\d\d$/m,
  /^share of the allowed rate used: \d+\.\d %$/m,
  /^refused requests: \d+; tried again: \d+; messages said twice: 0$/m,
]

describe('npm run bench:sweep, with a tenth of everything', () => {
  it('decides each referral once by the index, says no message twice, and prints the ratios', async () => {
    const { code, out, err } = await benchSweep('--small')
    assert.equal(code, 0, err)
    for (const line of LINES) assert.match(out, line)
  }).timeout(300_000)

  it('refuses a word that it does not know', async () => {
    const { code, out, err } = await benchSweep('--smal')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /^Use it without a word, or with --small or --postgres\.\n$/)
  })
})

type Ended = { readonly code: number; readonly out: string; readonly err: string }

const benchSweep = (word: string): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, 'scripts/bench-sweep.ts'), word], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
