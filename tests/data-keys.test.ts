/** Keys as text: both ways to write them are read, and whatever is cut off, doubled or mistyped is refused without a value. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { newDataKey, readDataKeys, sayDataKeys } from '../src/data-keys.ts'
import { keysInFolder } from '../src/store/key-file.ts'
import { ROOT } from './support/source-files.ts'

const run = promisify(execFile)

describe('the keys as text', () => {
  const [one, other] = [newDataKey('2026-11'), newDataKey('2025')]

  it('are read as they were written, in their order, as JSON too', () => {
    const read = readDataKeys(sayDataKeys([one, other]))
    assert.ok(!('fault' in read))
    assert.deepEqual(
      read.map(({ id, secret }) => [id, Buffer.from(secret)]),
      [one, other].map(({ id, secret }) => [id, Buffer.from(secret)]),
    )
    const json = [one, other].map(({ id, secret }) => ({
      id,
      key: Buffer.from(secret).toString('base64url'),
    }))
    assert.deepEqual(readDataKeys(JSON.stringify(json)), read)
    assert.deepEqual(readDataKeys(` ${sayDataKeys([one])} , ${sayDataKeys([other])}\n`), read)
  })

  it('are refused where anything is wrong with them, without a letter of the value', () => {
    const whole = sayDataKeys([one])
    for (const wrong of [
      ...[
        '',
        ' ',
        ',',
        'x',
        `UPPER:${whole.slice(8)}`,
        `${whole},${whole}`,
        whole.slice(0, -3),
        `${whole}AAAA`,
      ],
      ...['[]', '[{}]', '{"a":"b"}', '[1', '[null]', `.:${whole.slice(8)}`],
    ]) {
      const read = readDataKeys(wrong)
      assert.ok('fault' in read, wrong)
      assert.ok(!read.fault.includes(whole.slice(8, 20)))
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readDataKeys(text)
        assert.ok('fault' in read || read.every(({ secret }) => secret.length === 32))
      }),
    )
  })

  it('are printed by npm run keys:new, each time another one', async () => {
    const script = join(ROOT, 'scripts/keys-new.ts')
    const printed = await Promise.all(
      [1, 2].map(async () => (await run(process.execPath, [script, 'mine'])).stdout),
    )
    assert.notEqual(printed[0], printed[1])
    for (const text of printed) assert.ok(!('fault' in readDataKeys(text)))
    await assert.rejects(
      run(process.execPath, [script, 'Not This']),
      /must name each key with 1 to 32 small letters/,
    )
  })
})

describe('the key beside the embedded store', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prison-contact-keys-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is made once, for this user alone, and read again', async () => {
    const made = keysInFolder(folder, true)
    assert.deepEqual(keysInFolder(folder, true), made)
    assert.deepEqual(keysInFolder(folder, false), made)
    assert.equal((await stat(join(folder, 'data-keys'))).mode & 0o777, 0o600)
  })

  it('is never made where the store is on a server, nor in the place of one that cannot be read', async () => {
    assert.throws(() => keysInFolder(folder, false), /DATA_KEYS is missing/)
    await writeFile(join(folder, 'data-keys'), 'half of a k')
    assert.throws(() => keysInFolder(folder, true), /The file .*data-keys must/)
    assert.equal(await readFile(join(folder, 'data-keys'), 'utf8'), 'half of a k')
  })
})
