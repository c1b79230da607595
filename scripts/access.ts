/** Writes docs/access.md from the rules of access; with `--check` only says whether it is up to date. */
import { accessPage } from './access/page.ts'
import { keepPage } from './written-page.ts'

const page = {
  path: 'docs/access.md',
  text: accessPage(),
  from: 'rules have',
  command: 'npm run access',
  read: 'Read what changed in it before you commit it: it is who may see whom.',
}
keepPage(page, process.argv.slice(2))
