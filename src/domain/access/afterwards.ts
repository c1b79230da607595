/** Who may say what came of a report, write letters about it, and keep or let go of its copy. */
import { mayKeepLog } from '../contact-rules.ts'
import { mayNoteInCaseSystem } from '../in-case-system.ts'
import { mayHoldLegally } from '../legal-hold.ts'
import { mayAskMoreTime, mayRecordAgreement, maySignOff } from '../people.ts'
import type { AccessArea } from './access.ts'
import { during } from './during.ts'

export const AFTERWARDS: readonly AccessArea[] = [
  {
    title: 'What the prison decided',
    about: 'a referral',
    rows: [
      {
        does: 'Record the decision, that the family was told, an appeal',
        verbs: ['record-decision', 'family-told', 'note-appeal'],
        words: ['decided', 'family told', 'appeal'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('recordDecision', 'noteFamilyTold', 'noteAppeal'),
      },
      {
        does: 'Disagree, pass it up, say how it ended',
        verbs: ['disagree', 'pass-up', 'end-disagreement'],
        words: ['disagree', 'pass up', 'end disagreement'],
        may: { mayAskMoreTime },
        refusal: 'notForYou',
        during: during('disagree'),
      },
      {
        does: 'Close it',
        verbs: ['close-referral'],
        words: ['close'],
        may: { mayAskMoreTime },
        refusal: 'notForYou',
        during: during('close'),
      },
      {
        does: 'See, read and write letters about the outcome',
        verbs: ['letters', 'write-letter', 'read-letter'],
        words: ['letters', 'family letter', 'child letter', 'school note', 'read letter'],
        may: { mayKeepLog },
        refusal: 'notSocialWorkerOfTeam',
        during: during('writeLetter'),
      },
      {
        does: 'Approve such a letter, or give it back',
        words: ['approve letter', 'give back letter'],
        may: { maySignOff },
        but: 'never whoever wrote it',
        refusal: 'notTeamManager',
        during: during('approveLetter'),
      },
    ],
  },
  {
    title: 'What changes later',
    about: 'a referral',
    rows: [
      {
        does: 'Begin a review',
        verbs: ['start-review'],
        words: ['review'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('startReview'),
      },
      {
        does: 'Write down a transfer, a release, a child who moved, how it went',
        verbs: ['note-custody', 'child-moved', 'after-release'],
        words: ['transfer', 'released', 'release date', 'release address', 'child moved', 'after release'],
        may: { mayRecordAgreement },
        refusal: 'notForYou',
        during: during('noteCustody'),
      },
    ],
  },
  {
    title: 'What is kept',
    about: 'a referral',
    rows: [
      {
        does: 'Put on or lift a legal hold',
        verbs: ['legal-hold', 'lift-legal-hold'],
        words: ['legal hold', 'lift legal hold'],
        may: { mayHoldLegally },
        but: 'an administrator by typing it, without seeing the case',
        refusal: 'notToHoldLegally',
      },
      {
        does: 'Say that the case system has everything',
        verbs: ['in-case-system'],
        words: ['in the case system'],
        may: { mayNoteInCaseSystem },
        refusal: 'notForYou',
        during: during('noteInCaseSystem'),
      },
    ],
  },
]
