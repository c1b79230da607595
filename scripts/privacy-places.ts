/** Writes docs/privacy-places.md from the table that the tests of privacy hold the product to; `--check` only says whether it is up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { privacyPage } from './privacy/page.ts'

const PAGE = fileURLToPath(new URL('../docs/privacy-places.md', import.meta.url))

const words = process.argv.slice(2)
const written = privacyPage()

if (words.length > 1 || !['--check', undefined].includes(words[0])) stopWith('Use it alone, or with --check.')
else if (words.length === 0) {
  writeFileSync(PAGE, written)
  console.log(
    'docs/privacy-places.md is written anew. Read what changed in it: it is where a name may stand.',
  )
} else if (existsSync(PAGE) && readFileSync(PAGE, 'utf8') === written)
  console.log('docs/privacy-places.md is as the table has it.')
else stopWith('docs/privacy-places.md is not as the table has it: npm run privacy')

function stopWith(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
