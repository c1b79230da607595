/** The Teams app says what the bot does, within the limits of Teams, and its package is complete. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { feedTypes, manifestFaults } from '../scripts/manifest/checks.ts'
import { fill } from '../scripts/manifest/fill.ts'
import { packageBytes } from '../scripts/manifest/package.ts'
import { examples, PACKAGE_SETTINGS, readPackageSettings } from '../scripts/manifest/settings.ts'
import { type Manifest, manifestShape } from '../scripts/manifest/shape.ts'
import { NEW_REFERRAL_COMMAND } from '../src/bot/bot.ts'
import type { Command } from '../src/bot/commands/command.ts'
import { notUnderstood as answerTo, COMMANDS, understand } from '../src/bot/commands/index.ts'
import { FIND_COMMAND } from '../src/bot/search-extension.ts'
import { publishedChecker } from './support/conformance.ts'

const ROOT = new URL('../', import.meta.url)
const read = (path: string): Buffer => readFileSync(new URL(path, ROOT))
const template: unknown = JSON.parse(read('manifest/manifest.json').toString())
const { version } = JSON.parse(read('package.json').toString()) as { version: string }
const icons = { color: read('manifest/color.png'), outline: read('manifest/outline.png') }
const council = {
  TEAMS_APP_ID: '5b0f3c1e-9d1a-4c55-8a7e-2f6d1c3b4a59',
  MicrosoftAppId: '8e2d7a64-1f3b-4d0c-9b6a-7c5e4f3a2b18',
  TEAMS_APP_COUNCIL: 'Borough of “Quotes” & {Braces}',
  TEAMS_APP_WEBSITE_URL: 'https://help.council.example/app',
  TEAMS_APP_PRIVACY_URL: 'https://help.council.example/privacy',
  TEAMS_APP_TERMS_URL: 'https://help.council.example/terms',
}
const notUnderstood = (text: string): string => {
  const reply = answerTo(text)
  return 'text' in reply ? reply.text : ''
}
const filled = (): Manifest => manifestShape.parse(fill(template, council))

/** The faults of a manifest in which the value at one place is another. */
function faultsWith(place: string, value: unknown): string {
  const changed: unknown = structuredClone(filled())
  const keys = place.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], changed)
  Object.assign(parent as object, { [last]: value })
  return manifestFaults(changed, version).join('\n')
}

describe('the manifest', () => {
  it('is in order as committed', () => {
    assert.deepEqual(manifestFaults(fill(template, examples()), version), [])
    assert.deepEqual(manifestFaults(filled(), version), [])
  })

  it('lists the commands of the bot, in a channel only those that are answered there', () => {
    const lists = filled().bots[0].commandLists.map(({ scopes, commands }) => [scopes.join(), commands])
    const withoutSample = (words: string): string => words.split('PCA-2026-0001')[0]?.trim() ?? ''
    const title = ({ words, help }: Command) => ({ title: withoutSample(words), description: help })
    const named = COMMANDS.filter(({ inMenu, words }) => inMenu && withoutSample(words) !== '')
    assert.deepEqual(lists, [
      ['personal', named.map(title)],
      ['team', named.filter(({ inChannel }) => inChannel !== undefined).map(title)],
    ])
  })

  it('names only commands that the bot understands, or asks a reference for, when they are sent as they stand', () => {
    for (const { title } of filled().bots[0].commandLists.flatMap(({ commands }) => commands))
      assert.ok(
        understand(title) !== undefined || /Please add the reference/.test(notUnderstood(title)),
        title,
      )
  })

  it('is refused when a command list, the version or the id of the bot differs', () => {
    assert.match(faultsWith('bots.0.commandLists', []), /command lists/)
    assert.match(faultsWith('version', '9.9.9'), /version is 9\.9\.9/)
    assert.match(faultsWith('bots.0.botId', council.TEAMS_APP_ID), /must have one id/)
  })

  it('is refused beyond a limit of Teams, and with a property that is misspelt', () => {
    const limits = {
      'name.short': 30,
      'description.short': 80,
      'description.full': 4000,
      'developer.name': 32,
      'bots.0.commandLists.0.commands.0.title': 32,
      'bots.0.commandLists.0.commands.0.description': 128,
      'activities.activityTypes.0.templateText': 128,
    }
    for (const [place, limit] of Object.entries(limits)) {
      assert.ok(faultsWith(place, 'x'.repeat(limit + 1)).startsWith(`${place}: `), place)
      assert.ok(!faultsWith(place, 'x'.repeat(limit)).startsWith(`${place}: `), place)
    }
    const thirteen = Array.from({ length: 13 }, (_, n) => ({ title: `command ${n}`, description: 'one' }))
    assert.match(faultsWith('bots.0.commandLists.0.commands', thirteen), /at most 12 commands/)
    assert.match(faultsWith('developer.privacyUrl', 'http://council.example'), /must be an https address/)
    assert.match(faultsWith('accentColor', 'teal'), /must be a colour/)
    assert.match(faultsWith('acentColor', '#000000'), /Unrecognized key/)
  })

  it('asks for two rights and no more', () => {
    assert.deepEqual(
      filled().authorization.permissions.resourceSpecific.map(({ name, type }) => `${name} ${type}`),
      ['TeamsActivity.Send.User Application'],
    )
    assert.deepEqual(filled().validDomains, [])
  })

  it('opens a new referral in a dialog, and finds one, by the commands that the bot answers', () => {
    const [{ commands }] = filled().composeExtensions
    assert.deepEqual(
      commands.map(({ id, type, context }) => [id, type, context.join()]),
      [
        [NEW_REFERRAL_COMMAND, 'action', 'compose,commandBox'],
        [FIND_COMMAND, 'query', 'compose,commandBox'],
      ],
    )
    assert.equal(commands[0].fetchTask, true)
    assert.equal(commands[1].initialRun, true)
  })
})

describe('the activity feed in the manifest', () => {
  it('declares every type that is sent, and none that is not', () => {
    assert.ok(feedTypes().length > 0)
    assert.deepEqual(
      filled().activities.activityTypes.map(({ type }) => type),
      feedTypes(),
    )
    assert.match(faultsWith('activities.activityTypes', []), /Activity types/)
  })

  it('has in its texts just the parameters that the job sends', () => {
    const source = read('src/jobs/notify.ts').toString()
    const sent = /templateParameters: \{([^}]*)\}/.exec(source)?.[1]
    const names = (sent ?? '').split(',').map((part) => part.split(':')[0]?.trim())
    for (const { templateText } of filled().activities.activityTypes)
      assert.deepEqual(
        [...templateText.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
        names,
      )
  })
})

describe('the settings of the package', () => {
  it('are refused with a sentence for each one that is missing', () => {
    const result = spawnSync(process.execPath, [fileURLToPath(new URL('scripts/manifest.ts', ROOT))], {
      env: {},
      encoding: 'utf8',
    })
    assert.equal(result.status, 1)
    const told = result.stderr.split('\n').filter((line) => line.includes(' is missing. '))
    assert.deepEqual(
      told.map((line) => line.trim().split(' ')[0]),
      Object.keys(PACKAGE_SETTINGS),
    )
  })

  it('are refused with the value of an example, and with one that does not fit', () => {
    const told = (change: object) => {
      const result = readPackageSettings({ ...council, ...change })
      return 'faults' in result ? result.faults.join('\n') : ''
    }
    assert.equal(told({}), '')
    for (const [name, { example }] of Object.entries(PACKAGE_SETTINGS))
      assert.match(told({ [name]: example }), new RegExp(`^${name} still has the value of the example`))
    assert.match(told({ TEAMS_APP_ID: 'prison-contact' }), /^TEAMS_APP_ID must be an id/)
    assert.match(
      told({ TEAMS_APP_TERMS_URL: 'http://council.example' }),
      /^TEAMS_APP_TERMS_URL must be an https/,
    )
    assert.match(told({ TEAMS_APP_COUNCIL: 'x'.repeat(33) }), /^TEAMS_APP_COUNCIL must have at most 32/)
  })

  it('all stand in the manifest, and a place without a setting is refused', () => {
    for (const name of Object.keys(PACKAGE_SETTINGS))
      assert.ok(JSON.stringify(template).includes(`\${{${name}}}`), name)
    const faults = manifestFaults(fill({ name: '${{TEAMS_APP_IDD}}' }, council), version)
    assert.equal(faults[0], '${{TEAMS_APP_IDD}} is no setting of the package.')
  })
})

describe('the package', () => {
  const bytes = packageBytes({ manifest: filled(), ...icons })

  it('holds the filled manifest and the two icons, and nothing else', () => {
    const files = unzipSync(bytes)
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'outline.png'])
    assert.deepEqual(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())), filled())
    assert.equal(filled().developer.name, council.TEAMS_APP_COUNCIL)
    for (const name of ['color', 'outline'] as const)
      assert.ok(icons[name].equals(files[`${name}.png`] ?? new Uint8Array()))
  })

  it('is the same to the byte whenever and wherever it is made', () => {
    const home = process.env.TZ
    try {
      process.env.TZ = 'Pacific/Auckland'
      assert.deepEqual(packageBytes({ manifest: filled(), ...icons }), bytes)
    } finally {
      if (home === undefined) delete process.env.TZ
      else process.env.TZ = home
    }
  })

  it('passes the published schema, where the checkers are at hand', async function () {
    const check = await publishedCheck()
    if (check === undefined) return this.skip()
    const files = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content)]),
    )
    assert.deepEqual(
      check(files).filter(({ level }) => level === 'error'),
      [],
    )
  })
})

type Finding = {
  readonly level: string
  readonly rule: string
  readonly at: string
  readonly message: string
}

/** The checkers of published formats are optional, and so is what they need to run. */
async function publishedCheck() {
  type Kit = { checkPackage(files: Record<string, Buffer>): Finding[] }
  return (await publishedChecker<Kit>('manifest/validate-manifest.mjs'))?.checkPackage
}
