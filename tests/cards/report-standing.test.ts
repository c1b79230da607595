/** The one message about both reports: how it stands with each recipient, and what to do next. */
import assert from 'node:assert/strict'
import { reportStanding } from '../../src/cards/report-standing.ts'
import type { Mail } from '../../src/domain/mail.ts'

const AT = '2026-12-07T10:10:00.000Z'
const LATER = '2026-12-08T09:00:00.000Z'
const REFERRAL = { reference: 'PCA-2026-0147' }

type State = Pick<Mail, 'status' | 'known'>
const STATES = {
  fine: { status: 'accepted', known: { seen: AT } },
  replied: { status: 'accepted', known: { seen: AT, replied: LATER } },
  open: { status: 'trying', known: {} },
  failed: { status: 'failed', known: {} },
  bounced: { status: 'accepted', known: { seen: AT, bounced: LATER } },
  stuck: { status: 'accepted', known: { stuck: LATER } },
  'seen after all': { status: 'accepted', known: { stuck: AT, seen: LATER } },
  'failed, phoned': { status: 'failed', known: { phoned: LATER } },
} as const satisfies Record<string, State>
type Name = keyof typeof STATES

const said = (prison: Name, lado: Name) =>
  reportStanding(REFERRAL, [
    { what: 'report-to-prison', at: AT, ...STATES[prison] },
    { what: 'report-to-lado', at: AT, ...STATES[lado] },
    { what: 'receipt', at: AT, status: 'failed', known: {} },
  ])
const standing = (prison: Name, lado: Name) => said(prison, lado)?.lines[0]
const next = (prison: Name, lado: Name) => said(prison, lado)?.lines[1] ?? ''
const titles = (prison: Name, lado: Name) => said(prison, lado)?.buttons.map(({ title }) => title)

describe('the message about the reports of a referral', () => {
  it('says who has it first, then who has not, and why', () => {
    assert.equal(
      standing('fine', 'bounced'),
      'The prison has it, as far as we know: the e-mail was accepted and has not come back. The LADO has not got it: the e-mail went to the approved address and came back.',
    )
    assert.equal(
      standing('failed', 'replied'),
      'The LADO has it: they replied. The prison has not got it: the e-mail could not be sent.',
    )
    assert.match(
      standing('failed', 'bounced') ?? '',
      /The prison has not got it: .* The LADO has not got it: /,
    )
    assert.match(
      standing('stuck', 'open') ?? '',
      /The LADO does not have it yet: .* The prison may not have it: /,
    )
  })

  it('says in its title which one, or both, and is certain only where we are', () => {
    assert.equal(said('fine', 'bounced')?.title, 'PCA-2026-0147: the report to the LADO came back')
    assert.equal(said('failed', 'fine')?.title, 'PCA-2026-0147: the report to the prison could not be sent')
    assert.match(
      said('failed', 'bounced')?.title ?? '',
      /: the report has reached neither the prison nor the LADO$/,
    )
    assert.match(
      said('stuck', 'bounced')?.title ?? '',
      /: the report may have reached neither the prison nor the LADO$/,
    )
  })

  it('asks to telephone those who have not got it, and nobody else, and not twice', () => {
    assert.match(next('fine', 'bounced'), /^Please telephone the LADO now\. Then /)
    assert.match(next('failed', 'bounced'), /^Please telephone the prison and the LADO now\./)
    assert.doesNotMatch(next('failed, phoned', 'fine'), /telephone/)
    assert.match(standing('failed, phoned', 'fine') ?? '', /They were telephoned, Tue 8 Dec 2026/)
    assert.match(next('failed, phoned', 'bounced'), /^Please telephone the LADO now\./)
  })

  it('offers to send again what may go again, to that one alone, and never what may still arrive', () => {
    assert.match(next('fine', 'bounced'), /send it again to the LADO, and to nobody else/)
    assert.deepEqual(titles('fine', 'failed'), ['I have telephoned', 'Send again', 'See the referral'])
    assert.deepEqual(titles('stuck', 'fine'), ['I have telephoned', 'See the referral'])
    assert.doesNotMatch(next('stuck', 'fine'), /send it again/)
    assert.match(next('stuck', 'fine'), /Ask the prison whether they have it/)
  })

  it('is not needed where both have it or are about to, whatever was the matter before', () => {
    for (const prison of ['fine', 'replied', 'open', 'seen after all'] as const)
      for (const lado of ['fine', 'replied', 'open', 'seen after all'] as const)
        assert.equal(said(prison, lado), undefined)
    assert.equal(reportStanding(REFERRAL, []), undefined)
  })

  it('never says of one recipient that they have it and have it not, over all states', () => {
    const names = Object.keys(STATES) as Name[]
    for (const prison of names)
      for (const lado of names)
        for (const whom of ['The prison', 'The LADO']) {
          const words = standing(prison, lado)
          if (words === undefined) continue
          assert.equal(words.split(`${whom} `).length, 2, `${whom} once: ${words}`)
          assert.doesNotMatch(said(prison, lado)?.summary ?? '', /prison|LADO|PCA/)
        }
  })
})
