/** The sample client as it is run: a referral with a paper, in local mode and with a token. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LEAST, type OpenApi, openApi } from './intake/open-api.ts'
import { samplePdf } from './support/sample-papers.ts'
import { ROOT } from './support/source-files.ts'

describe('the sample client of the API', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prison-contact-client-'))
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const referral = file('referral.json', JSON.stringify(LEAST))
  const letter = `request_letter=${file('letter.pdf', samplePdf())}`
  after(() => rmSync(folder, { recursive: true }))

  const run = (api: OpenApi, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    new Promise<readonly [number, string, string]>((resolve) => {
      const child = execFile(
        process.execPath,
        [join(ROOT, 'scripts/send-referral.ts'), ...args],
        { env: { ...process.env, API_URL: api.url, ...env } },
        (_fault, out, err) => resolve([child.exitCode ?? -1, out, err]),
      )
    })

  it('sends a referral with its papers in local mode, and the same one only once', async () => {
    const api = await openApi({ appId: '' })
    try {
      const said = 'PCA-2026-0001, due on 2026-12-24\nwaiting for triage\n'
      assert.deepEqual(await run(api, [referral, letter]), [0, said, ''])
      assert.deepEqual(await run(api, [referral, letter]), [0, said, ''])
      const kept = await api.world.store.papers('PCA-2026-0001')
      assert.deepEqual(
        kept.map(({ kind, name }) => [kind, name]),
        [['request_letter', 'letter.pdf']],
      )
      const wrong = file('wrong.json', JSON.stringify({ ...LEAST, children: [{}] }))
      const [code, , err] = await run(api, [wrong])
      assert.equal(code, 1)
      assert.match(err, /^422 Unprocessable Content: .+\n {2}#\/referral\/children\/0\/fullName: .+\n$/)
    } finally {
      await api.close()
    }
  }).timeout(90_000)

  it('fetches a token with its secret where it is given one, and sends that along', async () => {
    const api = await openApi()
    const asked: string[] = []
    const tokens = createServer(async (request, response) => {
      for await (const chunk of request) asked.push(String(chunk))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ access_token: api.tenant.token() }))
    })
    await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve))
    try {
      const env = {
        TOKEN_URL: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`,
        ...{ CLIENT_ID: 'the-case-system', CLIENT_SECRET: 'not-a-real-one', SCOPE: 'api://the-bot/.default' },
      }
      const [code, out, err] = await run(api, [referral], env)
      assert.deepEqual([code, err], [0, ''])
      assert.match(out, /^PCA-2026-0001/)
      assert.match(asked[0] ?? '', /^grant_type=client_credentials&client_id=the-case-system&/)
    } finally {
      tokens.close()
      await api.close()
    }
  }).timeout(90_000)
})
