/** Who may change the council as the bot knows it, count, and look how it runs. None of it gives a look into a case. */
import { mayHandOver } from '../leaving.ts'
import {
  isAdministrator,
  mayCheckAddress,
  mayKeepBook,
  mayKeepDirectory,
  mayReadLog,
  maySeeNumbers,
  mayWriteNotes,
  type Person,
} from '../people.ts'
import { mayWithdrawNote } from '../prison-facts.ts'
import type { AccessArea } from './access.ts'

const mayHandOverOf = (person: Person, { team }: { readonly team: string }): boolean =>
  mayHandOver(person, { ...person, id: '', roles: ['social_worker'], teams: [team] })

const maySeeNumbersOf = (person: Person, { team }: { readonly team: string }): boolean =>
  maySeeNumbers(person, team)

const mayWithdrawNoteOf = (person: Person): boolean => mayWithdrawNote(person, { by: '' })

export const COUNCIL_ROWS: readonly AccessArea[] = [
  {
    title: 'The recipient book',
    about: 'the council',
    rows: [
      {
        does: 'See the book; ring and check an address',
        verbs: ['addresses', 'address-holder', 'check-address', 'verify-address'],
        words: ['addresses', 'addresses ZAA', 'check address', 'check address ZAA', 'check again ZAA'],
        may: { mayCheckAddress },
        but: 'nobody checks what they entered themselves',
        refusal: 'notToCheckAddresses',
      },
      {
        does: 'Enter and withdraw addresses; say that a prison closes, opens or wants its mail elsewhere',
        verbs: ['enter-address', 'withdraw-address', 'close-holder', 'reopen-holder', 'send-to-mailbox'],
        words: [
          'enter address',
          'withdraw address ZAA',
          'take back address ZAA',
          'send ZAA to another mailbox',
          'prison closed ZAA: how you know',
          'prison open ZAA: how you know',
        ],
        may: { mayKeepBook },
        refusal: 'onlyAdministrators',
        orElse: 'notToCheckAddresses',
      },
    ],
  },
  {
    title: 'People, teams and prisons',
    about: 'the council',
    rows: [
      {
        does: 'See and change people, teams and prisons; say whose channel it is; end access',
        verbs: ['directory', 'change-person', 'change-team', 'change-prison', 'end-access', 'setup-channel'],
        words: [
          'people',
          'add person',
          'change person Sam',
          'teams',
          'change team North',
          'prisons',
          'change prison ZAA',
          'end access Sam',
          'file counts for Sam',
          'setup',
        ],
        may: { mayKeepDirectory },
        refusal: 'notToKeepDirectory',
        orElse: 'notToHandOver',
      },
      {
        does: 'See what is open with somebody who leaves, and hand it over',
        verbs: ['leaving', 'hand-over'],
        words: ['leaving Sam', 'hand over Sam to Ines'],
        may: { mayHandOver: mayHandOverOf },
        but: 'a manager sees and hands over what is their own team’s',
        refusal: 'notToHandOver',
      },
      {
        does: 'Write down what to know about a prison',
        verbs: ['prison-note'],
        words: ['note about ZAA: what to know'],
        may: { mayWriteNotes },
        refusal: 'notToWriteNotes',
      },
      {
        does: 'Withdraw somebody else’s note about a prison',
        verbs: ['withdraw-note'],
        words: ['withdraw note 1 about ZAA'],
        may: { mayWithdrawNote: mayWithdrawNoteOf },
        but: 'one’s own by anybody',
        refusal: 'notYourNote',
      },
    ],
  },
  {
    title: 'Numbers, and how it runs',
    about: 'the council',
    rows: [
      {
        does: 'See the numbers of a team, or of the council; fetch them as a file',
        verbs: ['statistics', 'statistics-csv', 'statistics-pdf'],
        words: [
          'statistics csv 2026/27 for North',
          'statistics pdf 2026/27 for North',
          'statistics this quarter for North',
        ],
        ways: ['a link that works once', 'GET /exports'],
        may: { maySeeNumbers: maySeeNumbersOf },
        refusal: 'notForNumbers',
        orElse: 'notYourTeamsNumbers',
      },
      {
        does: 'See what is deleted here, and fetch its certificate',
        verbs: ['retention', 'purge-certificate'],
        words: ['retention', 'deletion certificate from 1 March to 31 March'],
        ways: ['a link that works once', 'GET /exports'],
        may: { isAdministrator },
        refusal: 'notAdministrator',
      },
      {
        does: 'Read who did what and when: references and moves, and nothing of a case',
        verbs: ['log'],
        words: ['log'],
        may: { mayReadLog },
        but: 'of restricted referrals too: somebody must watch over those',
        refusal: 'notToReadLog',
      },
      {
        does: 'See whom the bot could not reach; check its rights in the tenant',
        words: ['unreachable', 'check tenant'],
        may: { isAdministrator },
        refusal: 'notAdministrator',
      },
      {
        does: 'See what a back-up that was put back would send, and let it go',
        verbs: ['send-after-restore'],
        words: ['restored', 'send after restore'],
        may: { isAdministrator },
        refusal: 'notAdministrator',
      },
    ],
  },
]
