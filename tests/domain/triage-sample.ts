/** Referrals as MASH left them: each decision made by its rule, a short view signed and given back, and some undone. */
import type { Referral } from '../../src/domain/referral.ts'
import type { Act, Ruling } from '../../src/domain/ruling.ts'
import * as views from '../../src/domain/short-view.ts'
import * as rules from '../../src/domain/triage-rules.ts'
import { COUNCIL, MAYA, TESS } from '../support/council.ts'
import { act, allowed, referralOf } from './sample.ts'

export const DECIDING = { reason: 'Because.', undoSeconds: 600 }

type Deed = (referral: Referral, by?: Act) => Ruling

/** Every decision there is, with nothing in its way but how it stands. */
export const DEEDS = {
  assign: (referral, by = act(MAYA)) =>
    rules.assignToTeam(referral, by, {
      ...{ team: referral.team === 'north' ? 'south' : 'north', reason: 'Known there.' },
      ...{ directory: COUNCIL, faults: [] },
    }),
  askInformation: (referral, by = act(MAYA)) =>
    rules.askInformation(referral, by, {
      ...{ ...DECIDING, items: ['the prison number'], words: '', by: '2026-12-10' },
    }),
  writeShortView: (referral, by = act(MAYA)) =>
    views.writeShortView(referral, by, { text: 'No record of this child.', reason: '' }),
  redirect: (referral, by = act(MAYA)) =>
    rules.redirect(referral, by, {
      ...DECIDING,
      authority: { name: 'Essex', contact: 'mash@essex.example' },
    }),
  linkDuplicate: (referral, by = act(MAYA)) =>
    rules.linkDuplicate(referral, by, {
      ...{ ...DECIDING, of: 'PCA-2026-0001' },
      other: { ...referralOf('in_progress'), reference: 'PCA-2026-0001' },
    }),
  logOnly: (referral, by = act(MAYA)) => rules.logOnly(referral, by, DECIDING),
  withdraw: (referral, by = act(MAYA)) => rules.withdraw(referral, by, { ...DECIDING, because: 'died' }),
  signShortView: (referral, by = act(TESS)) =>
    views.signShortView(referral, by, { seen: views.textVersion(referral), undoSeconds: 600 }),
  giveBackShortView: (referral, by = act(TESS)) =>
    views.giveBackShortView(referral, by, 'We know the cousin.'),
  undoShortView: (referral, by = act(TESS)) => views.undoShortView(referral, by),
  undoTriage: (referral, by = act(MAYA)) => rules.undoTriage(referral, by, { reason: 'Too soon.' }),
} as const satisfies Record<string, Deed>

export type DeedName = keyof typeof DEEDS

/** The referral after these deeds, one after the other; fails where one is refused. */
export const decided = (first: Referral, ...names: readonly DeedName[]): Referral =>
  names.reduce((referral, name) => allowed(DEEDS[name](referral)).referral, first)

export const triageSamples = (): readonly Referral[] => [
  ...(['assign', 'askInformation', 'writeShortView', 'redirect', 'linkDuplicate', 'logOnly'] as const).map(
    (name) => decided(referralOf('received'), name),
  ),
  decided(referralOf('received'), 'writeShortView', 'signShortView'),
  decided(referralOf('received'), 'writeShortView', 'signShortView', 'undoShortView'),
  decided(referralOf('received'), 'writeShortView', 'giveBackShortView'),
  decided(referralOf('in_progress'), 'withdraw'),
  decided(referralOf('in_progress'), 'withdraw', 'undoTriage'),
]
