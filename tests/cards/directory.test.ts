/** The cards of the directory fit on a phone however much there is, and show names as they are typed and as nothing else. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { aboutPrison } from '../../src/cards/about-prison.ts'
import { directoryList, LISTS } from '../../src/cards/directory-list.ts'
import { leavingCard } from '../../src/cards/leaving.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { referralOf } from '../domain/sample.ts'
import { ADMIN, COUNCIL, SAM } from '../support/council.ts'
import { inertTexts, ofType } from './card-tree.ts'
import { fitFaults } from './fit.ts'

const LONG = 'A name that is as long as a name may be. '.repeat(3).slice(0, 100)
const many = <T>(make: (index: number) => T): readonly T[] =>
  Array.from({ length: 150 }, (_, index) => make(index))
const id = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** As many people, teams and prisons as a large council has, with words as long as they may be. */
const LARGE: Directory = {
  ...COUNCIL,
  people: many((index) => ({ ...SAM, id: id(index), name: `${LONG}${index}`, teams: ['north', 'south'] })),
  teams: many((index) => ({
    ...{ id: `team-${index}`, name: `${LONG}${index}`, channelId: `19:${index}@thread.tacv2` },
    ...{ folder: { driveId: 'd', folderId: 'f' }, teamManager: id(index), deputies: [id(1), id(2)] },
    districts: many((other) => `CB${other % 10}`).slice(0, 30),
  })),
  prisons: many((index) => ({
    ...{ code: 'ZAA', name: `${LONG}${index}`, address: undefined, phone: '01632 960201' },
    ...{ escortRule: 'x'.repeat(600), identityRule: 'y'.repeat(600) },
    notes: many((note) => ({
      id: `n${note}`,
      words: 'z'.repeat(600),
      by: id(1),
      at: '2026-12-07T10:00:00.000Z',
    })),
  })),
}

/** Who reads about a prison, and when. */
const READ = { today: '2026-12-07', reference: '' } as const

const listed = (directory: Directory, list: (typeof LISTS)[number], from = 0) =>
  directoryList(
    { directory, list, search: '', from, faults: Array(9).fill(LONG), banner: 'Changed.' },
    'chat',
  )

const left = (count: number) => ({
  ...{ leaver: SAM, drafts: [{ kind: 'referral' as const, updatedAt: '2026-12-07T10:00:00.000Z' }] },
  referrals: Array.from({ length: count }, (_, index) => ({
    ...{ reference: `PCA-2026-${1000 + index}`, referral: referralOf('submitted'), work: true, sign: true },
    stuck: index % 2 === 0 ? '' : 'North locality team has no other social worker.',
  })),
  ...{ manages: [LONG], standsIn: [LONG], mayEnd: true, directory: COUNCIL, banner: ['Ines has it now.'] },
})

describe('the cards of the directory', () => {
  for (const list of LISTS)
    it(`list ${list} on a phone, page after page`, () => {
      for (const from of [0, 8, 144]) assert.deepEqual(fitFaults(listed(LARGE, list, from), 'chat'), [])
      assert.deepEqual(fitFaults(listed({ ...COUNCIL, prisons: [] }, list), 'chat'), [])
    })

  it('tell about a prison with very many notes, the newest first', () => {
    const [prison] = LARGE.prisons
    assert.ok(prison)
    for (const from of [0, 6, 148])
      assert.deepEqual(
        fitFaults(
          aboutPrison({ prison, directory: COUNCIL, by: ADMIN, banner: '', from, ...READ }, 'chat'),
          'chat',
        ),
        [],
      )
  })

  it('mark a note by its age from a year on, and lead back to the referral somebody came from', () => {
    const [prison] = COUNCIL.prisons
    assert.ok(prison)
    const days = ['2024-12-06', '2025-12-07', '2025-12-08', '2026-12-07']
    const notes = days.map((day, index) => ({
      ...{ id: `n${index}`, words: `Learned in ${day}.`, by: SAM.id, at: `${day}T10:00:00.000Z` },
    }))
    const about = { prison: { ...prison, notes }, directory: COUNCIL, by: SAM, banner: '', from: 0 }
    const shown = (reference: string) => aboutPrison({ ...about, ...READ, reference }, 'chat')
    const lines = inertTexts(shown('')).filter((text) => String(text).includes('Note '))
    assert.deepEqual(
      lines.map((text) => /It is (.*) old: ask whether it still holds/.exec(String(text))?.[1] ?? 'new'),
      ['new', 'new', 'more than a year', '2 years'],
    )
    const buttons = (reference: string) =>
      ofType(shown(reference), 'Action.Execute').map(({ title, data }) => [title, data])
    assert.equal(buttons('').filter(([title]) => title === 'Back to the referral').length, 0)
    const way = buttons('PCA-2026-0147').find(([title]) => title === 'Back to the referral')
    assert.equal((way?.[1] as { reference?: string } | undefined)?.reference, 'PCA-2026-0147')
  })

  it('list what is open with a leaver, however much it is, and offer nothing for what nobody can have', () => {
    for (const count of [0, 1, 40]) assert.deepEqual(fitFaults(leavingCard(left(count), 'chat'), 'chat'), [])
    const buttons = ofType(leavingCard(left(2), 'chat'), 'Action.Execute').map(({ title }) => title)
    assert.equal(buttons.filter((title) => title === 'Hand it over').length, 1)
  })

  it('show a name, a rule and a note exactly as typed, and read none as Markdown, a template or a part of the card', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '**b**',
        '[x](javascript:1)',
        '${title}',
        '<at>All</at>',
        '{"type":"Action.OpenUrl"}',
        '‮txt',
      ),
      fc.string({ unit: 'binary', minLength: 6, maxLength: 60 }),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const prison = {
          code: 'ZAA',
          name: text,
          address: undefined,
          phone: text,
          escortRule: text,
          identityRule: text,
        }
        const notes = [{ id: 'n', words: text, by: SAM.id }]
        const people = COUNCIL.people.map((person) => ({ ...person, name: text, email: text }))
        const directory = { ...COUNCIL, people, prisons: [{ ...prison, notes }] }
        const cards = [
          ...LISTS.map((list) => listed(directory, list)),
          aboutPrison(
            { prison: { ...prison, notes }, directory, by: ADMIN, banner: text, from: 0, ...READ },
            'chat',
          ),
          leavingCard({ ...left(1), leaver: { ...SAM, name: text } }, 'chat'),
        ]
        for (const card of cards) {
          assert.ok(
            inertTexts(card).some((inert) => typeof inert === 'string' && inert.includes(text)) ||
              card === cards[1],
          )
          assert.ok(ofType(card, 'TextBlock').every((block) => !String(block.text).includes(text)))
          assert.deepEqual(fitFaults(card, 'chat'), [])
        }
      }),
      { numRuns: 40 },
    )
  })
})
