/** `npm run preview`: every card, e-mail and report is on the page, and the page needs nothing from anywhere. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { cardNames } from '../../src/cards/render.ts'
import { isElement } from './card-tree.ts'

const ROOT = new URL('../../', import.meta.url)

describe('the preview', () => {
  let folder = ''
  let script: ChildProcess
  let path = ''
  let url = ''
  let page = ''

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'preview-'))
    script = spawn(
      process.execPath,
      [fileURLToPath(new URL('scripts/preview.ts', ROOT)), '--serve', '--out', folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    assert.ok(script.stdout)
    const lines = createInterface({ input: script.stdout })[Symbol.asyncIterator]()
    path = (await lines.next()).value ?? ''
    url = (await lines.next()).value ?? ''
    page = readFileSync(path, 'utf8')
  })
  after(() => {
    script.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  const drawn = (): readonly [string, unknown][] => {
    const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}'
    const { cards } = JSON.parse(data) as { cards: Record<string, unknown> }
    return Object.entries(cards)
  }

  it('has every card with its sample, and a place for each', () => {
    for (const name of cardNames()) assert.match(page, new RegExp(`<h3>${name} \\((chat|channel)\\)</h3>`))
    assert.ok(drawn().length > cardNames().length)
    for (const [id, card] of drawn()) {
      assert.ok(page.includes(`id="${id}"`), id)
      assert.ok(isElement(card) && card.type === 'AdaptiveCard', id)
    }
  })

  it('has every e-mail', () => {
    const kinds = readdirSync(new URL('src/emails/', ROOT)).filter((file) => file !== 'email.ts')
    assert.ok(kinds.length >= 3)
    for (const file of kinds) assert.ok(page.includes(`<h3>${file.replace('.ts', '')}`), file)
    assert.ok(page.includes('OFFICIAL-SENSITIVE PCA-2026-0147 receipt'))
  })

  it('has both parts of the report for each child, as drafts and as signed', () => {
    for (const state of ['draft', 'signed'])
      for (const child of [1, 2])
        for (const part of [1, 2]) {
          const file = `${state}/PCA-2026-0147-child-${child}-part-${part}.pdf`
          assert.ok(page.includes(`href="${file}"`), file)
          assert.equal(readFileSync(join(folder, file)).subarray(0, 5).toString(), '%PDF-', file)
        }
  })

  it('fetches nothing from anywhere', () => {
    assert.doesNotMatch(page, /<(script|img|iframe)[^>]* src=|<link |@import|url\(http/)
  })

  it('is served on loopback, and nothing else of the machine is', async () => {
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/)
    assert.equal(await (await fetch(url)).text(), page)
    assert.equal((await fetch(`${url}draft/PCA-2026-0147-child-1-part-1.pdf`)).status, 200)
    assert.equal((await fetch(`${url}..%2Fpackage.json`)).status, 404)
  })
})
