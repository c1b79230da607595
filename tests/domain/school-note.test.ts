/** The note to a school tells of an appointment alone; and how easy any text is to read. */
import assert from 'node:assert/strict'
import { readingOf } from '../../src/domain/reading.ts'
import { schoolNoteText, tellingWords } from '../../src/domain/school-note.ts'
import { CHILD, DETAILS } from '../support/answers.ts'
import { COUNCIL } from '../support/council.ts'

describe('a note to a school', () => {
  const when = { child: 1, day: '2026-12-21', time: '10:00 to 15:00' }
  const note = schoolNoteText(DETAILS, when, COUNCIL.council)

  it('says who, when, and that the head teacher is asked; nothing of prison, offence or the family', () => {
    assert.match(note, /Mia Childsdottir has an authorised appointment on 21 December 2026\./)
    assert.match(note, /10:00 to 15:00/)
    assert.match(note, /We ask that this absence be considered by the head teacher\./)
    assert.deepEqual(tellingWords(note, DETAILS), [])
    assert.doesNotMatch(note, /prison|social|council’s children|Alan|Carerly|PCA-/iu)
    assert.ok(readingOf(note).longest <= 20)
  })

  it('is refused each word that would tell the school more, however it is typed', () => {
    const telling = [
      'a PRISON visit',
      'H.M.P.',
      'the custody suite',
      'her dad’s sentence',
      'an Offender',
      'jail',
    ]
    const more = [
      'a court hearing',
      'the police',
      'social-worker',
      'PCA-2026-0001',
      'Alan Prisonson',
      'visiting',
    ]
    for (const words of [...telling, ...more])
      assert.notDeepEqual(tellingWords(`${note}\n${words}`, DETAILS), [], words)
  })

  it('may hold a name that only looks like such a word', () => {
    const details = { ...DETAILS, children: [{ ...CHILD, fullName: 'Courtney Judge' }] }
    assert.deepEqual(tellingWords(schoolNoteText(details, when, COUNCIL.council), details), [])
  })
})

describe('how easy a text is to read', () => {
  it('is the words of its longest sentence, where a number is one word and a line ends one', () => {
    const { longest, sentence } = readingOf('One two.\nOne two three\n- Phone 01632 960 001 and ask us.')
    assert.deepEqual([longest, sentence], [5, 'Phone 01632 960 001 and ask us.'])
    assert.equal(readingOf(' \n').longest, 0)
  })

  it('is harder with longer words', () => {
    const easy = readingOf('We can see him soon. You can say no.')
    const hard = readingOf('Supervised communication necessitates institutional authorisation.')
    assert.ok(easy.grade < 2 && hard.grade > 15, `${easy.grade}, ${hard.grade}`)
  })
})
