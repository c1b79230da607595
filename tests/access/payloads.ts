/** For every verb about a referral what its card would send, well made and with its boxes filled in. */
import assert from 'node:assert/strict'
import type { AccessRow } from '../../src/domain/access/access.ts'
import type { Person } from '../../src/domain/people.ts'
import { FINGERPRINT } from '../domain/sample.ts'
import { INES, MAYA } from '../support/council.ts'

export type Payload = Readonly<Record<string, unknown>>

const form =
  (go: string, boxes: Payload = {}, more: Payload = { seen: '' }) =>
  (reference: string): Payload => ({
    ...{ go, form: { reference, ...more } },
    ...Object.fromEntries(Object.entries(boxes).map(([id, value]) => [`${id}__x`, value])),
  })
const ref = (reference: string): Payload => ({ reference })
const version = (reference: string) => ({ reference, submission: 1, fingerprint: FINGERPRINT })
const words = { words: 'So it was said.' }

/** The id of the one paper that each of them has sent to the bot and attached to nothing. */
export const loosePaperOf = ({ id }: Person): string => id.replace('-8000-', '-a000-')

/** `other` is a referral that there is, and that is another one. */
export function payloadOf(
  row: AccessRow,
  verb: string,
  { reference, other, by }: { readonly reference: string; readonly other: string; readonly by: Person },
): Payload {
  const made = OF_ROWS[row.does] ?? payloads(other, by)[verb]
  assert.ok(made, `nothing is known to be sent with ${verb}`)
  return made(reference)
}

type Made = Readonly<Record<string, (reference: string) => Payload>>

const payloads = (other: string, by: Person): Made => ({
  show: ref,
  open: ref,
  continue: ref,
  find: (reference) => ({ words: reference }),
  'open-page': (reference) => ({ reference, page: 'B' }),
  'why-date': ref,
  'what-next': ref,
  'why-nudge': ref,
  papers: ref,
  'open-paper': (reference) => ({ reference, number: 1 }),
  'attach-paper': (reference) => ({
    ...{ form: { papers: loosePaperOf(by) }, typed__x: reference },
    ...{ kind__x: 'police_report', receivedOn__x: '2026-12-01' },
  }),
  'inspection-pack': (reference) => ({
    form: { reference },
    subject__x: 'whole',
    words__x: 'For the court.',
  }),
  restrict: form('restrict', { people: MAYA.id, names: 'me, Maya Sample', ...words }),
  'lift-restriction': form('lift', words),
  'break-glass': form('break', { words: 'The duty line has rung about this family.' }),
  triage: ref,
  complete: ref,
  'assign-team': form('assign', { team: 'south', ...words }),
  'ask-information': form('ask', { items: 'prison_number', day: '2026-12-14', ...words }),
  redirect: form('redirect', { name: 'Essex', contact: 'Their front door', ...words }),
  'link-duplicate': form('link', { of: other, ...words }),
  'log-only': form('log', words),
  withdraw: form('withdraw', { because: 'sent_in_error', ...words }),
  'undo-triage': ref,
  'short-view': form('send', { words: 'We have no record of this child.' }),
  'see-short-view': ref,
  'sign-short-view': (reference) => ({ reference, version: 4 }),
  'give-back-short-view': form('give back', words),
  'undo-short-view': ref,
  take: ref,
  allocate: (reference) => ({ reference, worker__x: INES.id }),
  'save-page': (reference) => ({
    ...{ go: 'overview', form: { reference, key: 'C', base: 1, asked: 'offences' } },
    offences__x: 'Written anew.',
  }),
  'short-report': form('short', words),
  'note-link': (reference) => ({ reference, other, same: 'yes' }),
  people: ref,
  'ask-person': form('plan', { contact: 'probation-1', name: 'Jo Bloggs', role: 'probation officer' }),
  'ask-again': (reference) => ({ reference, page: 'probation-1' }),
  'not-needed': form('note', { contact: 'police-1', ...words }),
  'invite-family': ref,
  'note-reply': form('note', { contact: 'lado-1', on: '2026-12-03', shared: 'no', ...words }),
  'note-declined': form('note', { contact: 'lado-1', on: '2026-12-03', ...words }),
  'no-answer': (reference) => ({ reference, page: 'probation-1' }),
  concern: form('tell', words),
  'see-concern': ref,
  'safe-to-contact': form('say', { to: 'ask_police_first', ...words }),
  'police-hold': form('hold', words),
  'lift-hold': form('lift', words),
  'ask-more-time': form('ask', { day: '2026-12-21', reason: 'other', ...words }),
  'answer-more-time': form('agree', words, { seen: '2026-12-21' }),
  'record-agreement': form('agreed', {
    ...{ day: '2026-12-21', with: 'Jo Bloggs, OMU', how: 'e-mail', on: '2026-12-03' },
  }),
  'correct-date': form('correct', { day: '2026-12-21', ...words }),
  'holding-email': form('send', { day: '2026-12-21' }),
  snooze: (reference) => ({ reference, until__x: '2026-12-08' }),
  submit: ref,
  'see-sign-off': ref,
  'preview-send': ref,
  'ask-for-changes': (reference) => ({ ...version(reference), reason__x: 'Shorter.', section__x: 'G1' }),
  'sign-off': version,
  'undo-sign-off': ref,
  'send-again': form('again', { mail: 'receipt', ...words }),
  'note-phoned': form('note', { whom: 'prison', call: 'Jo Bloggs, at ten.' }),
  'note-receipt': form('note', { who: 'Jo Bloggs', how: 'by telephone' }),
  'file-again': ref,
  readdress: form('move', { prison: 'ZBB', ...words }),
  'record-decision': form(
    'record',
    {
      ...{ level1: '2', conditions1: 'ours', decidedOn: '2026-12-03', decidedBy: 'governor' },
      ...{ toldBy: 'Jo Bloggs', appeal: 'not_known' },
    },
    { page: 0, kept: '{}' },
  ),
  'family-told': form('note', { on: '2026-12-03' }),
  'note-appeal': form('note', { appeal: 'no' }),
  disagree: form('disagree', words),
  'pass-up': form('pass', words),
  'end-disagreement': form('end', { result: 'changed', ...words }),
  'close-referral': form('close', { useful: 'yes', usefulWhy: '' }),
  letters: ref,
  'write-letter': form('send', { text: 'A letter to all of you.' }, { letter: 'family' }),
  'read-letter': form('approve', {}, { letter: 'family-1' }),
  'start-review': form('begin', words),
  'note-custody': form('note', { kind: 'release', on: '2026-12-01', ...words }),
  'child-moved': form('note', { child: '1', name: 'Northshire', ...words }),
  'after-release': form('note', { support: 'early_help', needs: 'money', ...words }),
  'legal-hold': form('hold', { why: 'The lawyers asked.' }),
  'lift-legal-hold': form('lift', { why: 'The court is done.' }),
  'in-case-system': form('note', { where: 'Record 4711.' }),
})

/** Where one verb does two things. */
const OF_ROWS: Made = {
  'Send the report, or a letter about its date, once more': form('again', {
    mail: 'report-to-prison',
    ...words,
  }),
}
