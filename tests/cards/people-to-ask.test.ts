/** The list of people to ask: a few at a time, small enough for Teams, and what anybody typed can be nothing but words. */
import assert from 'node:assert/strict'
import { contactLog, withContacts } from '../../scripts/preview/contact-samples.ts'
import { mailMessage } from '../../src/cards/mail-messages.ts'
import { nudgeButtons } from '../../src/cards/nudge-buttons.ts'
import { nudgeLines } from '../../src/cards/nudge-lines.ts'
import { type PeopleShown, peopleCard } from '../../src/cards/people-to-ask.ts'
import { type Contact, MOST_CONTACTS } from '../../src/domain/contacts.ts'
import { buttonsOn, wordsOn } from '../support/cards.ts'
import { COUNCIL, MAYA, SAM } from '../support/council.ts'
import { inertTexts, sizeOf } from './card-tree.ts'
import { fitFaults } from './fit.ts'

const TODAY = '2026-12-03'
const cardOf = (more: Partial<PeopleShown> = {}) =>
  peopleCard(
    {
      ...{ referral: withContacts(), assessment: {}, directory: COUNCIL, today: TODAY },
      page: 0,
      banner: '',
      ...more,
    },
    'chat',
  )
const titles = (card: object) => buttonsOn(card).map(({ title }) => title)

/** As many as there may be, each with as much as the boxes hold. */
const FULL: readonly Contact[] = Array.from({ length: MOST_CONTACTS }, (_, index) => {
  const [first] = contactLog('x'.repeat(200), '“'.repeat(4000))
  const [, second] = contactLog('x'.repeat(200), '“'.repeat(4000))
  const base = index % 2 === 0 ? first : second
  if (base === undefined) throw new Error('The sample is empty')
  return { ...base, agency: 'other', id: `other-${index + 1}` }
})

describe('the list of people to ask', () => {
  it('says how it stands with each, and offers what comes next and nothing else', () => {
    const words = wordsOn(cardOf())
    assert.match(words, /1 replied · 2 asked and silent · 0 to ask · ⚠ 1 late/)
    assert.match(
      words,
      /Asked on Wed 25 Nov 2026 by letter, again on Tue 1 Dec 2026 by telephone\. ⚠ No answer/,
    )
    assert.match(words, /The police[\s\S]*They stayed silent\./)
    assert.match(words, /The LADO[\s\S]*Nobody has to ask them\./)
    assert.deepEqual(titles(cardOf()), [
      ...['Note what they said', 'Ask again', 'No answer', 'They declined'],
      ...['Change the note', 'Note what they said', 'Ask again', 'Ask after all', 'Note what they said'],
      ...['Ask somebody else', 'Letter to the family', 'See the referral'],
    ])
  })

  it('offers nothing but notes once the report has gone', () => {
    const sent = { ...withContacts(), status: 'sent' } as PeopleShown['referral']
    for (const title of ['Ask again', 'Ask after all', 'Ask somebody else'])
      assert.ok(!titles(cardOf({ referral: sent })).includes(title), title)
    assert.ok(titles(cardOf({ referral: sent })).includes('Note what they said'))
  })

  it('is shown a few at a time, to the last of them, and small enough for Teams whatever was typed', () => {
    const referral = withContacts(FULL)
    const shown = new Set<string>()
    for (const page of [0, 1, 2, 3, 99]) {
      const card = cardOf({ referral, page })
      assert.ok(sizeOf(card) < 20_000, `page ${page} has ${sizeOf(card)}`)
      assert.deepEqual(fitFaults(card, 'chat'), [])
      for (const [agency] of wordsOn(card).matchAll(/Somebody else( \d+)?/g)) shown.add(agency)
    }
    assert.equal(shown.size, MOST_CONTACTS)
  })

  it('shows what was typed as words, whatever it is', () => {
    for (const evil of ['**b** [x](javascript:alert(1))', '${reference}', '<at>All</at>', '"}],"actions":[]'])
      for (const card of [cardOf({ referral: withContacts(contactLog(evil, evil)) })]) {
        assert.ok(
          inertTexts(card).some((text) => String(text).includes(evil)),
          evil,
        )
        assert.deepEqual(titles(card), titles(cardOf()))
      }
  })
})

describe('the message about somebody who is silent', () => {
  const name = 'contactSilent'
  const about = { referral: withContacts(), assessment: {}, by: SAM, directory: COUNCIL, today: TODAY }
  const shown = { ...about, name, digest: '' } as const

  it('says who, by agency alone, and leads to the list', () => {
    const line = nudgeLines(shown).find(({ label }) => label === 'No answer yet')
    assert.equal(line?.value, 'Probation (asked on Tue 1 Dec 2026).')
    const [first] = nudgeButtons(shown, false)
    assert.deepEqual([first?.title, first?.verb], ['People to ask', 'people'])
    assert.equal(
      nudgeLines({ ...shown, by: MAYA }).find(({ label }) => label === 'No answer yet'),
      undefined,
    )
  })
})

describe('the message about an answer to a letter', () => {
  it('offers to note what they said, with the one who was asked chosen', () => {
    const said = mailMessage('mail-replied', withContacts(), 'ask-prison')
    assert.deepEqual(said?.buttons[0], {
      ...{ title: 'Note what they said', verb: 'note-reply', style: 'positive' },
      ...{ reference: 'PCA-2026-0147', key: 'prison-1' },
    })
    const other = mailMessage('mail-replied', withContacts(), 'more-time')
    assert.equal(other?.buttons[0]?.verb, 'show')
  })
})
