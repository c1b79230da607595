/** deploy/: the image and the templates agree with the settings, the server and the packages. */
import assert from 'node:assert/strict'
import { TOLD } from '../scripts/figures/lines.ts'
import { SETTINGS } from '../src/config.ts'
import { METRICS } from '../src/telemetry/metric-names.ts'
import { tableIn } from './support/documents.ts'
import { readText } from './support/source-files.ts'

const image = readText('deploy/Dockerfile')
const app = readText('deploy/app.bicep')
const foundation = readText('deploy/foundation.bicep')
const alerts = readText('deploy/alerts.bicep')
const server = readText('src/server.ts')

/** The instructions, a line each. */
const instructions = image
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))

/** What is said between one FROM and the next. */
const stage = (name: string): string =>
  image.split(/^FROM /m).find((text) => text.includes(` AS ${name}\n`)) ?? ''

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

describe('the image', () => {
  it('runs on the Node that the tests run on', () => {
    const { devDependencies } = JSON.parse(readText('package.json'))
    const bases = all(image, /^FROM node:([\d.]+)-/gm)
    assert.ok(bases.length > 0)
    assert.deepEqual([...new Set(bases)], [devDependencies.node])
  })

  it('is not root when it starts, and owns nothing that it runs', () => {
    const lastUser = instructions.findLastIndex((line) => line.startsWith('USER '))
    assert.equal(instructions[lastUser], 'USER node')
    assert.ok(lastUser < instructions.findIndex((line) => line.startsWith('CMD ')))
    for (const line of instructions) assert.doesNotMatch(line, /--chown|chmod|chown/)
  })

  it('runs no script of a package, and holds no development dependency', () => {
    const installs = instructions.filter((line) => /npm (ci|install)/.test(line))
    assert.equal(installs.length, 2)
    for (const line of installs) assert.match(line, /npm ci .*--ignore-scripts/)
    assert.match(stage('packages'), /--omit=dev/)
    const brought = all(stage('app'), /^COPY --from=(.*)$/gm)
    assert.deepEqual(brought, ['packages /app/node_modules ./node_modules', 'bundle /app/.bundle ./.bundle'])
  })

  it('starts the bundle that it made, with the places of the sources, compiled for the user that it runs as', () => {
    assert.match(stage('bundle'), /"scripts\/bundle\.ts"/)
    assert.match(stage('app'), /"scripts\/bundle\/compile\.ts", "\.bundle", "1000"/)
    assert.match(stage('app'), /^CMD \["node", "--enable-source-maps", .*"\.bundle\/main\.mjs"\]$/m)
    for (const folder of ['cards', 'src']) assert.match(stage('app'), new RegExp(`COPY ${folder} `))
  })

  it('is given nothing but what is named: no settings, no data, no history', () => {
    const [first, ...named] = readText('deploy/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    assert.equal(first, '*')
    const copied = instructions
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1))
    assert.deepEqual([...new Set(copied)].sort(), named.map((line) => line.replace(/^!/, '')).sort())
    assert.doesNotMatch(image, /password|secret|key=/i)
  })

  it('is asked how it is by a page that the server has', () => {
    const [path] = all(image, /3978\}(\/\w+)`/g)
    assert.ok(server.includes(`path: '${path}'`), path)
  })
})

describe('the template of the app', () => {
  const names = all(app, /\{ name: '([A-Za-z_]+)', (?:value|secretRef):/g)

  it('gives settings that there are, and those that a council needs', () => {
    for (const name of names) assert.ok(name in SETTINGS, name)
    for (const name of ['MicrosoftAppId', 'MicrosoftAppTenantId', 'MAILBOX', 'DATABASE_URL', 'DATA_KEYS'])
      assert.ok(names.includes(name), name)
    assert.match(image, /^ENV AUTHORITY_FILE=/m)
  })

  it('takes every secret from the vault', () => {
    const secrets = all(app, /secretRef: '([\w-]+)'/g)
    assert.deepEqual([...new Set(secrets)], ['database-url', 'data-keys'])
    assert.match(app, /^var secrets = \['database-url', 'data-keys'\]$/m)
    assert.doesNotMatch(app, /MicrosoftAppPassword|@secure/)
  })

  it('probes pages that the server has', () => {
    const paths = all(app, /httpGet: \{ path: '([^']+)'/g)
    assert.equal(paths.length, 3)
    for (const path of paths) assert.ok(server.includes(`path: '${path}'`), path)
  })

  it('has two replicas, which share what Teams allows', () => {
    assert.match(app, /minReplicas: 2, maxReplicas: 2/)
    const [pace] = all(app, /TEAMS_REQUESTS_PER_SECOND', value: '(\d+)'/g)
    assert.equal(2 * Number(pace), 50)
  })

  it('waits as long as the server takes to let what is under way end', () => {
    const [grace] = all(app, /terminationGracePeriodSeconds: (\d+)/g)
    const [deadline] = all(server, /CLOSE_DEADLINE_MS = (\d+)_000/g)
    assert.ok(Number(grace) > 2 * Number(deadline), `${grace} and ${deadline}`)
  })
})

describe('the template of what it stands on', () => {
  it('stays in the United Kingdom', () => {
    for (const text of [app, foundation])
      assert.match(text, /@allowed\(\['uksouth', 'ukwest'\]\)\nparam location/)
  })

  it('keeps a deleted key for ninety days, and shows the database to nobody outside', () => {
    assert.match(foundation, /enablePurgeProtection: true/)
    assert.match(foundation, /softDeleteRetentionInDays: 90/)
    assert.match(foundation, /publicNetworkAccess: 'Disabled'/)
    assert.match(foundation, /sslmode=verify-full/)
  })
})

describe('the commands of docs/install.md', () => {
  const commands = readText('docs/install.md').replaceAll('\\\n', ' ').split('\n')

  for (const template of ['foundation', 'app'])
    it(`give ${template}.bicep all that has no default, and nothing that it does not know`, () => {
      const command = commands.find((line) => line.includes(`deploy/${template}.bicep`)) ?? ''
      const given = all(command, /\s(\w+)=/g)
      const text = readText(`deploy/${template}.bicep`)
      const asked = all(text, /^param (\w+) \S+$/gm)
      const known = all(text, /^param (\w+) /gm)
      assert.ok(asked.length >= 2)
      assert.deepEqual(
        asked.filter((name) => !given.includes(name)),
        [],
      )
      assert.deepEqual(
        given.filter((name) => !known.includes(name)),
        [],
      )
    })
})

describe('what Azure refuses when a template is deployed', () => {
  it('is no name: the default of each template is as long as it may be', () => {
    for (const text of [app, foundation]) {
      const [[, least, most, name = ''] = []] = text.matchAll(
        /@minLength\((\d+)\)\n@maxLength\((\d+)\)\nparam name string = '([\w-]+)'/g,
      )
      assert.ok(Number(least) <= name.length && name.length <= Number(most), `${name}: ${least} to ${most}`)
    }
  })

  // Naming rules of Azure, Microsoft.Insights: scheduledQueryRules, metricAlerts and actionGroups taken together.
  it('is no name of an alert', () => {
    const given = [...all(alerts, /^ +name: '(\$\{name\}[^']*)'$/gm), ...all(alerts, /\balert: '([^']+)'/g)]
    assert.ok(given.length > 30)
    for (const name of given)
      assert.doesNotMatch(name.replaceAll(/\$\{(name|row\.alert)\}/g, 'x'), /[*#&+:<>?@%{}\\/|]|[ .]$/, name)
    const [short = ''] = all(alerts, /groupShortName: '([^']+)'/g)
    assert.ok(short.length <= 12, short)
  })

  it('is no query of a table that is there only once the bot has written its first line', () => {
    const rules = alerts.split(/^resource /m).filter((text) => text.includes('/scheduledQueryRules@'))
    assert.equal(rules.length, 2)
    for (const rule of rules) assert.match(rule, /skipQueryValidation: true/)
  })

  it('is no probe that is asked more than thirty times, nor for less than a new release may take', () => {
    const probes = [...app.matchAll(/periodSeconds: (\d+)\s[^}]*?failureThreshold: (\d+)/g)]
    assert.equal(probes.length, 3)
    for (const [text, , times] of probes) assert.ok(Number(times) <= 30, text)
    const [[, seconds, times] = []] = probes
    assert.equal(Number(seconds) * Number(times), 240)
  })
})

describe('the alerts', () => {
  const page = readText('docs/alerts.md')
  const SEVERITY = { wake: '0', today: '2', week: '3' } as const

  it('are those of docs/alerts.md, each with its severity', () => {
    const rows = tableIn(page, 'alert').map(([alert = '', , , , severity = '']) => [alert, severity])
    const given = [...alerts.matchAll(/alert: '([^']+)'[\s\S]*?severity: (\d)/g)].map(([, ...row]) => row)
    assert.ok(rows.length > 20)
    assert.deepEqual(
      given.sort(),
      rows.map(([alert, severity]) => [alert, SEVERITY[severity as keyof typeof SEVERITY]]).sort(),
    )
  })

  it('ask for figures that are told, and told are figures that there are', () => {
    const asked = new Set(all(alerts, /\bf\.(\w+)/g))
    assert.deepEqual([...asked].sort(), Object.keys(TOLD).sort())
    for (const { figure } of Object.values(TOLD))
      assert.ok(figure.replace(/_(count|bucket)$/, '') in METRICS, figure)
  })
})
