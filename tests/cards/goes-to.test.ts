/** What the signer reads before signing is what goes: recipients, the days of checking, subjects and words. */
import assert from 'node:assert/strict'
import { reportInputFor, submittedWith, TODAY, TWO_CHILDREN } from '../../scripts/preview/sample.ts'
import { emailsCard } from '../../src/cards/goes-to.ts'
import { signOffRequest } from '../../src/cards/sign-off-request.ts'
import type { Directory } from '../../src/domain/directory.ts'
import type { Day } from '../../src/domain/moment.ts'
import { writeReports } from '../../src/domain/report.ts'
import { reportToLado } from '../../src/emails/report-to-lado.ts'
import { reportToPrison } from '../../src/emails/report-to-prison.ts'
import { boxesOn, buttonsOn, filled, wordsOn } from '../support/cards.ts'
import { COUNCIL, TESS } from '../support/council.ts'
import { fitFaults } from './fit.ts'

const verifiedOn = (prison: Day, lado: Day): Directory => ({
  ...COUNCIL,
  lado: { ...COUNCIL.lado, address: { ...COUNCIL.lado.address, verifiedOn: lado } },
  prisons: COUNCIL.prisons.map((each) => ({ ...each, address: { ...each.address, verifiedOn: prison } })),
})

const cardWith = (directory: Directory) =>
  signOffRequest(
    {
      ...{ referral: submittedWith(TWO_CHILDREN), input: reportInputFor(TWO_CHILDREN), links: [], directory },
      ...{ today: TODAY, absences: [], reader: TESS.id, stamp: 's1', problem: '', reason: '' },
    },
    'chat',
  )

describe('the sign-off card', () => {
  it('says to whom the report goes, when each address was verified, and which files', () => {
    const words = wordsOn(cardWith(COUNCIL))
    assert.match(
      words,
      /^This goes to\nHMP Example – omu\.example@prison\.example \(verified Thu 1 Oct 2026\): an e-mail with 4 PDFs$/m,
    )
    assert.match(
      words,
      /^LADO .* – lado@council\.example \(verified Thu 1 Oct 2026\): an e-mail with 4 PDFs$/m,
    )
    assert.match(words, /^Each e-mail has PCA-\d{4}-\d{4}-child-1-part-1\.pdf, .*-child-2-part-2\.pdf\.$/m)
    assert.deepEqual([...boxesOn(cardWith(COUNCIL)).keys()], ['reason', 'section'])
  })

  it('has a box for each address that is older than six months, which sends back that very address', () => {
    const one = cardWith(verifiedOn('2026-02-02', '2026-10-01'))
    assert.deepEqual([...boxesOn(one).keys()], ['checkedPrison', 'reason', 'section'])
    assert.match(
      wordsOn(one),
      /omu\.example@prison\.example, was last checked on Mon 2 Feb 2026, more than six months ago/,
    )
    assert.match(wordsOn(one), /I have checked with the prison today that this address is right/)
    assert.match(JSON.stringify(one), /"valueOn":"omu\.example@prison\.example"/)
    const both = cardWith(verifiedOn('2026-02-02', '2026-02-02'))
    assert.deepEqual([...boxesOn(both).keys()], ['checkedPrison', 'checkedLado', 'reason', 'section'])
    assert.match(wordsOn(both), /I have checked with the LADO today/)
    assert.deepEqual(fitFaults(both, 'chat'), [])
    assert.ok('checkedLado__s1' in filled(both, 'Sign off and send', { checkedLado: 'lado@council.example' }))
  })

  it('says that it goes to nobody where the prison has no address', () => {
    const words = wordsOn(cardWith({ ...COUNCIL, prisons: [] }))
    assert.match(words, /Nobody yet: the prison has no approved address\./)
    assert.doesNotMatch(words, /Each e-mail has|with 4 PDFs/)
  })
})

describe('the e-mails, before they go', () => {
  const referral = submittedWith(TWO_CHILDREN)
  const names = writeReports(reportInputFor(TWO_CHILDREN)).map(({ fileName }) => fileName)
  const card = emailsCard(referral, names, { directory: COUNCIL, surface: 'chat' })

  it('are those that go, word for word, subject and text', () => {
    const words = wordsOn(card)
    for (const { subject, text } of [
      reportToPrison(referral, COUNCIL.council),
      reportToLado(referral, COUNCIL.council),
    ]) {
      assert.ok(words.includes(subject))
      const lines = text.split('\n').filter((line) => line !== '')
      assert.ok(words.includes(lines.join('\n')), text)
    }
  })

  it('are each headed by whom they go to, and lead back to the sign-off', () => {
    const heads = [...wordsOn(card).matchAll(/^To (.*)$/gm)].map(([, name]) => name)
    assert.deepEqual(heads, ['HMP Example', 'LADO (Designated Officer)'])
    assert.deepEqual(
      buttonsOn(card).map(({ verb }) => verb),
      ['see-sign-off'],
    )
    assert.deepEqual(fitFaults(card, 'chat'), [])
  })

  it('are none where the prison has no address', () => {
    const none = emailsCard(referral, names, { directory: { ...COUNCIL, prisons: [] }, surface: 'chat' })
    assert.match(wordsOn(none), /no approved address, so nothing can be sent yet/)
  })
})
