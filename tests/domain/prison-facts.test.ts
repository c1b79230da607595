/** What is known of a prison: its rules by administrators, notes by staff, and its name and number in the recipient book. */
import assert from 'node:assert/strict'
import { standing } from '../../src/domain/directory-scene.ts'
import { savePrison, withdrawNote, writeNote } from '../../src/domain/prison-facts.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'
import { ADMIN, INES, SAM } from '../support/council.ts'
import { AT, BY_ADMIN, done, sceneWith, standingAfter } from './directory-sample.ts'

const scene = sceneWith()
const refused = (ruling: object): string => (isRefusal(ruling) ? ruling.refused : 'not refused')

describe('what is known of a prison', () => {
  const zaa = { code: 'ZAA', name: 'HMP Example', phone: '', escortRule: 'An adult.', identityRule: '' }

  it('has its rules in the directory, and its name and number in the recipient book', () => {
    const change = done(savePrison(scene, BY_ADMIN, { ...zaa, phone: '01632 960 999' }))
    assert.equal(change.book?.holder?.phone, '01632 960 999')
    assert.equal(
      change.book?.addresses[0]?.email,
      'omu.example@prison.example',
      'its address is carried over',
    )
    const book = {
      addresses: change.book?.addresses ?? [],
      holders: change.book?.holder ? [change.book.holder] : [],
    }
    const [prison] = standing({ ...scene, entries: change.entries, book }).prisons
    assert.deepEqual(
      [prison?.phone, prison?.escortRule, prison?.address?.email],
      ['01632 960 999', 'An adult.', 'omu.example@prison.example'],
    )
  })

  it('leaves the book alone where name and number stay', () => {
    assert.equal(done(savePrison(scene, BY_ADMIN, zaa)).book, undefined)
  })

  it('may be a prison that nobody knew, which has no address until two people agree on one', () => {
    const change = done(savePrison(scene, BY_ADMIN, { ...zaa, code: 'ZNN', name: 'HMP New' }))
    const book = { addresses: [], holders: change.book?.holder ? [change.book.holder] : [] }
    const found = standing({ ...scene, entries: change.entries, book }).prisons.find(
      ({ code }) => code === 'ZNN',
    )
    assert.deepEqual([found?.name, found?.escortRule, found?.address], ['HMP New', 'An adult.', undefined])
  })

  it('is refused with what is no code, no name and no number, or far too long', () => {
    for (const more of [
      { code: 'Z1' },
      { name: '@SUM(1)' },
      { phone: 'ring me' },
      { escortRule: 'x'.repeat(601) },
    ])
      assert.ok(
        isRefusal(savePrison(scene, BY_ADMIN, { ...zaa, ...more })),
        JSON.stringify(more).slice(0, 40),
      )
  })
})

describe('a note about a prison', () => {
  const note = (by: typeof SAM, words: string) =>
    writeNote(scene, { by, at: AT }, { id: 'n1', prison: 'ZAA', words })

  it('is written by any member of staff, and stands there with who and when', () => {
    const [zaa] = standingAfter(scene, note(SAM, ' The way in takes an hour. ')).prisons
    assert.deepEqual(zaa?.notes, [{ id: 'n1', words: 'The way in takes an hour.', by: SAM.id, at: AT }])
    assert.equal(refused(note(SAM, ' ')), 'noteNeedsWords')
    assert.equal(refused(note(SAM, 'x'.repeat(601))), 'noteNeedsWords')
    const elsewhere = writeNote(
      scene,
      { by: SAM, at: AT },
      { id: 'n1', prison: 'ZZZ', words: 'x' },
    ) as Refusal
    assert.equal(elsewhere.refused, 'noSuchHolder')
  })

  it('leaves its words out of the audit', () => {
    assert.equal(done(note(SAM, 'Some words.')).reason, 'ZAA')
  })

  it('is withdrawn by its writer or an administrator, and by nobody else', () => {
    const { entries } = done(note(SAM, 'Some words.'))
    const noted = sceneWith(entries)
    assert.equal(refused(withdrawNote(noted, { by: INES, at: AT }, { id: 'n1' })), 'notYourNote')
    for (const by of [SAM, ADMIN]) {
      const ruling = withdrawNote(noted, { by, at: AT }, { id: 'n1' })
      assert.deepEqual(standingAfter(noted, ruling).prisons[0]?.notes ?? [], [])
      assert.ok(!JSON.stringify(done(ruling)).includes('Some words'))
    }
  })
})
