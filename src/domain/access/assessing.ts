/** Who may have a referral, write its assessment, ask people, say what is safe, and move its date. */
import { mayTakeUpConcern } from '../concern.ts'
import { mayKeepLog } from '../contact-rules.ts'
import {
  mayAllocate,
  mayAskMoreTime,
  mayCorrectDue,
  mayRecordAgreement,
  maySeeReferral,
  mayTake,
  mayWrite,
} from '../people.ts'
import { STILL_DUE, WITH_A_TEAM } from '../statuses.ts'
import type { AccessArea } from './access.ts'
import { during } from './during.ts'

export const ASSESSING: readonly AccessArea[] = [
  {
    title: 'Have it, and write the assessment',
    about: 'a referral',
    rows: [
      {
        does: 'Take it',
        verbs: ['take'],
        words: ['take'],
        may: { mayTake },
        refusal: 'notSocialWorkerOfTeam',
        during: during('take'),
      },
      {
        does: 'Allocate it to a social worker of the team',
        verbs: ['allocate'],
        words: ['allocate'],
        may: { mayAllocate },
        refusal: 'notTeamManager',
        during: during('allocate'),
      },
      {
        does: 'Write in the assessment',
        verbs: ['save-page'],
        words: ['write'],
        may: { mayWrite },
        refusal: 'notSocialWorkerOfTeam',
        during: ['allocated', 'in_progress', 'changes_asked'],
      },
      {
        does: 'Choose a short report, or a full one again',
        verbs: ['short-report'],
        words: ['short report', 'full report'],
        may: { mayWrite },
        refusal: 'notSocialWorkerOfTeam',
        during: during('chooseShortReport'),
      },
      {
        does: 'Say whether a near match is the same prisoner',
        verbs: ['note-link'],
        words: ['same prisoner'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('noteLink'),
      },
    ],
  },
  {
    title: 'People to ask',
    about: 'a referral',
    rows: [
      {
        does: 'See who is asked, and what they said',
        verbs: ['people'],
        words: ['people'],
        may: { mayKeepLog },
        refusal: 'notSocialWorkerOfTeam',
      },
      {
        does: 'Ask somebody, or once more; invite the family',
        verbs: ['ask-person', 'ask-again', 'invite-family'],
        words: ['ask', 'ask again', 'asked', 'invite'],
        may: { mayKeepLog },
        refusal: 'notSocialWorkerOfTeam',
        during: during('askContact', 'planContact'),
      },
      {
        does: 'Note what they said, that they did not answer, or are not needed',
        verbs: ['note-reply', 'note-declined', 'no-answer', 'not-needed'],
        words: ['reply', 'declined', 'no answer', 'not needed'],
        may: { mayKeepLog },
        refusal: 'notSocialWorkerOfTeam',
        during: during('noteContact'),
      },
    ],
  },
  {
    title: 'Safety',
    about: 'a referral',
    rows: [
      {
        does: 'Raise a safeguarding concern',
        verbs: ['concern'],
        words: ['concern'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
      },
      {
        does: 'Take up a safeguarding concern',
        verbs: ['see-concern'],
        words: ['seen concern'],
        may: { mayTakeUpConcern },
        but: 'whoever was told of it, of whatever team; never whoever raised it',
        refusal: 'notTeamManager',
      },
      {
        does: 'Say whether it is safe to contact the family',
        verbs: ['safe-to-contact'],
        words: ['safe to contact', 'not safe to contact', 'ask police first'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('sayWhetherSafe'),
      },
      {
        does: 'Hold it for the police, or lift that',
        verbs: ['police-hold', 'lift-hold'],
        words: ['hold for police', 'lift hold'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('holdForPolice', 'liftHold'),
      },
    ],
  },
  {
    title: 'The date',
    about: 'a referral',
    rows: [
      {
        does: 'Ask for more time',
        verbs: ['ask-more-time'],
        words: ['ask for more time'],
        may: { mayAskMoreTime },
        refusal: 'notSocialWorkerOfTeam',
        during: during('askMoreTime'),
      },
      {
        does: 'Agree or decline more time',
        verbs: ['answer-more-time'],
        words: ['agree more time', 'no more time'],
        may: { mayAllocate },
        refusal: 'notTeamManager',
        during: during('agreeMoreTime', 'declineMoreTime'),
      },
      {
        does: 'Write down what the prison agreed, or refused',
        verbs: ['record-agreement'],
        words: ['agreed', 'not agreed'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('recordAgreement', 'recordRefusal'),
      },
      {
        does: 'Correct a wrong date',
        verbs: ['correct-date'],
        words: ['correct date'],
        may: { mayCorrectDue },
        refusal: 'onlyMashCorrects',
        during: during('correctDue'),
      },
      {
        does: 'Tell the prison that it is late',
        verbs: ['holding-email'],
        words: ['holding e-mail'],
        may: { mayAllocate },
        refusal: 'notTeamManager',
        during: during('sendHolding').filter((status) => WITH_A_TEAM.some((one) => one === status)),
      },
      {
        does: 'Hear of it no earlier than on a day',
        verbs: ['snooze'],
        words: ['snooze'],
        may: { maySeeReferral },
        refusal: 'unknownReference',
        during: STILL_DUE,
      },
    ],
  },
]
