/** The settings: each has an example that holds, and a start with wrong ones names every fault at once. */
import assert from 'node:assert/strict'
import { readSettings, SETTINGS, type Settings } from '../src/config.ts'
import { TEST_KEYS } from './support/keys.ts'

type Env = Readonly<Record<string, string | undefined>>

const COUNCIL: Env = {
  MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
  MicrosoftAppPassword: 'a-secret',
  MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
  MAILBOX: 'prison.contact@council.example',
  AUTHORITY_FILE: './authority.json',
  DATA_KEYS: TEST_KEYS,
}

function settings(env: Env): Settings {
  const read = readSettings(env)
  assert.ok(!('faults' in read), JSON.stringify(read))
  return read
}

function faults(env: Env): readonly string[] {
  const read = readSettings(env)
  assert.ok('faults' in read, 'nothing was refused')
  return read.faults
}

/** The names that the faults begin with, in order of the alphabet. */
const namesIn = (found: readonly string[]): readonly string[] =>
  found.map((fault) => fault.split(/[ :]/)[0] ?? '').sort()

describe('the settings', () => {
  for (const [name, { example, check, say }] of Object.entries(SETTINGS))
    it(`have an example for ${name} that passes its own check, and a sentence`, () => {
      assert.ok(check.safeParse(example).success, `${name}=${example}`)
      assert.match(say, /^[A-Z].+\.$/)
    })

  it('take all their examples together', () => {
    const examples = Object.entries(SETTINGS).map(([name, { example }]) => [name, example] as const)
    const read = settings(Object.fromEntries(examples))
    assert.equal(read.local, false)
    assert.equal(read.port, 3978)
    assert.deepEqual(read.serviceUrlHosts, ['smba.trafficmanager.net', '.botframework.com'])
  })

  it('name every fault at once', () => {
    const wrong = {
      ...COUNCIL,
      ...{ PORT: '70000', UNDO_SECONDS: '1.5', LOG_LEVEL: 'loud', MAILBOX: 'not an address' },
      ...{ DATABASE_URL: 'mysql://db', MicrosoftAppId: 'not an id', MicrosoftAppType: 'MultiTenant' },
      ...{ GRAPH_BASE_URL: 'http://graph.example', SERVICE_URL_HOSTS: ' , ' },
    }
    const changed = Object.keys(wrong).filter(
      (name) => !(name in COUNCIL) || wrong[name as 'PORT'] !== COUNCIL[name],
    )
    assert.deepEqual(namesIn(faults(wrong)), changed.sort())
  })

  it('never repeat a value in a fault, for it may be a secret', () => {
    const secret = 'hunter2'
    const all = Object.keys(SETTINGS).map((name) => [name, `${secret} of ${name}`] as const)
    const found = faults(Object.fromEntries(all))
    assert.ok(found.length > 5)
    assert.ok(!found.join('\n').includes(secret))
  })
})

describe('local mode', () => {
  it('needs no setting at all, and keeps to this machine', () => {
    const read = settings({})
    assert.equal(read.local, true)
    assert.deepEqual([read.host, read.port, read.dataDir], ['127.0.0.1', 3978, './.data'])
    assert.deepEqual([read.appId, read.tenantId, read.databaseUrl], ['', '', undefined])
    assert.ok(read.undoSeconds > 0 && read.undoSeconds < 60, 'nobody who tries it wants to wait ten minutes')
  })

  it('counts automatic replies as being away, unless it is told not to', () => {
    assert.equal(settings({}).outlookAway, true)
    assert.equal(settings({ OUTLOOK_AWAY: 'off' }).outlookAway, false)
  })

  it('takes an empty setting as one that is not there', () => {
    const empty = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, '']))
    assert.deepEqual(settings(empty), settings({}))
  })

  it('still refuses a wrong setting', () => assert.deepEqual(namesIn(faults({ PORT: 'x' })), ['PORT']))
})

describe('the settings of a council', () => {
  it('listen to the outside, and leave ten minutes to undo', () => {
    const read = settings(COUNCIL)
    assert.deepEqual([read.local, read.host, read.undoSeconds], [false, '0.0.0.0', 600])
    assert.equal(read.openIdMetadataUrl, 'https://login.botframework.com/v1/.well-known/openidconfiguration')
    assert.equal(read.tokenIssuer, 'https://api.botframework.com')
    assert.equal(read.graphBaseUrl, 'https://graph.microsoft.com/v1.0')
  })

  it('keep a little below what Teams takes in a second, and never go above it', () => {
    assert.equal(settings(COUNCIL).teamsRequestsPerSecond, 50)
    for (const wrong of ['0', '51'])
      assert.deepEqual(namesIn(faults({ ...COUNCIL, TEAMS_REQUESTS_PER_SECOND: wrong })), [
        'TEAMS_REQUESTS_PER_SECOND',
      ])
  })

  it('keep the copy for ninety days after filing, and for one at least', () => {
    assert.equal(settings(COUNCIL).keepAfterFilingDays, 90)
    assert.equal(settings({ ...COUNCIL, KEEP_AFTER_FILING_DAYS: '1' }).keepAfterFilingDays, 1)
    for (const wrong of ['0', '-1', '2.5'])
      assert.deepEqual(namesIn(faults({ ...COUNCIL, KEEP_AFTER_FILING_DAYS: wrong })), [
        'KEEP_AFTER_FILING_DAYS',
      ])
  })

  it('keep the copy for its review unless the council says no', () => {
    assert.equal(settings(COUNCIL).keepUntilReview, true)
    assert.equal(settings({ ...COUNCIL, KEEP_UNTIL_REVIEW: 'off' }).keepUntilReview, false)
    assert.deepEqual(faults({ ...COUNCIL, KEEP_UNTIL_REVIEW: 'yes' }), [
      'KEEP_UNTIL_REVIEW must be on or off',
    ])
  })

  it('leave Outlook alone until the council switches it on', () => {
    assert.equal(settings(COUNCIL).outlookAway, false)
    assert.equal(settings({ ...COUNCIL, OUTLOOK_AWAY: 'on' }).outlookAway, true)
    assert.deepEqual(faults({ ...COUNCIL, OUTLOOK_AWAY: 'yes' }), ['OUTLOOK_AWAY must be on or off'])
  })

  it('are asked for by name, each with its sentence, when only the application is there', () => {
    const found = faults({ MicrosoftAppId: COUNCIL.MicrosoftAppId })
    const needed = ['AUTHORITY_FILE', 'DATA_KEYS', 'MAILBOX', 'MicrosoftAppPassword', 'MicrosoftAppTenantId']
    assert.deepEqual(namesIn(found), needed)
    assert.ok(found.some((fault) => fault.includes(SETTINGS.MAILBOX.say)))
  })

  it('name a setting once, be it wrong or missing', () => {
    assert.deepEqual(namesIn(faults({ ...COUNCIL, MAILBOX: 'x' })), ['MAILBOX'])
    assert.deepEqual(namesIn(faults({ ...COUNCIL, MAILBOX: undefined })), ['MAILBOX'])
  })

  it('do without a secret where a managed identity is used', () => {
    const read = settings({
      ...COUNCIL,
      MicrosoftAppPassword: undefined,
      MicrosoftAppType: 'UserAssignedMSI',
    })
    assert.equal(read.appPassword, undefined)
  })

  it('do without a secret where a certificate is named', () => {
    const certified = { MicrosoftAppPassword: undefined, MicrosoftAppCertificatePath: './bot.pem' }
    assert.equal(settings({ ...COUNCIL, ...certified }).appCertificatePath, './bot.pem')
  })

  it('do not become local mode by a slip in the application’s id', () =>
    assert.deepEqual(namesIn(faults({ ...COUNCIL, MicrosoftAppId: 'slip' })), ['MicrosoftAppId']))

  for (const name of ['BOT_OPENID_METADATA_URL', 'TOKEN_ENDPOINT_URL', 'GRAPH_BASE_URL'])
    it(`let ${name} be https, or http on this machine, and nothing that looks like it`, () => {
      for (const good of [
        'https://a.example/x',
        'http://127.0.0.1:9/x',
        'http://localhost',
        'http://[::1]:9/',
      ])
        settings({ ...COUNCIL, [name]: good })
      for (const bad of [
        'http://a.example',
        'http://localhost.a.example',
        'http://127.0.0.1@a.example',
        'https://',
        'x',
      ])
        assert.deepEqual(namesIn(faults({ ...COUNCIL, [name]: bad })), [name], bad)
    })

  it('read the hosts of Teams without regard to capitals and spaces', () =>
    assert.deepEqual(
      settings({ ...COUNCIL, SERVICE_URL_HOSTS: ' SMBA.example ,.Teams.example' }).serviceUrlHosts,
      ['smba.example', '.teams.example'],
    ))
})
