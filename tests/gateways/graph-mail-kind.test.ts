/** A mail that came back, a machine's answer and a person's are told apart by their signs alone. */
import assert from 'node:assert/strict'
import { kindOf, type Signs } from '../../src/gateways/graph-mail-kind.ts'
import type { MailItem } from '../../src/gateways/ports.ts'

const PERSON = 'omu@prison.example'

describe('the kind of a mail', () => {
  const rows: readonly (readonly [string, MailItem['kind'], Partial<Signs> & { named?: object }])[] = [
    ['a person writes', 'person', {}],
    ['a person whose mail says that no machine wrote it', 'person', { named: { 'auto-submitted': 'no' } }],
    ['Exchange says that it was not delivered', 'bounce', { messageClass: 'REPORT.IPM.Note.NDR' }],
    ['Exchange says that it was delivered', 'automatic', { messageClass: 'REPORT.IPM.Note.DR' }],
    ['Exchange says that it is late', 'automatic', { messageClass: 'REPORT.IPM.Note.Delayed' }],
    ['Exchange says that it was read', 'automatic', { messageClass: 'REPORT.IPM.Note.IPNRN' }],
    [
      'a mail server reports on a delivery',
      'bounce',
      { named: { 'content-type': 'multipart/report; report-type=delivery-status; boundary=x' } },
    ],
    [
      'a mail program reports that it was read',
      'automatic',
      { named: { 'content-type': 'multipart/report; report-type="disposition-notification"' } },
    ],
    ['the mail daemon writes', 'bounce', { from: 'MAILER-DAEMON@mx.prison.example' }],
    ['the postmaster writes', 'bounce', { from: 'postmaster@prison.example' }],
    [
      'Exchange Online writes',
      'bounce',
      { from: 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@council.example' },
    ],
    ['a person’s name begins like that', 'person', { from: 'postmasterson@prison.example' }],
    ['a machine answers', 'automatic', { named: { 'auto-submitted': 'auto-replied' } }],
    ['somebody is away', 'automatic', { named: { 'x-auto-response-suppress': 'All' } }],
    ['somebody is away, by an older program', 'automatic', { named: { precedence: 'auto_reply' } }],
    ['a rule in Outlook answers', 'automatic', { messageClass: 'IPM.Note.Rules.OofTemplate.Microsoft' }],
  ]
  for (const [when, kind, { named = {}, ...signs }] of rows)
    it(`is “${kind}” when ${when}`, () => {
      const headers = new Map(Object.entries(named) as [string, string][])
      assert.equal(kindOf({ from: PERSON, messageClass: 'IPM.Note', headers, ...signs }), kind)
    })
})
