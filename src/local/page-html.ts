/** The page of local mode from top to bottom: who is who, the clock, and then the lists. */
import { dayOf, sayMoment, timeOf } from '../domain/moment.ts'
import { type Html, html } from './html.ts'
import type { LocalPageParts, NoticeLine } from './page.ts'
import { fileList, ledger, mailList, notificationList } from './page-lists.ts'
import { type PlaygroundPerson, pageOf } from './playground-persons.ts'

export type Shown = Omit<LocalPageParts, 'notices' | 'afterMove'> & {
  readonly notices: readonly NoticeLine[]
  /** Why the clock was not moved. */
  readonly problem: string | undefined
}

export function wholePage(shown: Shown): Html {
  const { outlook, directory, problem } = shown
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem === undefined ? '' : 'Error: '}Prison Contact, local mode</title>
<link rel="stylesheet" href="/local/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><div class="wide"><strong>Prison Contact</strong> <span>Local mode</span></div></header>
<main id="main" class="wide">
${problem === undefined ? undefined : errorSummary(problem)}
<div class="top">
<h1>What the outside world would see</h1>
<p><a class="refresh" href="/local">Refresh</a></p>
</div>
<p class="lead">${directory.council.name} is made up. Nothing on this page has left this machine.</p>
<div class="columns">${clockSection(shown)}${peopleSection(shown.persons)}</div>
${mailList(outlook.mails())}
${ledger(shown.notices)}
${fileList(outlook.files())}
${notificationList(outlook.notifications(), directory)}
</main>
</body>
</html>
`
}

const errorSummary = (problem: string): Html => html`<div class="problem" role="alert">
<h2>The clock was not moved</h2>
<p><a href="#to">${problem}</a></p>
</div>`

function clockSection({ clock, problem }: Shown): Html {
  const now = clock.now()
  const value = `${dayOf(now)}T${timeOf(now)}`
  return html`<section aria-labelledby="clock">
<h2 id="clock">The clock</h2>
<p class="now"><time datetime="${now}">${sayMoment(now)}</time></p>
<p class="hint">London time, ${ahead(clock.offsetSeconds)}. The bot goes by this clock, and what falls due is done when it moves. It only goes forwards.</p>
<form method="post" action="/local/clock" class="buttons">
<button name="move" value="hour">1 hour on</button>
<button name="move" value="morning">Next working day, 09:00</button>
<button name="move" value="week">1 week on</button>
</form>
<form method="post" action="/local/clock" class="${problem === undefined ? '' : 'wrong'}">
<label for="to">Day and time to move to</label>
${problem === undefined ? undefined : html`<p id="to-problem" class="message">${problem}</p>`}
<div class="buttons">
<input id="to" name="to" type="datetime-local" value="${value}" required${
    problem === undefined ? undefined : html` aria-invalid="true" aria-describedby="to-problem"`
  }>
<button name="move" value="to" class="quiet">Move the clock</button>
</div>
</form>
</section>`
}

/** `9 days and 2 hours ahead of real time`. */
function ahead(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const parts = [
    count(Math.floor(minutes / 1440), 'day'),
    count(Math.floor((minutes % 1440) / 60), 'hour'),
    count(minutes % 60, 'minute'),
  ].filter((part) => part !== '')
  if (parts.length === 0) return 'the same as real time'
  return `${parts.slice(0, 2).join(' and ')} ahead of real time`
}

const count = (number: number, word: string): string =>
  number === 0 ? '' : `${number} ${word}${number === 1 ? '' : 's'}`

function peopleSection(persons: readonly PlaygroundPerson[]): Html {
  const none = html`<p>The Agents Playgrounds were left out of this start.</p>`
  return html`<section aria-labelledby="people">
<h2 id="people">Who is who</h2>
${persons.length === 0 ? none : html`<ul class="people">${persons.map(personItem)}</ul>`}
</section>`
}

const personItem = (person: PlaygroundPerson): Html => html`<li>
<a href="${pageOf(person)}">${person.name}</a>, ${person.role}
<span class="hint">Type <kbd>${person.firstWords}</kbd> (${person.hint}). Sees the channel ${person.channel.name}.</span>
</li>
`
