/** The bill of materials: what may be shipped is said by licence and hash, for every package that the bot runs on. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { faultsIn } from '../scripts/sbom/licences.ts'
import { readText } from './support/source-files.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const MIT = { licenses: [{ license: { id: 'MIT' } }], hashes: [{}] }

describe('the bill of materials', () => {
  it('has every package that the bot runs on, and each may be shipped', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/sbom.ts', '--check'], {
      cwd: ROOT,
    })
    assert.equal(stderr.toString(), '')
    assert.equal(status, 0)
    const lock: { packages: Record<string, { dev?: boolean; version?: string }> } = JSON.parse(
      readText('package-lock.json'),
    )
    const shipped = new Set(
      Object.entries(lock.packages)
        .filter(([path, { dev }]) => path !== '' && dev !== true)
        .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')} ${version}`),
    )
    assert.equal(Number(/^(\d+) packages/.exec(stdout.toString())?.[1]), shipped.size)
  })

  it('refuses a package without a licence, with one that nobody agreed to, and without a hash', () => {
    assert.deepEqual(faultsIn([{ name: 'fine', version: '1.0.0', ...MIT }]), [])
    const [silent] = faultsIn([{ name: 'silent', version: '1.0.0', hashes: [{}] }])
    assert.match(silent ?? '', /^silent 1\.0\.0 names no licence/)
    const other = { licenses: [{ license: { id: 'AGPL-3.0-only' } }], hashes: [{}] }
    assert.match(faultsIn([{ name: 'other', version: '2.0.0', ...other }])[0] ?? '', /AGPL-3\.0-only/)
    assert.match(faultsIn([{ name: 'bare', version: '1.0.0', licenses: MIT.licenses }])[0] ?? '', /no hash/)
  })
})
