/** Keeps the lists of docs/permissions.md as the tables of calls and rights have them: `--write` or `--check`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withLists } from './permissions/lists.ts'

const PAGE = fileURLToPath(new URL('../docs/permissions.md', import.meta.url))

const word = process.argv[2] ?? '--check'
const page = readFileSync(PAGE, 'utf8')
const written = withLists(page)

if (process.argv.length > 3 || !['--check', '--write'].includes(word))
  stopWith('Use it with --check or with --write.')
else if (written === undefined)
  stopWith('docs/permissions.md has lost the marks between which its lists stand.')
else if (written === page) console.log('docs/permissions.md is as the tables have it.')
else if (word === '--check')
  stopWith('docs/permissions.md is not as the tables have it: npm run permissions -- --write')
else {
  writeFileSync(PAGE, written)
  console.log(
    'docs/permissions.md is written anew. Read it before you commit it: it is what a council approves.',
  )
}

function stopWith(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
