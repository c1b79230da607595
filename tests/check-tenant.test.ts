/** `npm run check:tenant` as it is run, against a Graph that refuses by table. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCheck } from '../scripts/check-tenant/run.ts'
import { unlisted } from './gateways/call-table.ts'
import { type Loopback, startLoopback } from './gateways/loopback.ts'
import {
  authority,
  DENIED,
  EMPTY,
  error,
  json,
  MAILBOX,
  MISSING,
  OTHER,
  SECRET,
  type Table,
  WELL,
} from './gateways/tenant-table.ts'
import { COUNCIL, TESS } from './support/council.ts'
import { TEST_KEYS } from './support/keys.ts'
import { ROOT } from './support/source-files.ts'

describe('npm run check:tenant, as it is run', () => {
  let folder: string
  let server: Loopback
  let table: Table
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'check-tenant-'))
    writeFileSync(join(folder, 'authority.json'), JSON.stringify(authority()))
    server = await startLoopback(({ method, url }) => {
      const path = decodeURIComponent(new URL(url, 'http://localhost').pathname).replace(/^\/v1\.0/, '')
      const told = table[`${method} ${path}`]
      return told === 'cut' ? undefined : (told ?? error(418, 'NotInTheTable'))
    })
  })
  beforeEach(() => {
    table = WELL
    server.asked.length = 0
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  type Ended = { readonly code: number; readonly out: string; readonly err: string }
  const environment = (more: Record<string, string> = {}) => ({
    PATH: process.env.PATH ?? '',
    MicrosoftAppId: '00000000-0000-4000-8000-00000000b071',
    MicrosoftAppTenantId: '00000000-0000-4000-8000-0000000000aa',
    MicrosoftAppPassword: SECRET,
    TOKEN_ENDPOINT_URL: `${server.url}/token`,
    ...{ GRAPH_BASE_URL: `${server.url}/v1.0`, BOT_OPENID_METADATA_URL: `${server.url}/openid` },
    AUTHORITY_FILE: join(folder, 'authority.json'),
    ...{ DATA_KEYS: TEST_KEYS, MAILBOX, OUTLOOK_AWAY: 'on', ...more },
  })
  const program = (): Promise<Ended> =>
    new Promise((resolve) => {
      const options = { cwd: folder, env: environment() }
      const script = join(ROOT, 'scripts/check-tenant.ts')
      const child = execFile(process.execPath, [script], options, (_, out, err) =>
        resolve({ code: child.exitCode ?? -1, out, err }),
      )
    })
  const check = async (words: readonly string[] = [], more: Record<string, string> = {}): Promise<Ended> => {
    const { code, out, err } = await runCheck(words, environment(more))
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const asked = () =>
    server.asked
      .map(({ method, url }) => ({ method, url }))
      .filter(({ url }) => !/^.(token|openid)$/.test(url))

  it('finds nothing wrong where every right is given and no more', async () => {
    const { code, out, err } = await program()
    assert.equal(err, '')
    assert.match(out, /^ok: the bot can send from the shared mailbox\.$/m)
    assert.match(out, /^ok: the bot can read Sent Items of the shared mailbox\.$/m)
    assert.match(out, /^ok: the bot cannot send from another mailbox, as it should be\.$/m)
    assert.match(out, /^ok: the bot cannot open another mailbox, as it should be\.$/m)
    assert.match(out, /^ok: the bot can see who manages a person\.$/m)
    assert.match(
      out,
      /^not proved: whether the bot can file in the folder of North locality team is open\.$/m,
    )
    assert.match(
      out,
      /\nNothing is wrong: 7 needed and there, 0 needed and missing, 3 refused as it should be, 0 /,
    )
    assert.equal(code, 0)
  })

  it('makes no call that is not in the table of calls, and none that could be seen', async () => {
    await check()
    assert.deepEqual(unlisted(asked()), [])
    assert.equal(asked().length, Object.keys(WELL).length - 2)
    for (const { method, body } of server.asked)
      if (method === 'POST') assert.match(body, /^(\{\}|grant_type=.*)$/)
  })

  for (const [call, what, step] of MISSING)
    it(`says what is missing and how it is given where the bot cannot ${what}`, async () => {
      table = { ...WELL, [call]: DENIED }
      const { code, out } = await check()
      const line = out.split('\n\n').find((part) => part.startsWith(`WRONG: the bot cannot ${what}`)) ?? ''
      assert.match(line, step)
      assert.match(line, /\(ErrorAccessDenied\)\n {4}Missing: /)
      assert.doesNotMatch(line, /<mailbox>|<application id>/)
      assert.match(out, /\nSomething is wrong: .*, 1 needed and missing, /)
      assert.equal(code, 1)
    })

  it('ends with exit code 1 where something is missing', async () => {
    table = { ...WELL, 'GET /drives/drive-south/items/folder-south': DENIED }
    const { code, out } = await program()
    assert.match(out, /^WRONG: the bot cannot file in the folder of South locality team/m)
    assert.equal(code, 1)
  })

  for (const [call, what] of [
    [`GET /users/${OTHER}/mailFolders/inbox`, 'open another mailbox'],
    [`POST /users/${OTHER}/sendMail`, 'send from another mailbox'],
    [`GET /users/${OTHER}/mailboxSettings/automaticRepliesSetting`, 'see the automatic replies of somebody'],
  ] as const)
    it(`warns loudly where the bot can ${what}`, async () => {
      table = { ...WELL, [call]: json({ id: 'x' }) }
      const { code, out } = await check()
      assert.match(out, new RegExp(`^!!! DANGER: the bot can ${what}.*It must not\\.$`, 'm'))
      assert.match(out, /reaches too far\. Entra admin centre/)
      assert.equal(code, 1)
    })

  it('proves nothing about sending where an empty mail is refused alike from both mailboxes', async () => {
    table = { ...WELL, [`POST /users/${OTHER}/sendMail`]: EMPTY }
    const { code, out } = await check()
    assert.match(out, /^not proved: whether the bot can send from the shared mailbox is open\.$/m)
    assert.match(out, /^not proved: whether the bot is kept from this is open: send from another mailbox\./m)
    assert.equal(code, 0)
  })

  it('sends one mail, to the shared mailbox itself, only when it is told to', async () => {
    table = {
      ...WELL,
      [`POST /users/${OTHER}/sendMail`]: EMPTY,
      [`POST /users/${MAILBOX}/sendMail`]: { status: 202 },
    }
    const { out } = await check(['--send-a-mail-to-ourselves'])
    assert.match(out, /^ok: the bot can send from the shared mailbox\.$/m)
    const mails = server.asked.filter(({ body }) => body.includes('"message"'))
    assert.equal(mails.length, 1)
    const { message } = JSON.parse(mails[0]?.body ?? '')
    assert.deepEqual(message.toRecipients, [{ emailAddress: { address: MAILBOX } }])
  })

  it('does not take a mail that was refused for one that went', async () => {
    const own = `POST /users/${MAILBOX}/sendMail`
    for (const [refused, said] of [
      [EMPTY, 'not proved: whether the bot can send from the shared mailbox is open. (ErrorInvalidRequest)'],
      [
        error(404, 'ErrorInvalidUser'),
        'WRONG: the bot cannot send from the shared mailbox. (ErrorInvalidUser)',
      ],
    ] as const) {
      table = { ...WELL, [own]: refused }
      const { out } = await check(['--send-a-mail-to-ourselves'])
      assert.ok(out.split('\n').includes(said), out)
    }
  })

  it('begins to file in each folder, and stops, only when it is told to', async () => {
    const place = (name: string) =>
      `/drives/drive-${name}/items/folder-${name}:/Prison Contact set-up check.txt:/createUploadSession`
    const begun = json({ uploadUrl: `${server.url}/drive-uploads/1` })
    table = {
      ...WELL,
      [`POST ${place('north')}`]: begun,
      [`POST ${place('south')}`]: error(403, 'accessDenied'),
    }
    const { code, out } = await check(['--begin-to-file-and-stop'])
    assert.match(out, /^ok: the bot can file in the folder of North locality team\.$/m)
    assert.match(out, /^WRONG: the bot cannot file in the folder of South locality team\. \(accessDenied\)$/m)
    assert.equal(code, 1)
    assert.deepEqual(unlisted(asked()), [])
    const pieces = asked().filter(({ url }) => url.startsWith('/drive-uploads/'))
    assert.deepEqual(pieces, [{ method: 'DELETE', url: '/drive-uploads/1' }])
  })

  it('does not try what is not switched on', async () => {
    await check([], { OUTLOOK_AWAY: 'off' })
    assert.equal(
      asked().some(({ url }) => url.includes(`${TESS.id}/mailboxSettings`)),
      false,
    )
  })

  it('does not take silence for an answer', async () => {
    for (const silent of [error(503, 'serviceNotAvailable'), 'cut'] as const) {
      table = { ...WELL, [`GET /users/${OTHER}/mailFolders/inbox`]: silent }
      const { code, out } = await check()
      assert.match(out, /^no answer: whether the bot can open another mailbox is not known/m)
      assert.equal(code, 1)
    }
  })

  it('asks nothing of Graph without a token', async () => {
    table = { ...WELL, 'POST /token': { status: 401, body: JSON.stringify({ error: 'invalid_client' }) } }
    const { code, out } = await check()
    assert.match(out, /^WRONG: the bot cannot get a token for Microsoft Graph\. \(token-invalid_client\)$/m)
    assert.deepEqual(asked(), [])
    assert.equal(code, 1)
  })

  it('prints no secret, no token, no text of Graph and nobody’s name', async () => {
    const tables = [WELL, ...Object.keys(WELL).map((call) => ({ ...WELL, [call]: error(403, 'x') }))]
    const ended: Ended[] = []
    for (const one of tables) {
      table = one
      ended.push(await check())
    }
    const all = JSON.stringify(ended)
    for (const word of [
      SECRET,
      'Bearer',
      ...COUNCIL.people.flatMap(({ name, email, id }) => [name, email, id]),
    ])
      assert.equal(all.includes(word), false, word)
  })

  it('refuses a word that it does not know, and local mode', async () => {
    for (const [words, more, sentence] of [
      [['--quietly'], {}, /^Use it without a word/],
      [[], { MicrosoftAppId: '' }, /^There is no tenant in local mode/],
      [[], { AUTHORITY_FILE: join(folder, 'none.json') }, /^The authority file cannot be used/],
    ] as const) {
      const { code, out, err } = await check(words, more)
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, sentence)
    }
    assert.deepEqual(server.asked, [])
  })
})
