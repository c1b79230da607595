/** The contact log in the report: asked and answered in part 1, what may be shared in part 2, the rest nowhere. */
import assert from 'node:assert/strict'
import type { ReportDocument } from '../../src/domain/blocks.ts'
import { checkReport } from '../../src/domain/checks.ts'
import { answersOfLog, fedByLog, whyNotAskedMissing } from '../../src/domain/contact-answers.ts'
import { later } from '../../src/domain/moment.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { leaksInPartOne, writeReports } from '../../src/domain/report.ts'
import { reportLetter } from '../../src/domain/report-letters.ts'
import { secretsOf } from '../../src/domain/secrets.ts'
import { submit } from '../../src/domain/sign-off.ts'
import { COUNCIL, SAM, TESS } from '../support/council.ts'
import { asking, replied, withLog } from './contact-sample.ts'
import { act, assessmentOf, FINGERPRINT, inputOf, NOW, saidTo } from './sample.ts'

const YESTERDAY = { on: '2026-12-02' }
const DECLINED = { id: 'school-1', outcome: 'declined', on: '2026-12-03', words: 'Mum said no.' } as const
const NOT_ASKED = { id: 'police-1', outcome: 'not applicable', words: 'Asked in June.' } as const

/** Somebody of every kind. */
const LOG = withLog(
  [
    asking('probation-1', { ...YESTERDAY, who: { name: 'Jo Bloggs', role: 'probation officer' } }),
    replied('probation-1', { words: 'Probation’s words.', mayBeShared: 'prison' }),
    asking('prison-1', { ...YESTERDAY, method: 'e-mail' }),
    NOT_ASKED,
    asking('lado-1', { method: 'telephone' }),
    replied('lado-1', { words: 'The LADO’s words.', mayBeShared: 'lado' }),
    asking('school-1', { ...YESTERDAY, who: { name: 'Ms Chalk', role: 'head of Secretwood School' } }),
    DECLINED,
    replied('health-1', { words: 'Kept between us.', mayBeShared: 'no' }),
  ],
  { status: 'submitted' },
)

const written = (referral: Referral = LOG): readonly ReportDocument[] => {
  const assessment = fedByLog(assessmentOf(), referral)
  return writeReports({ ...inputOf(assessment), referral })
}
const textOf = (part: 1 | 2, referral: Referral = LOG): string =>
  JSON.stringify(written(referral).find((document) => document.part === part)?.blocks)

/** The rows of one of its tables, by what stands in their first column. */
const rowsOf = (part: 1 | 2, caption: string) => {
  const blocks = written().find((document) => document.part === part)?.blocks ?? []
  const table = blocks.find((block) => block.kind === 'table' && block.caption === caption)
  return table?.kind === 'table' ? table.rows.map(([who, found]) => [who, found]) : []
}

describe('the contact log in the report', () => {
  it('says in part 1 of each when they were asked and what became of it, and who is silent', () =>
    assert.deepEqual(rowsOf(1, 'Who was asked'), [
      ['Probation', 'Asked on Wed 2 Dec 2026 by letter. They replied on Thu 3 Dec 2026.'],
      ['The prison', 'Asked on Wed 2 Dec 2026 by e-mail. Not received by Thu 3 Dec 2026.'],
      ['The police', 'Not asked.'],
      ['The LADO', 'Asked on Thu 3 Dec 2026 by telephone. They replied on Thu 3 Dec 2026.'],
      ['School or nursery', 'Asked on Wed 2 Dec 2026 by letter. They declined on Thu 3 Dec 2026.'],
      ['Health', 'They replied on Thu 3 Dec 2026.'],
    ]))

  it('has in part 1 no word that anybody typed into it', () => {
    const typed = /Bloggs|probation officer|’s words|Chalk|Secretwood|Mum said|June|between us/
    assert.doesNotMatch(textOf(1), typed)
    assert.deepEqual(leaksInPartOne(written(), secretsOf(LOG.details, assessmentOf())), [])
  })

  it('has in part 2 what may be shared with the prison, with who said it, and why nobody was asked', () => {
    assert.deepEqual(rowsOf(2, 'What those who were asked have said'), [
      ['Probation', 'Probation’s words.'],
      ['The police', 'Not asked: Asked in June.'],
    ])
    assert.match(textOf(2), /Jo Bloggs, probation officer, Thu 3 Dec 2026\. Withheld because: What other/)
    assert.doesNotMatch(textOf(2), /LADO’s words|between us|Mum said|Secretwood School/)
  })

  it('stands in the LADO’s e-mail alone where only the LADO may read it, and never in the prison’s', () => {
    const letter = (who: 'prison' | 'lado', referral: Referral = LOG) =>
      reportLetter(who, referral, COUNCIL.council).join('\n\n')
    assert.match(letter('lado'), /For you alone, .*\n- The LADO: The LADO’s words\./)
    assert.doesNotMatch(letter('lado'), /Probation’s words|between us/)
    assert.doesNotMatch(letter('prison'), /words\./)
    const late = withLog([replied('lado-1', { mayBeShared: 'lado' })], {
      ...{ status: 'submitted', at: later(NOW, 60) },
    })
    assert.doesNotMatch(letter('lado', late), /For you alone/, 'the signer has not seen it')
  })

  it('is not there, and the answers of the form are, where nobody has written anything into it', () => {
    const bare = withLog([], { status: 'submitted' })
    assert.match(textOf(1, bare), /"Was the probation officer asked\?","Asked, and replied"/)
    assert.doesNotMatch(textOf(1, bare), /Who was asked"/)
    assert.doesNotMatch(textOf(1), /Was the probation officer asked/)
  })
})

describe('the contact log and the assessment form', () => {
  it('answers what the form asks, by the best that anybody of an agency has done', () => {
    assert.deepEqual(answersOfLog(LOG), {
      ...{ askedProbation: 'replied', askedPrison: 'no_reply' },
      ...{ askedPolice: 'not_applicable', askedLado: 'replied' },
    })
    const two = withLog([asking('police-1'), asking('police-2'), replied('police-2')])
    assert.deepEqual(answersOfLog(two), { askedPolice: 'replied' })
    assert.deepEqual(answersOfLog(withLog([])), {})
  })

  it('lets an answer of the form stand where it has nothing', () => {
    const fed = fedByLog(assessmentOf(), withLog([asking('prison-1')]))
    assert.equal(fed.D?.answers.askedProbation, 'replied')
    assert.equal(fed.D?.answers.askedPrison, 'no_reply')
    assert.equal(fed.D?.savedBy, assessmentOf().D?.savedBy, 'nobody becomes an author by a note')
    assert.deepEqual(fedByLog({}, LOG), {})
  })

  it('lets nobody send it in who says of an agency that nobody asked it, and not why', () => {
    const unsaid = assessmentOf({ D: { askedLado: 'not_applicable', askedNote: '' } })
    const sends = (referral: Referral, assessment = unsaid) =>
      submit(referral, act(SAM), {
        ...{ assessment, formVersion: 'a', fingerprint: FINGERPRINT },
        ...{ teamManager: TESS.id, leaks: [] },
      })
    const bare = withLog([])
    assert.equal(saidTo(sends(bare)), 'notComplete')
    assert.deepEqual(whyNotAskedMissing(unsaid, bare), [
      'D. Family history, and who was asked: why these were not asked: the LADO',
    ])
    assert.equal(saidTo(sends(bare, assessmentOf({ D: { askedLado: 'not_applicable' } }))), 'allowed')
    const asked = withLog([{ id: 'lado-1', outcome: 'not applicable', words: 'Never with children.' }])
    assert.equal(saidTo(sends(asked, fedByLog(unsaid, asked))), 'allowed')
  })
})

describe('the Team Manager’s check of who was asked', () => {
  const checkOf = (referral: Referral) => {
    const assessment = fedByLog(assessmentOf(), referral)
    return checkReport({ ...inputOf(assessment), referral }, true).find(({ id }) => id === 'asked')
  }
  const submitted = { status: 'submitted' } as const

  it('passes by itself once all four have replied in the log', () => {
    const all = ['probation-1', 'prison-1', 'police-1', 'lado-1'].map((id) => replied(id))
    assert.equal(checkOf(withLog(all, submitted))?.passed, true)
  })

  it('says who did not, since when, and why', () => {
    const check = checkOf(LOG)
    assert.equal(check?.passed, false)
    assert.match(check?.look ?? '', /The prison: Asked on Wed 2 Dec 2026 by e-mail\. Not received by/)
    assert.match(check?.look ?? '', /The police: Not asked\. Because: Asked in June\./)
    assert.doesNotMatch(check?.look ?? '', /Probation:|Bloggs/)
  })
})
