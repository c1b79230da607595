/** Who may send a report in, sign it, and say what becomes of its e-mails. */
import { mayFileAgain } from '../filing.ts'
import { mayRecordAgreement, maySignOff, mayWrite } from '../people.ts'
import { maySendAgain } from '../send-again.ts'
import type { AccessArea, Predicate } from './access.ts'
import { during } from './during.ts'

const maySendReportAgain: Predicate = (person, referral) => maySendAgain(person, referral, 'report-to-prison')

const maySendReceiptAgain: Predicate = (person, referral) => maySendAgain(person, referral, 'receipt')

export const SENDING: readonly AccessArea[] = [
  {
    title: 'Sign it off',
    about: 'a referral',
    rows: [
      {
        does: 'Send the assessment in',
        verbs: ['submit'],
        words: ['submit'],
        may: { mayWrite },
        refusal: 'notSocialWorkerOfTeam',
        during: during('submit'),
      },
      {
        does: 'Read what waits for a signature',
        verbs: ['see-sign-off'],
        may: { maySignOff },
        during: ['submitted', 'signed_off'],
      },
      {
        does: 'Read the e-mails before they go',
        verbs: ['preview-send'],
        words: ['preview'],
        may: { maySignOff },
        refusal: 'notTeamManager',
        during: ['submitted', 'signed_off'],
      },
      {
        does: 'Ask for changes',
        verbs: ['ask-for-changes'],
        words: ['ask for changes'],
        may: { maySignOff },
        refusal: 'notTeamManager',
        during: during('askForChanges'),
      },
      {
        does: 'Sign off',
        verbs: ['sign-off'],
        words: ['sign off'],
        may: { maySignOff },
        but: 'never an author, and only who is social-work qualified',
        refusal: 'notTeamManager',
        during: during('signOff'),
      },
      {
        does: 'Undo the sign-off',
        verbs: ['undo-sign-off'],
        words: ['undo'],
        may: { maySignOff },
        refusal: 'notTeamManager',
        during: during('undoSignOff'),
      },
    ],
  },
  {
    title: 'Its e-mails and files',
    about: 'a referral',
    rows: [
      {
        does: 'Send the report, or a letter about its date, once more',
        verbs: ['send-again'],
        words: ['send again'],
        may: { maySendAgain: maySendReportAgain },
        but: 'the social worker who has it, not every one of the team',
        refusal: 'notToSendAgain',
        during: during('release', 'sendAgain').filter((status) => during('notePhoned').includes(status)),
      },
      {
        does: 'Send the receipt, or what MASH decided, once more',
        may: { maySendAgain: maySendReceiptAgain },
        verbs: ['send-again'],
        words: ['send again'],
        but: 'the social worker who has it, not every one of the team',
        refusal: 'notToSendAgain',
      },
      {
        does: 'Note a telephone call about the report',
        verbs: ['note-phoned'],
        words: ['phoned'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('notePhoned'),
      },
      {
        does: 'Note that they have the report',
        verbs: ['note-receipt'],
        words: ['they have it'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('noteReceipt'),
      },
      {
        does: 'Have the signed reports filed again',
        verbs: ['file-again'],
        words: ['file again'],
        may: { mayFileAgain },
        but: 'the social worker who has it, not every one of the team; an administrator, who sees nothing of it',
        refusal: 'notToFileAgain',
        during: during('fileAgain'),
      },
      {
        does: 'Say that the prisoner is in another prison',
        verbs: ['readdress'],
        words: ['moved'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('readdress'),
      },
    ],
  },
]
