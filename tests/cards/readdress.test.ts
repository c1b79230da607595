/** A prisoner who has moved, on cards: the form, who is told what, what is open at a prison, and the undo where it is needed. */
import assert from 'node:assert/strict'
import { ALL_PRISONS, CLOSED, FIFTY, moved, WITHDRAWN } from '../../scripts/preview/readdress-cards.ts'
import { ONE_CHILD, referralWith, submittedWith } from '../../scripts/preview/sample.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { DUE_FORMS } from '../../src/cards/due-forms.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { openAtCard } from '../../src/cards/open-at.ts'
import { referralSummary } from '../../src/cards/referral-summary.ts'
import type { Directory } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import { IN_TRIAGE, type Referral, STATUSES, STILL_DUE, type Status } from '../../src/domain/referral.ts'
import { buttonsOn, wordsOn } from '../support/cards.ts'
import { ADMIN, COUNCIL, HEAD, INES, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { inertTexts, ofType, sizeOf } from './card-tree.ts'

const ALL = Object.keys(STATUSES) as readonly Status[]
const about = { today: '2026-12-03', answers: undefined }
const formIn = (directory: Directory, referral: Referral = referralWith('in_progress'), answers = {}) =>
  DUE_FORMS.readdress({ ...about, answers, referral, directory })
const prisonsIn = (form: ReturnType<typeof formIn>) =>
  form.questions.find(({ id }) => id === 'prison')?.options?.map(({ id, label }) => `${id} ${label}`)
const said = (what: 'readdressed' | 'address-needed', referral: Referral, directory: Directory) =>
  noticeMessage({ what, to: 'worker' }, referral, directory)
const titlesFor = (status: Status, by: Person, directory: Directory = COUNCIL) =>
  buttonsOn(
    assessmentOverview(
      {
        ...{ referral: referralWith(status), assessment: {}, directory, today: about.today },
        ...{ by, banner: '', more: [] },
      },
      'chat',
    ),
  ).map(({ title }) => title)

describe('the form about a prisoner who has moved', () => {
  it('offers the prisons with an agreed address, but for the one where the prisoner is known to be', () => {
    assert.deepEqual(prisonsIn(formIn(COUNCIL)), ['ZBB HMP Placeholder'])
    assert.deepEqual(prisonsIn(formIn(CLOSED, moved(referralWith('in_progress')))), undefined)
    assert.equal(prisonsIn(formIn(ALL_PRISONS))?.length, 120)
  })

  it('keeps what was chosen on the list, whatever became of it', () => {
    assert.deepEqual(prisonsIn(formIn(WITHDRAWN, moved(referralWith('in_progress')), { prison: 'ZAA' })), [
      'ZAA HMP Example (no agreed address yet)',
    ])
    assert.deepEqual(prisonsIn(formIn(COUNCIL, referralWith('in_progress'), { prison: 'ZAA' })), [
      'ZAA HMP Example',
      'ZBB HMP Placeholder',
    ])
  })

  it('says so where there is nowhere to send it, and then asks for nothing', () => {
    const none = { ...CLOSED, prisons: CLOSED.prisons.slice(0, 1) }
    const form = formIn(none)
    assert.match(form.intro, /No other prison has an agreed address yet\. Please tell your administrator/)
    assert.deepEqual([form.questions, form.goes.map(({ go }) => go)], [[], ['look']])
  })

  it('says that a version which waits is made anew', () => {
    assert.match(
      formIn(COUNCIL, submittedWith(ONE_CHILD)).intro,
      /made anew, and the Team Manager is asked again/,
    )
    assert.doesNotMatch(formIn(COUNCIL).intro, /anew/)
  })
})

describe('a message about the prison of a referral', () => {
  it('tells the worker who moved it, in whose words, and where the report goes', () => {
    assert.deepEqual(said('readdressed', moved(referralWith('in_progress')), COUNCIL)?.lines, [
      'Maya Sample has written down that the prisoner is in another prison:',
      '“The OMU of HMP Example, by telephone today at ten.”',
      'The report, and every letter from now on, goes to HMP Placeholder. The due day stays Tue 15 Dec 2026.',
    ])
    assert.match(
      said('readdressed', moved(submittedWith(ONE_CHILD)), COUNCIL)?.lines.at(-1) ?? '',
      /made anew: it is version 1 now, and Tess Placeholder is asked again\.$/,
    )
  })

  it('says nothing of a version that was sent in after the move', () => {
    const before = moved(submittedWith(ONE_CHILD))
    const prisonMoves = before.prisonMoves?.map((move) => ({ ...move, at: '2026-12-01T09:00:00.000Z' })) ?? []
    assert.doesNotMatch(
      said('readdressed', { ...before, prisonMoves }, COUNCIL)?.lines.join(' ') ?? 'anew',
      /anew/,
    )
  })

  it('is not for the worker who moved it', () => {
    const referral = moved(referralWith('in_progress'))
    const prisonMoves = referral.prisonMoves?.map((move) => ({ ...move, by: SAM.id })) ?? []
    assert.equal(said('readdressed', { ...referral, prisonMoves }, COUNCIL), undefined)
    assert.equal(said('readdressed', referralWith('in_progress'), COUNCIL), undefined)
  })

  it('that nothing can go there says why, that the day stays, and has the way out', () => {
    const closed = said('address-needed', referralWith('in_progress'), CLOSED)
    assert.equal(closed?.lines[0], 'HMP Example has closed, so nothing can go there.')
    assert.ok(closed.lines.includes('The due day stays Tue 15 Dec 2026.'))
    assert.deepEqual(
      closed.buttons.map(({ verb }) => verb),
      ['readdress', 'show'],
    )
    assert.equal(
      said('address-needed', referralWith('allocated'), WITHDRAWN)?.lines[0],
      'There is no agreed address for HMP Example now, so nothing can go there.',
    )
  })

  it('leads to the undo where it is signed, and is left out when it has left or there is an address again', () => {
    const signed = said('address-needed', referralWith('signed_off'), CLOSED)
    assert.match(signed?.lines.join(' ') ?? '', /The Team Manager or a deputy can undo the sign-off/)
    assert.deepEqual(
      signed?.buttons.map(({ verb }) => verb),
      ['show'],
    )
    for (const status of ['sending', 'sent'] as const)
      assert.equal(said('address-needed', referralWith(status), CLOSED), undefined)
    for (const status of ALL) assert.equal(said('address-needed', referralWith(status), COUNCIL), undefined)
  })

  it('names no prison in what may show in a notification or is read as Markdown', () => {
    for (const [what, referral] of [
      ['readdressed', moved(referralWith('in_progress'))],
      ['address-needed', referralWith('in_progress')],
    ] as const) {
      const shown = said(what, referral, what === 'readdressed' ? COUNCIL : CLOSED)
      assert.ok(shown !== undefined)
      assert.doesNotMatch(shown.summary, /HMP/)
      assert.ok(
        ofType(message(shown, 'chat'), 'TextBlock').every(({ text }) => !String(text).includes('HMP')),
      )
    }
  })
})

describe('the card of a referral and its prison', () => {
  const isWithMash = (status: string): boolean => (IN_TRIAGE as readonly string[]).includes(status)
  it('has the button while it is due, for whoever may hear it from the prison', () => {
    for (const status of ALL)
      for (const by of [SAM, INES, TESS, MAYA])
        assert.equal(
          titlesFor(status, by).includes('The prisoner has moved'),
          STILL_DUE.includes(status) && (by === MAYA || !isWithMash(status)),
          `${status} ${by.name}`,
        )
    for (const by of [SOUTH_MANAGER, HEAD, ADMIN])
      assert.ok(!titlesFor('in_progress', by).includes('The prisoner has moved'))
  })

  it('has the undo for whoever may sign, while it is signed and has not gone', () => {
    for (const status of ALL)
      assert.equal(titlesFor(status, TESS).includes('Undo the sign-off'), status === 'signed_off', status)
    for (const by of [SAM, MAYA]) assert.ok(!titlesFor('signed_off', by).includes('Undo the sign-off'))
  })

  it('says that nothing can go to its prison, to MASH as well, until it has left; never in a channel', () => {
    for (const status of ALL) {
      const referral = referralWith(status)
      const shown = { referral, assessment: {}, directory: CLOSED, today: about.today, banner: '', more: [] }
      const isOpen = STILL_DUE.includes(status) || status === 'signed_off'
      for (const by of [SAM, MAYA])
        assert.equal(
          wordsOn(assessmentOverview({ ...shown, by }, 'chat')).includes(
            'HMP Example has closed, so nothing',
          ),
          isOpen,
        )
      assert.doesNotMatch(JSON.stringify(referralSummary(referral, CLOSED, about.today)), /HMP/)
    }
  })
})

describe('what is open at a prison', () => {
  const card = (by: Person, more: { rows?: typeof FIFTY; page?: number; name?: string } = {}) => {
    const { rows = FIFTY, page = 0, name = 'HMP Example' } = more
    const prison = { code: 'ZAA', name, address: undefined, phone: undefined, closed: true }
    return openAtCard({ prison, rows, page, by, directory: CLOSED, today: about.today }, 'chat')
  }
  const listed = (of: unknown) => wordsOn(of).match(/PCA-2026-\d{4}/g) ?? []

  it('is shown ten at a time, all of it once, with a way on and back', () => {
    const pages = [0, 1, 2, 3, 4].map((page) => card(MAYA, { page }))
    assert.deepEqual(
      pages.flatMap(listed),
      FIFTY.map(({ reference }) => reference),
    )
    const turns = pages.map((page) =>
      buttonsOn(page)
        .filter(({ verb }) => verb === 'open-at')
        .map(({ title, data }) => [title, data]),
    )
    const to = (title: string, page: number) => [title, { holder: 'prison/ZAA', page }]
    assert.deepEqual(turns[0], [to('Show more', 1)])
    assert.deepEqual(turns[2], [to('Show more', 3), to('Back', 1)])
    assert.deepEqual(turns[4], [to('Back', 3)])
    assert.deepEqual(listed(card(MAYA, { page: 9_999 })), listed(pages[4]))
    for (const page of pages) assert.ok(sizeOf(page) < 20_000)
  })

  it('has the button for each that may be moved; a signed one is opened, where the undo is', () => {
    const steps = buttonsOn(card(MAYA)).filter(({ verb }) => verb === 'readdress' || verb === 'show')
    const expected = FIFTY.slice(0, 10).map(({ reference, status }) => [
      status === 'signed_off' ? 'show' : 'readdress',
      { reference },
    ])
    assert.deepEqual(
      steps.map(({ verb, data }) => [verb, data]),
      expected,
    )
  })

  it('is reference, status and team alone for whoever may not look into it', () => {
    const words = wordsOn(card(ADMIN))
    assert.match(words, /PCA-2026-0101\n {2}\nbeing assessed · North locality team\n/)
    assert.doesNotMatch(words, /Sam Example|due [A-Z]|days/)
    assert.deepEqual(
      buttonsOn(card(ADMIN)).map(({ verb }) => verb),
      ['open-at', 'help'],
    )
  })

  it('says that nothing is there, and no more than the person may know', () => {
    assert.match(wordsOn(card(MAYA, { rows: [] })), /Nothing is open there\./)
    assert.match(wordsOn(card(TESS, { rows: [] })), /Nothing is open there that you may see\./)
  })

  it('shows the name of the prison as it was typed', () => {
    const name = '**${title}** [x](https://evil.example)'
    assert.ok(inertTexts(card(MAYA, { name })).includes(name))
  })
})
