/** docs/privacy-places.md, written from the table of places that the tests hold the product to. */
import { PLACES, type Place } from '../../tests/privacy/places.ts'
import { KINDS, type SeedKind } from '../../tests/privacy/seeds.ts'

const all: readonly Place[] = Object.values(PLACES)
const empty = all.filter(({ may }) => may.length === 0)
const some = all.filter(({ may }) => may.length > 0)

export const privacyPage = (): string => `${parts.join('\n\n')}\n`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** What may stand somewhere, in the order of the list of kinds. */
const sayKinds = (may: readonly SeedKind[]): string => {
  const kinds = (Object.keys(KINDS) as readonly SeedKind[]).filter((kind) => may.includes(kind))
  return kinds.map(capital).join('; ')
}

const parts: readonly string[] = [
  '# Where a name may stand',
  '<!-- Written by `npm run privacy` from tests/privacy/places.ts. Do not edit it by hand. -->',
  'This page is for the data protection officer. A test (`npm run check:privacy`) takes one made-up family through the whole product: triage, papers, the people who are asked, the assessment, sign-off, the e-mails, the decision, letters, files to fetch, a restricted referral, broken glass, and people of other teams who ask. Each box that a person can type into gets a value of its own, so that whatever is found somewhere names the box. Meanwhile the database, Graph and Teams fail and repeat what they were sent. Then every place below is searched: in any case, with and without spaces, days in every way of writing them, in base64, addresses, JSON, UTF-16, packed files and PDFs. What stands in a place and not in its row fails the test; so does a row that allows more than the product shows. Last, a word is put into each place, and the test has to see it.',
  '## Where nothing of a family may stand',
  table(
    ['Place', 'Who may see it'],
    empty.map(({ name, who }) => [name, capital(who)]),
  ),
  '## Where something of it stands, and what',
  table(
    ['Place', 'Who sees it', 'What may stand there', ''],
    some.map(({ name, who, may, why = '' }) => [name, capital(who), sayKinds(may), why]),
  ),
  '## What the words mean',
  table(
    ['', 'What it is'],
    Object.entries(KINDS).map(([kind, says]) => [capital(kind), capital(says)]),
  ),
  '## What this does not show',
  [
    '- The journey is one: it goes through every part of the product once, and not through every order of them.',
    '- A dialog that opens from a channel is seen by the one who opened it, and is not a place here: [who may do what](access.md) says who may open it.',
    '- Error codes of Graph and Teams are logged where they are one word that looks like a code. A service that put a name into its code, and not into its message, would be believed.',
    '- What people write to each other in Teams beside the bot, and what they put into the free text of an e-mail of their own, is not ours to see.',
  ].join('\n'),
]
