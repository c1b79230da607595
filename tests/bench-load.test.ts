/** `npm run bench:load` as it is run, with few turns: every turn of the mix is answered, and it says what it measured. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './support/source-files.ts'

const LINES = [
  /^Node v\d+\.\d+\.\d+, \d+ cores/m,
  /^50 at a time, a new token for each turn; 1 rounds of 20 turns/m,
  /^10 at a time, one token for all turns/m,
  /^CPU {2}our turns, the mix +\d+\.\d\d ms/m,
  /^CPU {2}Teams SDK, echo with a card +\d+\.\d\d ms/m,
  /^p99 {2}node:http and jose +\d+\.\d ms/m,
  /^CPU, ours \/ Teams SDK, echo +\d+\.\d\d/m,
  /^p99, ours \/ botbuilder 4, echo +\d+\.\d\d/m,
  /^at the end \/ at a tenth: process \d+\.\d\d, heap \d+\.\d\d$/m,
  /^cpu {3}the bundle, \/ready \/ botbuilder 4, echo +\d+\.\d\d/m,
  /^wall {2}src\/main\.ts, \/ready \/ botbuilder 4, echo +\d+\.\d\d/m,
]

describe('npm run bench:load, with few turns', () => {
  it('answers every kind of turn without a fault, and prints CPU, waiting, memory and starts', async function () {
    // It is measured beside a PostgreSQL of its own: where there is none, nothing can be said.
    if (!existsSync('/usr/lib/postgresql')) return this.skip()
    const { code, out, err } = await benchLoad('--rounds=1', '--turns=20', '--minutes=0.02', '--starts=1')
    assert.equal(code, 0, err)
    for (const line of LINES) assert.match(out, line)
  }).timeout(300_000)

  it('refuses a word that it does not know', async () => {
    const { code, out } = await benchLoad('--turn=20')
    assert.deepEqual([code === 0, out], [false, ''])
  })
})

function benchLoad(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(ROOT, 'scripts/bench-load.ts')
  return new Promise((done) => {
    const child = execFile(process.execPath, [file, ...words], (_, out, err) =>
      done({ code: child.exitCode ?? 1, out, err }),
    )
  })
}
