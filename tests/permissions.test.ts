/** docs/permissions.md, which a tenant administrator approves, says what the tables of calls and rights say. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withLists } from '../scripts/permissions/lists.ts'
import { CALLS, TRIED } from '../src/gateways/calls.ts'
import { RIGHTS } from '../src/gateways/rights.ts'
import { tableIn } from './support/documents.ts'
import { ROOT, readText } from './support/source-files.ts'

const PAGE = 'docs/permissions.md'

describe('docs/permissions.md', () => {
  const page = readText(PAGE)

  it('has its lists as the tables have them: npm run permissions -- --write', () =>
    assert.equal(page, withLists(page)))

  it('has a row for every call and for every right, and no other', () => {
    const rows = [...page.matchAll(/^\| `((?:GET|POST|PUT|DELETE) [^`]+)` \|/gm)].map(([, call]) => call)
    const calls = [...CALLS, ...TRIED].map(({ method, path }) => `${method} ${path}`)
    assert.deepEqual(rows.sort(), calls.sort())
    const named = tableIn(page, 'right').map(([name]) => name)
    assert.deepEqual(
      named,
      Object.values(RIGHTS).map(({ name }) => name),
    )
  })

  it('asks in the app package for every right that is given there', () => {
    const { authorization } = JSON.parse(readText('manifest/manifest.json'))
    const asked: { name: string }[] = authorization.permissions.resourceSpecific
    const names = asked.map(({ name }) => name)
    const given = Object.values(RIGHTS).filter(({ from }) => from.startsWith('resource-specific'))
    assert.ok(given.length > 0)
    for (const { name } of given) assert.ok(names.includes(name), name)
  })

  it('says how each right is given', () => {
    for (const right of Object.values(RIGHTS))
      assert.ok('powershell' in right || 'adminCentre' in right, right.name)
  })
})

describe('npm run permissions', () => {
  let place: string
  before(() => {
    place = mkdtempSync(join(tmpdir(), 'permissions-'))
    const needed = [
      'scripts/permissions.ts',
      'scripts/permissions',
      'src/gateways/calls.ts',
      'src/gateways/rights.ts',
    ]
    for (const path of [...needed, PAGE, 'package.json'])
      cpSync(join(ROOT, path), join(place, path), { recursive: true })
  })
  after(() => rmSync(place, { recursive: true }))
  const program = (...words: string[]): Promise<number> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [join(place, 'scripts/permissions.ts'), ...words], () =>
        resolve(child.exitCode ?? -1),
      )
    })

  it('refuses a page that says something else, leaves it alone until it is told to write, and mends it then', async () => {
    const page = readText(PAGE)
    const other = page.replace('Application Mail.Send', 'Mail.Send')
    const written = () => readFileSync(join(place, PAGE), 'utf8')
    assert.equal(await program('--check'), 0)
    writeFileSync(join(place, PAGE), other)
    assert.equal(await program('--check'), 1)
    assert.equal(written(), other)
    assert.equal(await program('--write'), 0)
    assert.equal(written(), page)
    assert.equal(await program('--quietly'), 1)
    writeFileSync(join(place, PAGE), '# A page without marks')
    assert.equal(await program('--write'), 1)
    assert.equal(written(), '# A page without marks')
  })
})
