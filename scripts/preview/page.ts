/** The preview as one page that needs nothing from anywhere: the renderer of Adaptive Cards stands in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { NamedEmail } from './emails.ts'
import type { MadeCard } from './made-cards.ts'
import type { NamedReport } from './reports.ts'

type Shown = {
  readonly samples: readonly MadeCard[]
  readonly made: readonly MadeCard[]
  readonly emails: readonly NamedEmail[]
  readonly reports: readonly NamedReport[]
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const renderer = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8')

export function previewPage({ samples, made, emails, reports }: Shown): string {
  const cards = Object.fromEntries(
    [...samples.map(withId('sample')), ...made.map(withId('made'))].map(({ id, card }) => [id, card]),
  )
  const hosts = {
    light: JSON.parse(read('hostconfig-light.json')),
    dark: JSON.parse(read('hostconfig-dark.json')),
  }
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Prison Contact: cards, e-mails and reports</title>
<style>${read('page.css')}</style>
</head>
<body>
<header><h1>Cards, e-mails and reports</h1>
<p>Everything that people get, for a made-up family. Cards in light, in dark and as narrow as a phone.</p></header>
<nav><a href="#samples">Cards</a><a href="#made">Cards of the sample family</a><a href="#emails">E-mails</a><a href="#reports">Reports</a></nav>
<main>
${section('samples', 'Cards', samples.map(withId('sample')).map(cardPlace))}
${section('made', 'Cards of the sample family', made.map(withId('made')).map(cardPlace))}
${section('emails', 'E-mails', emails.map(emailPlace))}
${section('reports', 'Reports', reports.map(reportPlace))}
</main>
<script type="application/json" id="data">${asJson({ cards, hosts })}</script>
<script>${renderer().replaceAll('</script', '<\\/script')}</script>
<script>${read('show.js')}</script>
</body>
</html>
`
}

type Place = MadeCard & { readonly id: string }

const withId =
  (kind: 'sample' | 'made') =>
  (card: MadeCard, index: number): Place => ({ ...card, id: `${kind}-${index}` })

const section = (id: string, title: string, parts: readonly string[]): string =>
  `<section id="${id}"><h2>${title}</h2>\n${parts.join('\n')}\n</section>`

const cardPlace = ({ id, name, surface }: Place): string =>
  `<h3>${safe(name)} (${surface})</h3><div class="looks" id="${id}"></div>`

const emailPlace = ({ name, subject, text }: NamedEmail): string =>
  `<h3>${safe(name)}</h3><pre><b>${safe(subject)}</b>\n\n${safe(text)}</pre>`

const reportPlace = ({ file, document }: NamedReport): string =>
  `<h3><a href="${safe(file)}">${safe(file)}</a></h3><details><summary>${safe(document.title)}</summary><object data="${safe(file)}" type="application/pdf"></object></details>`

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Data inside a script element: no sign in it may end the element. */
const asJson = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c')
