/** `npm run check:tenant` and what may not be there: the mailbox of MASH, the folder of a team. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCheck } from '../scripts/check-tenant/run.ts'
import { unlisted } from './gateways/call-table.ts'
import { type Loopback, startLoopback } from './gateways/loopback.ts'
import { authority, DENIED, error, MAILBOX, SECRET, type Table, WELL } from './gateways/tenant-table.ts'
import { TEST_KEYS } from './support/keys.ts'

const READ = 'GET /users/mash@council.example/mailFolders/inbox/messages/delta'

describe('npm run check:tenant, of what may not be there', () => {
  let folder: string
  let server: Loopback
  let table: Table
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'check-tenant-mash-'))
    writeFileSync(join(folder, 'authority.json'), JSON.stringify(authority()))
    server = await startLoopback(({ method, url }) => {
      const path = decodeURIComponent(new URL(url, 'http://localhost').pathname).replace(/^\/v1\.0/, '')
      const told = table[`${method} ${path}`]
      return told === 'cut' ? undefined : (told ?? error(418, 'NotInTheTable'))
    })
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  const check = async (): Promise<string> => {
    const { out } = await runCheck([], {
      MicrosoftAppId: '00000000-0000-4000-8000-00000000b071',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-0000000000aa',
      MicrosoftAppPassword: SECRET,
      TOKEN_ENDPOINT_URL: `${server.url}/token`,
      GRAPH_BASE_URL: `${server.url}/v1.0`,
      BOT_OPENID_METADATA_URL: `${server.url}/openid`,
      AUTHORITY_FILE: join(folder, 'authority.json'),
      DATA_KEYS: TEST_KEYS,
      ...{ MAILBOX, MASH_MAILBOX: 'mash@council.example' },
    })
    return out.join('\n')
  }

  it('says that it can be read, and asks for nothing that is not in the table of calls', async () => {
    table = { ...WELL, [READ]: WELL[`GET /users/${MAILBOX}/mailFolders/inbox/messages/delta`] ?? DENIED }
    assert.match(await check(), /^ok: the bot can read the mailbox of MASH\.$/m)
    const asked = server.asked.filter(({ url }) => url !== '/token' && url !== '/openid')
    assert.deepEqual(unlisted(asked), [])
  })

  it('says how the right is given where it is missing, for that mailbox', async () => {
    table = { ...WELL, [READ]: DENIED }
    const out = await check()
    assert.match(out, /^WRONG: the bot cannot read the mailbox of MASH\. \(ErrorAccessDenied\)$/m)
    assert.match(out, /Role "Application Mail\.Read" -CustomResourceScope "Prison Contact MASH mailbox"/)
    assert.match(out, /-Resource mash@council\.example/)
  })

  it('says that there is no such mailbox', async () => {
    table = { ...WELL, [READ]: error(404, 'ErrorInvalidUser') }
    assert.match(await check(), /There is no such mailbox as MASH_MAILBOX names/)
  })

  it('says that the folder is not there where the authority file has other ids', async () => {
    table = { ...WELL, 'GET /drives/drive-north/items/folder-north': error(404, 'itemNotFound') }
    const out = await check()
    assert.match(out, /^WRONG: the bot cannot file in the folder of North locality team\. \(itemNotFound\)$/m)
    assert.match(out, /driveId and folderId stand in the authority file/)
  })
})
