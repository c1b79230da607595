/** Who is away, on the page of local mode: automatic replies in Outlook of those who manage a team's work. */
import { addDays, dayOf, sayMoment } from '../domain/moment.ts'
import { type Person, sayRoles } from '../domain/people.ts'
import { type Html, html } from './html.ts'
import { type AwayParts, type AwayRefusal, awayNow, suggestedDay, whoMayBeAway } from './page-away.ts'

export type AwayShown = AwayParts & { readonly problem: AwayRefusal | undefined }

export function awaySection(shown: AwayShown): Html {
  const persons = whoMayBeAway(shown.directory)
  return html`<section aria-labelledby="away">
<h2 id="away">Who is away</h2>
<p class="hint">By their automatic replies in Outlook. Leave the day empty to switch them on with no end.</p>
${
  persons.length === 0
    ? html`<p>The council has nobody who may sign off.</p>`
    : html`<ul class="people away">${persons.map((person) => personItem(shown, person))}</ul>`
}
</section>`
}

export const untilField = (personId: string): string => `until-${personId}`

function personItem(shown: AwayShown, person: Person): Html {
  const replies = awayNow(shown, person.id)
  const named = html`<strong>${person.name}</strong>, ${sayRoles(person)}`
  const whose = html`<span class="hidden">: ${person.name}</span>`
  const hidden = html`<input type="hidden" name="person" value="${person.id}">`
  if (replies === undefined)
    return html`<li>
<p class="who">${named}: not away</p>
${switchOn(shown, person, { hidden, whose })}
</li>
`
  const until = replies.until === undefined ? 'until it is switched off' : `until ${sayMoment(replies.until)}`
  return html`<li>
<p class="who">${named}: <span class="tag">away</span> ${until}</p>
<form method="post" action="/local/away" class="buttons">${hidden}
<button name="away" value="off" class="quiet">Switch off${whose}</button>
</form>
</li>
`
}

function switchOn(shown: AwayShown, { id }: Person, parts: { hidden: Html; whose: Html }): Html {
  const now = shown.clock.now()
  const field = untilField(id)
  const problem = shown.problem?.personId === id ? shown.problem.message : undefined
  return html`<form method="post" action="/local/away" class="${problem === undefined ? '' : 'wrong'}">${parts.hidden}
<label for="${field}">Away until 09:00 on${parts.whose}</label>
${problem === undefined ? undefined : html`<p id="${field}-problem" class="message">${problem}</p>`}
<div class="buttons">
<input id="${field}" name="until" type="date" value="${suggestedDay(now)}" min="${addDays(dayOf(now), 1)}"${
    problem === undefined ? undefined : html` aria-invalid="true" aria-describedby="${field}-problem"`
  }>
<button name="away" value="on" class="quiet">Switch on${parts.whose}</button>
</div>
</form>`
}
