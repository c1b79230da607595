/** The page of local mode from top to bottom: the clock, who is who and who is away, and then the lists. */

import type { ClockRefusal } from './clock.ts'
import { type Html, html } from './html.ts'
import type { LocalPageParts, NoticeLine } from './page.ts'
import { AwayRefusal } from './page-away.ts'
import { awaySection, untilField } from './page-away-section.ts'
import type { NextDue } from './page-clock.ts'
import { clockSection } from './page-clock-section.ts'
import { fileList, ledger, mailList, notificationList, unseenList } from './page-lists.ts'
import { MailRefusal } from './page-mail.ts'
import { type PlaygroundPerson, pageOf } from './playground-persons.ts'

export type Problem = ClockRefusal | AwayRefusal | MailRefusal

export type Shown = Omit<LocalPageParts, 'notices' | 'afterMove' | 'nextDue'> & {
  readonly notices: readonly NoticeLine[]
  readonly nextDue: NextDue | undefined
  /** Why a button did nothing. */
  readonly problem: Problem | undefined
}

export function wholePage(shown: Shown): Html {
  const { outlook, directory, clock, nextDue, problem } = shown
  const aboutAway = problem instanceof AwayRefusal
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
<div class="columns">
${clockSection({ clock, calendar: directory.council, nextDue, problem: aboutAway || problem instanceof MailRefusal ? undefined : problem?.message })}
<div>
${peopleSection(shown.persons)}
${awaySection({ directory, clock, outlook, problem: aboutAway ? problem : undefined })}
</div>
</div>
${mailList(outlook.mails(), outlook.inbox())}
${shown.persons.length === 0 ? undefined : unseenList(shown.unseen(), directory)}
${ledger(shown.notices, directory)}
${fileList(outlook.files())}
${notificationList(outlook.notifications(), directory)}
</main>
</body>
</html>
`
}

function errorSummary(problem: Problem): Html {
  const away = problem instanceof AwayRefusal
  if (problem instanceof MailRefusal) return summary('No e-mail was answered', '#mail', problem.message)
  const field = away ? (problem.personId === undefined ? 'away' : untilField(problem.personId)) : 'to'
  const title = away ? 'Nothing was switched' : 'The clock was not moved'
  return summary(title, `#${field}`, problem.message)
}

const summary = (
  title: string,
  link: string,
  sentence: string,
): Html => html`<div class="problem" role="alert">
<h2>${title}</h2>
<p><a href="${link}">${sentence}</a></p>
</div>`

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
