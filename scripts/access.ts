/** Writes docs/access.md from the rules of access; with `--check` only says whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { accessPage } from './access/page.ts'

const PAGE = fileURLToPath(new URL('../docs/access.md', import.meta.url))

const words = process.argv.slice(2)
const written = accessPage()

if (words.length > 1 || !['--check', undefined].includes(words[0])) stopWith('Use it alone, or with --check.')
else if (words.length === 0) {
  writeFileSync(PAGE, written)
  console.log(
    'docs/access.md is written anew. Read what changed in it before you commit it: it is who may see whom.',
  )
} else if (read() === written) console.log('docs/access.md is as the rules have it.')
else stopWith('docs/access.md is not as the rules have it: npm run access')

function read(): string {
  try {
    return readFileSync(PAGE, 'utf8')
  } catch {
    return ''
  }
}

function stopWith(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
