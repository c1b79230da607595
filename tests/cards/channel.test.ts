/** What stands in a channel, or may show in a notification, names nobody. */
import assert from 'node:assert/strict'
import { madeCards } from '../../scripts/preview/made-cards.ts'
import { COUNCIL, ONE_CHILD, referralWith, TWO_CHILDREN } from '../../scripts/preview/sample.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { EVENTS } from '../../src/domain/events.ts'
import { STATUSES, STILL_DUE, type Status } from '../../src/domain/referral.ts'
import { ofType } from './card-tree.ts'

const DETAILS = {
  ...TWO_CHILDREN,
  prisoner: { ...TWO_CHILDREN.prisoner, aliases: 'Ally Alias', earliestReleaseDate: '2031-01-19' },
}

/** Everything about the family that MASH typed, and the words it stands for. Codes of lists are words of ours. */
const SECRETS = [
  'Prisonson',
  'Alan',
  'Childsdottir',
  'Mia',
  'Childsson',
  'Leo',
  'Carerly',
  'Joan',
  'Omu',
  'Olive',
  'Alias',
  'A1234BC',
  'HMP',
  'ZAA',
  '1985',
  '2014',
  '2017',
  '2031',
  'Hidden Lane',
  'Nowhereham',
  'Secretwood',
  'CS-100',
  '960 555',
  'daughter',
  'Grandmother',
  'child in need',
  'sentence',
  'offence',
  'victim',
]
const INITIALS = /\b(A\.? ?P|M\.? ?C|L\.? ?C|J\.? ?C|O\.? ?O)\b\.?/

const leaks = (text: string): readonly string[] => [
  ...SECRETS.filter((secret) => text.toLowerCase().includes(secret.toLowerCase())),
  ...(INITIALS.exec(text) ?? []),
]

describe('a channel', () => {
  it('sees nothing of the family on any card, at any status', () => {
    // Guidance is about no referral, and speaks of sentences and offences.
    const cards = madeCards(DETAILS).filter(
      ({ surface, name }) => surface === 'channel' && !name.startsWith('guidance'),
    )
    // Beside those of each status: a card in a channel that has it no longer, a mail that waits, and one that is restricted.
    assert.equal(cards.length, 2 * Object.keys(STATUSES).length + STILL_DUE.length + 3)
    for (const { name, card } of cards) assert.deepEqual(leaks(JSON.stringify(card)), [], name)
  })

  it('would see a leak: the same search finds the family on the cards of the own chat', () => {
    const [overview] = madeCards(DETAILS).filter(({ name }) => name === 'assessment-overview, whole')
    assert.ok(leaks(JSON.stringify(overview)).length >= 8)
    assert.notDeepEqual(leaks('M.C. was seen'), [])
  })
})

describe('a notification', () => {
  it('shows no name from the first line of any card', () => {
    for (const { name, card } of madeCards(DETAILS)) {
      const [first] = ofType(card, 'TextBlock')
      assert.deepEqual(leaks(String(first?.text).replaceAll('PCA', '')), [], name)
    }
  })

  it('shows no name from the summary of any message', () => {
    const whats = new Set(Object.values(EVENTS).flatMap((hearings) => hearings.map(({ what }) => what)))
    const statuses = Object.keys(STATUSES) as readonly Status[]
    const said = [...whats].flatMap((what) =>
      statuses.flatMap(
        (status) => noticeMessage({ what, to: 'worker' }, referralWith(status, ONE_CHILD), COUNCIL) ?? [],
      ),
    )
    assert.ok(said.length > 30)
    for (const { summary, title } of said) assert.deepEqual(leaks(`${summary} ${title}`), [])
  })
})
