/** Who may record a request, and decide what becomes of it. */
import { mayReadMail } from '../mail-item.ts'
import { mayRecord } from '../people.ts'
import { IN_TRIAGE } from '../statuses.ts'
import { maySeeTriage, maySignShortView, mayTriage, mayWithdraw } from '../triage.ts'
import { mayUndoDecision } from '../triage-rules.ts'
import type { AccessArea } from './access.ts'
import { during } from './during.ts'

export const TRIAGE_ROWS: readonly AccessArea[] = [
  {
    title: 'Record a request',
    about: 'the council',
    rows: [
      {
        does: 'Record a referral',
        verbs: ['new-referral', 'fill-referral'],
        words: ['new referral'],
        ways: ['the message extension'],
        may: { mayRecord },
        refusal: 'notMashOfficer',
      },
      {
        does: 'See what waits for triage',
        words: ['triage'],
        may: { mayTriage },
        refusal: 'notToTriage',
      },
      {
        does: 'Read the mail of MASH, and say what becomes of each',
        verbs: ['mail', 'mail-item', 'mail-record', 'mail-belongs', 'mail-dismiss', 'mail-undo'],
        words: [
          'mail',
          'mail 12',
          'record mail 12',
          'mail 12 belongs to',
          'mail 12 is not for us: why',
          'mail 12 is for us',
        ],
        may: { mayReadMail },
        refusal: 'mailNotForYou',
      },
    ],
  },
  {
    title: 'Decide about a request',
    about: 'a referral',
    rows: [
      {
        does: 'See all there is to decide by',
        verbs: ['triage'],
        words: ['triage'],
        may: { mayTriage },
        during: during('redirect'),
      },
      {
        does: 'Complete what was recorded',
        verbs: ['complete'],
        words: ['complete'],
        may: { mayTriage },
        refusal: 'notMashOfficer',
        during: during('amend'),
      },
      {
        does: 'Give it to a team, or to another one',
        verbs: ['assign-team'],
        words: ['assign'],
        may: { mayTriage },
        refusal: 'notToTriage',
        during: during('assign'),
      },
      {
        does: 'Ask whoever asked for what is missing',
        verbs: ['ask-information'],
        words: ['missing'],
        may: { mayTriage },
        refusal: 'notToTriage',
        during: during('askInformation'),
      },
      {
        does: 'End it: another authority, a duplicate, nothing to assess',
        verbs: ['redirect', 'link-duplicate', 'log-only'],
        words: ['redirect', 'duplicate', 'log only'],
        may: { mayTriage },
        refusal: 'notToTriage',
        during: during('redirect', 'linkDuplicate', 'logOnly'),
      },
      {
        does: 'Withdraw it',
        verbs: ['withdraw'],
        words: ['withdraw'],
        may: { mayWithdraw },
        refusal: 'notToWithdraw',
        during: during('withdraw'),
      },
      {
        does: 'Undo a decision of triage',
        verbs: ['undo-triage'],
        words: ['undo triage'],
        may: { mayUndoDecision },
        refusal: 'notToTriage',
        during: during('undoTriage'),
      },
      {
        does: 'Write a short view about a child nobody here knows',
        verbs: ['short-view'],
        words: ['short view'],
        may: { mayTriage },
        refusal: 'notToTriage',
        during: during('writeShortView'),
      },
      {
        does: 'Read a short view',
        verbs: ['see-short-view'],
        may: { maySeeTriage },
        refusal: 'unknownReference',
        byGlass: true,
        during: [...IN_TRIAGE.filter((status) => status === 'short_view'), 'short_view_sent'],
      },
      {
        does: 'Sign a short view, or give it back',
        verbs: ['sign-short-view', 'give-back-short-view'],
        words: ['sign short view', 'give back short view'],
        may: { maySignShortView },
        but: 'never whoever wrote it',
        refusal: 'notToSignShortView',
        during: during('signShortView'),
      },
      {
        does: 'Undo the signature of a short view',
        verbs: ['undo-short-view'],
        words: ['undo short view'],
        may: { maySignShortView },
        refusal: 'notToSignShortView',
        during: during('undoShortView'),
      },
    ],
  },
]
