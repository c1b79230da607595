/** Fills a store with signed reports that are to be sent now, each to its prison and to the LADO. */
import { noticesFor } from '../../src/domain/events.ts'
import { addDays, later } from '../../src/domain/moment.ts'
import { type Referral, type Sending, sayReference } from '../../src/domain/referral.ts'
import { fingerprintOf } from '../../src/domain/report.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { openLedger } from '../../src/store/ledger.ts'
import type { KeptReport } from '../../src/workflow/ports.ts'
import { DETAILS } from '../../tests/support/answers.ts'
import { managerId, RECORDER, TEAMS, workerId } from './sweep-council.ts'
import { NOW, TODAY } from './sweep-referrals.ts'
import type { Bench } from './sweep-store.ts'

const AT_ONCE = 50

/** So many referrals, two e-mails each. The pages are drawn once, as they are before a release; all have the same ones. */
export async function fillReports({ database, world }: Bench, referrals: number): Promise<void> {
  const ledger = openLedger(database)
  const { draw } = pdfGateway()
  const pages = await Promise.all(documentsOf('PCA-2026-0000').map((document) => draw(document)))
  for (let from = 0; from < referrals; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, referrals - from) }, (_, index) => from + index)
    await world.store.transaction(async (tx) => {
      for (const number of numbers) {
        const referral = sendingOf(number)
        const { reference, version, status } = referral
        const audit = { at: NOW, reference, who: RECORDER, what: 'record', version, reason: '' }
        await tx.insert(referral, { ...audit, from: 'nothing', to: status })
        await tx.keepReports(keptOf(reference))
        const notices = noticesFor(reference, version, [{ name: 'released' }])
        await tx.promise(
          notices.filter(({ by }) => by === 'email'),
          NOW,
        )
      }
    })
    for (const number of numbers)
      for (const [index, report] of keptOf(sayReference(2026, number + 1)).entries())
        await ledger.keepBytes(report, pages[index] ?? new Uint8Array())
  }
}

const documentsOf = (reference: string): readonly KeptReport['document'][] =>
  ([1, 2] as const).map((part) => ({
    ...{ fileName: `${reference}-child-1-part-${part}.pdf`, reference, child: 1, part },
    ...{ title: reference, marking: 'OFFICIAL-SENSITIVE', standing: 'Version 1', draft: false, madeAt: NOW },
    blocks: Array.from({ length: 12 }, (_, index) => ({
      kind: 'paragraph' as const,
      text: `${index + 1}. ${'These words stand for what was found. '.repeat(12)}`,
    })),
  }))

const keptOf = (reference: string): readonly KeptReport[] =>
  documentsOf(reference).map((document) => ({
    ...{ reference, submission: 1, signed: true, document, bytes: undefined, webUrl: undefined },
  }))

function sendingOf(number: number): Referral {
  const team = number % TEAMS
  const [worker, manager] = [workerId(team, 0), managerId(team)]
  const reference = sayReference(2026, number + 1)
  const [since, day] = [later(NOW, -86_400), addDays(TODAY, 5)]
  const sending: Sending = {
    id: `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`,
    ...{ reference, version: 7, status: 'sending', team: `team-${team}`, worker },
    ...{ recordedBy: RECORDER, receivedAt: since, recordedAt: since, since, details: DETAILS },
    due: {
      ...{ day, before: day, startsOn: addDays(day, -21), rule: 'three weeks', movedBecause: undefined },
      ...{ fifteenWorkingDays: day, internalTarget: addDays(day, -3) },
    },
    ...{ firstDue: day, dueChanges: [] },
    submission: {
      ...{ number: 1, by: worker, at: since, authors: [worker], fingerprint: 'f'.repeat(64) },
      ...{ teamManager: manager, cover: [], formVersion: 'a' },
    },
    signOff: {
      ...{ by: manager, at: since, submission: 1, releaseAt: NOW },
      fingerprint: fingerprintOf(documentsOf(reference)),
      recipients: [
        { who: 'prison', name: 'HMP Nowhere', email: 'omu.example@prison.example' },
        { who: 'lado', name: 'LADO', email: 'lado@council.example' },
      ],
    },
  }
  return sending
}
