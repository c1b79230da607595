/** What people do, as turns of the bot over signed HTTP: record, take, write, and words typed in their own chat. */
import type { Answers } from '../../src/domain/form.ts'
import { addDays, type Day, dayOf } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import { ASSESSMENT, CARER, CHILD, PRISONER, REQUEST, SECOND_CHILD } from '../../tests/support/answers.ts'
import { button, cardIn, filled, wordsOn } from '../../tests/support/cards.ts'
import type { Arrival } from './diary.ts'
import type { Running } from './product.ts'

/** In every name of a family, a prisoner and a sender: never in a channel, a notification, a subject or a log line. */
export const FAMILY_WORD = 'Zwartekraai'

const named = (answers: Answers): Answers => ({ ...answers, fullName: `${FAMILY_WORD} ${answers.fullName}` })

type Card = { readonly card: unknown; readonly title: string | RegExp; readonly typed?: Answers }

async function press(running: Running, by: Person, { card, title, typed }: Card): Promise<unknown> {
  const answer = await running
    .chat(by)
    .presses(button(card, title).verb, filled(card, title, typed as Record<string, string>))
  if (answer.status !== 200) throw new Error(`The bot answers with ${answer.status}`)
  return cardIn(answer.body)
}

/** Says it in the person's own chat; the newest post there is the answer. */
export async function says(running: Running, by: Person, words: string): Promise<unknown> {
  const answer = await running.chat(by).says(words)
  if (answer.status >= 300) throw new Error(`The bot answers with ${answer.status}`)
  return running.teams.postsToPerson(by.id).at(-1)?.activity
}

/** Each asks once: were they all the same prisoner, every card would list the children of all others. */
function prisonerOf({ at }: Arrival): Answers {
  const own = Math.floor(Date.parse(at) / 60_000)
  const letter = (from: number): string => String.fromCharCode(65 + (Math.floor(from) % 26))
  return {
    ...named(PRISONER),
    dateOfBirth: addDays('1960-01-01', own % 14_000),
    prisonNumber: `A${String(own % 10_000).padStart(4, '0')}${letter(own / 10_000)}${letter(own / 260_000)}`,
  }
}

/** The reference under which it stands. */
export async function record(running: Running, by: Person, arrival: Arrival): Promise<string> {
  const request = {
    ...{ ...REQUEST, receivedOn: arrival.on, requesterName: `${FAMILY_WORD} Omu` },
    ...(arrival.askedFor === undefined ? {} : { requestedDueDate: arrival.askedFor }),
  }
  const children = [CHILD, SECOND_CHILD].slice(0, arrival.children).map(named)
  let card: unknown = cardIn(await says(running, by, 'new referral'))
  card = await press(running, by, { card, title: /Next/, typed: request })
  card = await press(running, by, { card, title: /Next/, typed: prisonerOf(arrival) })
  for (const [index, typed] of children.entries()) {
    const isLast = index === children.length - 1
    card = await press(running, by, { card, title: isLast ? /Next/ : 'Add another child', typed })
  }
  const carer = { ...named(CARER), team: arrival.team }
  card = await press(running, by, { card, title: /Record/, typed: carer })
  const reference = /PCA-\d{4}-\d{4}/.exec(wordsOn(card))?.[0]
  if (reference === undefined) throw new Error(`Nothing was recorded: ${wordsOn(card).slice(0, 300)}`)
  return reference
}

type Taking = { readonly reference: string; readonly version: number; readonly channelId: string }

/** On the card in the team's channel. */
export async function take(running: Running, by: Person, { channelId, ...data }: Taking): Promise<void> {
  await running.channel(by, channelId).presses('take', data)
}

/** Of children of whom none is in care. */
export const pagesOf = (children: number): readonly string[] =>
  pagesFor(Array.from({ length: children }, () => ({}))).map(({ key }) => key)

/** `again` makes the words new, so that a second save changes something. */
type Writing = { readonly reference: string; readonly key: string; readonly again?: number }

export async function write(running: Running, by: Person, { reference, key, again }: Writing): Promise<void> {
  const card = cardIn(await says(running, by, `open ${reference} ${key}`))
  const title = 'Save and see all sections'
  await press(running, by, { card, title, typed: answersFor(key, dayOf(running.clock.now()), again) })
}

/** The answers of the tests on days that suit the run, with something of its own for each page. */
function answersFor(key: string, today: Day, again: number | undefined): Answers {
  const usual = ASSESSMENT[key] ?? ASSESSMENT[`${key.charAt(0)}1`] ?? {}
  const own = key.length > 1 && key !== `${key.charAt(0)}1` ? ` (${key})` : ''
  const more = again === undefined ? own : `${own} Changed ${again}.`
  const worded = Object.entries(usual).map(([id, answer]) => [
    id,
    answer.includes(' ') ? `${answer}${more}` : answer,
  ])
  const days = { A: { seenOn: today }, B: { carerSeenOn: today }, E: { ordersCheckedOn: today } }
  const later = key.startsWith('G') ? { reviewAgainOn: addDays(today, 200) } : {}
  return { ...Object.fromEntries(worded), ...days[key.charAt(0) as keyof typeof days], ...later }
}

/** The holding e-mail as it is drafted, sent with one press. */
export async function sendHolding(running: Running, by: Person, reference: string): Promise<boolean> {
  const card = cardIn(await says(running, by, `holding e-mail ${reference}`))
  if (!JSON.stringify(card).includes('Send')) return false
  await press(running, by, { card, title: /^Send/ })
  return true
}
