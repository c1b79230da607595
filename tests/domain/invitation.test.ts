/** The letter that invites the family: only while they may be contacted, and with nothing of the prisoner or of where they live. */
import assert from 'node:assert/strict'
import {
  type Invitation,
  invitationDocument,
  invitationLetter,
  inviteFamily,
} from '../../src/domain/invitation.ts'
import { DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { COUNCIL, INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { act, allowed, NOW, referralOf, saidTo } from './sample.ts'

const writing = referralOf('in_progress')
const BY = { council: COUNCIL.council, worker: SAM.name }
const may = (safeToContactFamily: string) => ({
  ...writing,
  details: { ...DETAILS, request: { ...DETAILS.request, safeToContactFamily } },
})

describe('a letter to the family', () => {
  for (const [who, by, code] of [
    ['the social worker', SAM, 'allowed'],
    ['another one of the team', INES, 'allowed'],
    ['the Team Manager', TESS, 'allowed'],
    ['MASH', MAYA, 'notSocialWorkerOfTeam'],
    ['another team', SOUTH_WORKER, 'notSocialWorkerOfTeam'],
  ] as const)
    it(`answers ${who} with “${code}”`, () => assert.equal(saidTo(inviteFamily(writing, act(by))), code))

  it('is refused while it is not said that they may be contacted', () => {
    for (const answer of ['no', 'ask_police_first', ''])
      assert.equal(saidTo(inviteFamily(may(answer), act(SAM))), 'familyMayNotBeInvited', answer)
    assert.equal(saidTo(inviteFamily(may('yes'), act(SAM))), 'allowed')
  })

  it('is refused twice on one day, and numbered after that', () => {
    const once = allowed(inviteFamily(writing, act(SAM)))
    assert.equal(saidTo(inviteFamily(once.referral, act(TESS))), 'askedThatDay')
    const twice = allowed(inviteFamily(once.referral, act(TESS, '2026-12-07T10:00:00.000Z'))).referral
    const name = (invitation: Invitation) => invitationDocument(twice, BY, invitation).fileName
    assert.deepEqual((twice.invitations ?? []).map(name), [
      'PCA-2026-0147-invitation-1.pdf',
      'PCA-2026-0147-invitation-2.pdf',
    ])
  })

  it('names the carer and each child, and neither the prisoner, the prison nor where anybody lives', () => {
    const children = [...DETAILS.children, SECOND_CHILD]
    const text = invitationLetter({ ...writing, details: { ...DETAILS, children } }, BY).join('\n')
    for (const { fullName } of [DETAILS.carer, ...children]) assert.ok(text.includes(String(fullName)))
    assert.doesNotMatch(text, /prison(?!\.contact@)|Governor|offen[cs]e|Prisonson|A1234BC|Hidden|Secretwood/i)
    assert.match(text, /telephone 01632 960 001/)
  })

  it('says nothing of the family in its title, its footer or its file name', () => {
    const invitation = { by: SAM.id, at: NOW, version: 2 }
    const { title, standing, fileName } = invitationDocument(writing, BY, invitation)
    for (const { fullName } of [DETAILS.carer, ...DETAILS.children, DETAILS.prisoner])
      assert.ok(!`${title} ${standing} ${fileName}`.includes(String(fullName)))
  })
})
