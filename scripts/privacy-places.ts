/** Writes docs/privacy-places.md from the table that the tests of privacy hold the product to; `--check` only says whether it is up to date. */
import { privacyPage } from './privacy/page.ts'
import { keepPage } from './written-page.ts'

const page = {
  path: 'docs/privacy-places.md',
  text: privacyPage(),
  from: 'table has',
  command: 'npm run privacy',
  read: 'Read what changed in it: it is where a name may stand.',
}
keepPage(page, process.argv.slice(2))
