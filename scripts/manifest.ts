/**
 * Checks the Teams app and writes its package, prison-contact.zip, filled from the environment.
 * `--check` only checks, with example values, and needs no setting. `--write` brings the command lists and the
 * version in manifest/manifest.json up to date.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { COMMANDS } from '../src/bot/commands/index.ts'
import { manifestFaults } from './manifest/checks.ts'
import { fill } from './manifest/fill.ts'
import { iconFaults } from './manifest/icons.ts'
import { menus } from './manifest/menus.ts'
import { packageBytes } from './manifest/package.ts'
import { examples, readPackageSettings } from './manifest/settings.ts'

const ROOT = new URL('../', import.meta.url)
const TEMPLATE = new URL('manifest/manifest.json', ROOT)
const PACKAGE = 'prison-contact.zip'
const WAYS = ['--check', '--write']

const way = process.argv[2]
if (process.argv.length > 3 || (way !== undefined && !WAYS.includes(way)))
  stopWith([`Use it without a word, or with one of ${WAYS.join(', ')}.`])
const version: string = JSON.parse(read('package.json').toString()).version
if (way === '--write') writeTemplate()

const given = way === undefined ? readPackageSettings(process.env) : examples()
// With a setting missing, everything else is still checked, so that all faults are told at once.
const [settings, missing] = 'faults' in given ? [examples(), given.faults] : [given, []]
const manifest = fill(JSON.parse(read('manifest/manifest.json').toString()), settings)
const icons = { color: read('manifest/color.png'), outline: read('manifest/outline.png') }
const faults = [...missing, ...manifestFaults(manifest, version), ...iconFaults(icons)]
if (faults.length > 0)
  stopWith(['The app package needs your attention:', ...faults.map((line) => `  ${line}`)])

if (way === undefined) writeFileSync(new URL(PACKAGE, ROOT), packageBytes({ manifest, ...icons }))
console.log(
  way === undefined
    ? `${PACKAGE} is ready, version ${version}. Upload it in the Teams admin centre.`
    : `The manifest and its icons are in order, version ${version}.`,
)

function read(path: string): Buffer {
  return readFileSync(new URL(path, ROOT))
}

function writeTemplate(): void {
  const template = JSON.parse(readFileSync(TEMPLATE, 'utf8'))
  template.version = version
  template.bots[0].commandLists = menus(COMMANDS)
  writeFileSync(TEMPLATE, `${JSON.stringify(template, undefined, 2)}\n`)
  // So that the file comes out as `npm run check` wants it.
  const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', ROOT))
  execFileSync(process.execPath, [biome, 'format', '--write', fileURLToPath(TEMPLATE)], {
    cwd: fileURLToPath(ROOT),
    stdio: 'ignore',
  })
}

function stopWith(lines: readonly string[]): never {
  console.error(lines.join('\n'))
  process.exit(1)
}
