/** A child whom nobody here knows: MASH writes a short view, and a qualified manager signs it before it goes (D9). */
import { later } from './moment.ts'
import { isSamePerson } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { holdOf } from './safety.ts'
import { decisionOf, maySignShortView, mayTriage } from './triage.ts'
import { factsOf, placeOf, undone, withDecision } from './triage-record.ts'

/** Written, or written anew after it was given back. The manager reads it before anybody outside does. */
export function writeShortView(
  referral: Referral,
  act: Act,
  what: { readonly text: string; readonly reason: string },
): Ruling {
  if (!mayTriage(act.by)) return refuse('notToTriage')
  if (
    referral.status !== 'received' &&
    referral.status !== 'needs_information' &&
    referral.status !== 'short_view'
  )
    return refuse('notInTriage')
  const text = what.text.trim()
  if (text === '') return refuse('shortViewNeedsText')
  const decided = withDecision(referral, {
    ...{ outcome: 'short_view', by: act.by.id, at: act.at, version: referral.version + 1 },
    ...{ reason: what.reason.trim(), text, from: placeOf(referral) },
  })
  const view = { text, by: act.by.id, at: act.at }
  return {
    referral: next({ ...factsOf(decided), status: 'short_view', view }),
    events: [{ name: 'shortViewWritten' }],
    move: 'writeShortView',
    reason: what.reason.trim(),
  }
}

/**
 * By a manager who is qualified and did not write it. `seen` is the version with which the text came that they read: one
 * that was written anew since has to be read first. The e-mail waits for the time to undo.
 */
export function signShortView(
  referral: Referral,
  act: Act,
  { seen, undoSeconds }: { readonly seen: number; readonly undoSeconds: number },
): Ruling {
  if (!maySignShortView(act.by, referral)) return refuse('notToSignShortView')
  if (referral.status !== 'short_view') return refuse('notNow')
  if (isAuthor(referral, act)) return refuse('ownShortView')
  if (seen !== textVersion(referral)) return refuse('stale')
  if (holdOf(referral) !== undefined) return refuse('heldForPolice')
  const version = referral.version + 1
  const signed = { by: act.by.id, at: act.at, version, releaseAt: later(act.at, undoSeconds) }
  return {
    referral: next({ ...referral, status: 'short_view_sent', signed }),
    events: [{ name: 'shortViewSigned' }],
    later: { events: [{ name: 'shortViewLetter' }], afterSeconds: undoSeconds },
    move: 'signShortView',
  }
}

/** The manager gives it back with a reason, and MASH decides anew: what was written is still to be had. */
export function giveBackShortView(referral: Referral, act: Act, reason: string): Ruling {
  if (!maySignShortView(act.by, referral)) return refuse('notToSignShortView')
  if (referral.status !== 'short_view') return refuse('notNow')
  if (isAuthor(referral, act)) return refuse('ownShortView')
  const why = reason.trim()
  if (why === '') return refuse('triageNeedsReason')
  const decisions = undone(referral, { by: act.by.id, at: act.at, reason: why })
  return {
    referral: next({ ...factsOf(referral), status: 'received', decisions }),
    events: [{ name: 'shortViewGivenBack' }],
    move: 'giveBackShortView',
    reason: why,
  }
}

/** While the e-mail waits; after that it has gone, and what it says cannot be taken back. */
export function undoShortView(referral: Referral, act: Act): Ruling {
  if (!maySignShortView(act.by, referral)) return refuse('notToSignShortView')
  if (referral.status !== 'short_view_sent') return refuse('nothingToUndo')
  if (act.at >= referral.signed.releaseAt) return refuse('undoOver')
  const { signed: _signed, ...unsigned } = referral
  return {
    referral: next({ ...unsigned, status: 'short_view' }),
    events: [{ name: 'shortViewUndone' }],
    move: 'undoShortView',
  }
}

/** The version with which the text came that stands: what a card about it carries. */
export const textVersion = (referral: Pick<Referral, 'decisions'>): number =>
  decisionOf(referral)?.version ?? 0

const isAuthor = (referral: Referral & { status: 'short_view' }, act: Act): boolean =>
  isSamePerson(referral.view.by, act.by.id)
