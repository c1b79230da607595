/**
 * `npm run sbom` writes prison-contact.cdx.json: every package that the bot runs on, with version, licence and hash, as
 * CycloneDX. `-- --check` only says whether each may be shipped. It is made from package-lock.json by npm itself.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { billOf } from './sbom/bill.ts'
import { type Component, faultsIn, licenceOf } from './sbom/licences.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const BILL = 'prison-contact.cdx.json'

const [word, ...more] = process.argv.slice(2)
if (more.length > 0 || (word !== undefined && word !== '--check')) {
  console.error('Use it without a word, or with --check.')
  process.exit(1)
}

const text = billOf(ROOT)
const bill: { readonly components: readonly Component[] } = JSON.parse(text)
const faults = faultsIn(bill.components)
for (const fault of faults) console.error(fault)
if (word === undefined) writeFileSync(new URL(`../${BILL}`, import.meta.url), text)

const counts = new Map<string, number>()
for (const component of bill.components) {
  const licence = licenceOf(component) ?? 'none named'
  counts.set(licence, (counts.get(licence) ?? 0) + 1)
}
console.log(`${bill.components.length} packages${word === undefined ? `, written to ${BILL}` : ''}:`)
for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a)) console.log(`  ${count} ${licence}`)
process.exitCode = faults.length > 0 ? 1 : 0
