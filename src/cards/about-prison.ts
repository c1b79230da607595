/** What to know about one prison, for everybody who works with it: how to reach it, what it asks, what colleagues learned. */
import { type Directory, nameOf, type Prison } from '../domain/directory.ts'
import { ageOn, type Day, dayOf, type Moment, sayMoment } from '../domain/moment.ts'
import { mayKeepDirectory, type Person } from '../domain/people.ts'
import { mayWithdrawNote } from '../domain/prison-facts.ts'
import { plain, shortName } from './book-rows.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export type AboutPrison = {
  readonly prison: Prison
  readonly directory: Directory
  readonly by: Person
  readonly banner: string
  /** The first note to show, from 0; the newest comes first. */
  readonly from: number
  readonly today: Day
  /** The referral from which somebody came, for the way back; empty where there is none. */
  readonly reference: string
}

const MOST_NOTES = 6

export function aboutPrison(
  { prison, directory, by, banner, from: asked, today, reference }: AboutPrison,
  surface: Surface,
): Card {
  const { code, name, phone, closed, escortRule, identityRule, notes = [] } = prison
  const numbered = notes.map((note, index) => ({ ...note, number: index + 1 })).toReversed()
  const from = asked < numbered.length ? asked : 0
  const page = numbered.slice(from, from + MOST_NOTES)
  const left = numbered.length - from - page.length
  const ways = [
    ...(reference === '' ? [] : [{ title: 'Back to the referral', verb: 'open' }]),
    { title: 'Write a note', verb: 'prison-note' },
    ...(left > 0 ? [{ title: 'Older notes', verb: 'about-prison', from: from + MOST_NOTES }] : []),
    ...(from > 0 ? [{ title: 'Newest notes', verb: 'about-prison' }] : []),
    ...(mayKeepDirectory(by) ? [{ title: 'Change', verb: 'change-prison' }] : []),
    { title: 'Help', verb: 'help' },
  ]
  return render(
    'recipient-book',
    {
      title: 'About a prison',
      banner,
      lines: [
        { label: shortName(name), value: `, ${code}${closed === true ? '. It has closed.' : ''}` },
        { label: 'Telephone: ', value: phone || 'not known' },
        { label: 'Who may come with a child: ', value: escortRule || 'not written down yet' },
        { label: 'What visitors must show: ', value: identityRule || 'not written down yet' },
      ],
      rows: page.map(({ id, number, words, by: writer, at }, index) => ({
        heading: index === 0 ? 'What colleagues have learned' : '',
        lines: [
          plain(words),
          plain(
            `Note ${number}, ${writer === undefined ? 'from the authority file' : `${nameOf(directory, writer)}${at === undefined ? '' : `, ${sayMoment(at)}`}`}.${sayAge(at, today)}`,
          ),
        ],
        sets: inRows(
          mayWithdrawNote(by, { ...(writer === undefined ? {} : { by: writer }) })
            ? [{ title: 'Withdraw', verb: 'withdraw-note', style: 'default', holder: code, mailbox: '', id }]
            : [],
        ),
      })),
      more: notes.length === 0 ? 'Nobody has written a note about it yet.' : '',
      sets: inRows(
        ways.map((way) => ({
          ...{ style: 'default', holder: code, from: 0, only: '', search: '', reference },
          ...way,
        })),
      ),
    },
    surface,
  )
}

/** What was true of a prison a year ago may not be now. */
function sayAge(at: Moment | undefined, today: Day): string {
  const years = at === undefined ? 0 : ageOn(dayOf(at), today)
  if (years < 1) return ''
  return ` It is ${years === 1 ? 'more than a year' : `${years} years`} old: ask whether it still holds.`
}
