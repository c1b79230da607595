/** The clock on the page of local mode: what it says, and the buttons that move it. */
import { dayOf, sayMoment, timeOf } from '../domain/moment.ts'
import type { Calendar } from '../domain/working-days.ts'
import type { MovableClock } from './clock.ts'
import { type Html, html } from './html.ts'
import { dueMornings, type NextDue } from './page-clock.ts'

export type ClockShown = {
  readonly clock: Pick<MovableClock, 'now' | 'offsetSeconds'>
  readonly calendar: Calendar
  readonly nextDue: NextDue | undefined
  /** Why it was not moved. */
  readonly problem: string | undefined
}

export function clockSection(shown: ClockShown): Html {
  const { clock, problem } = shown
  const now = clock.now()
  return html`<section aria-labelledby="clock">
<h2 id="clock">The clock</h2>
<p class="now"><time datetime="${now}">${sayMoment(now)}</time></p>
<p class="hint">London time, ${ahead(clock.offsetSeconds)}. The bot goes by this clock, and what falls due is done when it moves. It only goes forwards.</p>
<form method="post" action="/local/clock" class="moves">
<button name="move" value="hour">1 hour on</button>
<button name="move" value="morning">Next working day, 09:00</button>
${dueButtons(shown)}
<button name="move" value="week">1 week of downtime <span class="what">Nothing is done meanwhile, then one sweep runs</span></button>
</form>
<form method="post" action="/local/clock" class="${problem === undefined ? '' : 'wrong'}">
<label for="to">Day and time to move to</label>
${problem === undefined ? undefined : html`<p id="to-problem" class="message">${problem}</p>`}
<div class="buttons">
<input id="to" name="to" type="datetime-local" value="${dayOf(now)}T${timeOf(now)}" required${
    problem === undefined ? undefined : html` aria-invalid="true" aria-describedby="to-problem"`
  }>
<button name="move" value="to" class="quiet">Move the clock</button>
</div>
</form>
</section>`
}

/** Only those that lie ahead: a button that can but be refused helps nobody. */
function dueButtons({ clock, calendar, nextDue }: ClockShown): Html {
  if (nextDue === undefined) return html`<p class="hint">No open referral has a due day that lies ahead.</p>`
  const now = clock.now()
  const { before, due } = dueMornings(nextDue, calendar)
  const { reference } = nextDue
  return html`${
    before <= now
      ? undefined
      : html`<button name="move" value="before-due">3 working days before the next due day <span class="what">${reference}: ${sayMoment(before)}</span></button>
`
  }<button name="move" value="due">The next due day <span class="what">${reference}: ${sayMoment(due)}</span></button>`
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
