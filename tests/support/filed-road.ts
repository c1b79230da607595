/** A referral whose report has gone and is filed, as if mail and folder had taken everything. */

import type { Moment } from '../../src/domain/moment.ts'
import type { Details } from '../../src/domain/referral.ts'
import { openLedger } from '../../src/store/ledger.ts'
import { confirmWhatWasSent, releaseReports } from '../../src/workflow/dispatch.ts'
import { noteWhatWasFiled } from '../../src/workflow/filing.ts'
import { announcePurges } from '../../src/workflow/retention.ts'
import { signOffReport } from '../../src/workflow/sign-off.ts'
import { SAM, TESS } from './council.ts'
import { as, seenIn, sendIn, taken, write } from './workflow-road.ts'
import type { WorkflowWorld } from './workflow-world.ts'

export async function settleAll(world: WorkflowWorld, reference: string): Promise<void> {
  const ledger = openLedger(world.database)
  for (const { key, status } of await world.store.notices(reference))
    if (status === 'promised') await ledger.settle(key, { status: 'accepted', at: world.clock.now() })
}

/** Sent and filed on Monday, 7 December 2026; its reference. */
export async function sentAndFiled(world: WorkflowWorld, details?: Details): Promise<string> {
  const { reference, submission } = await releasedWith(world, details)
  const ledger = openLedger(world.database)
  for (const kept of await world.store.reports(reference, submission.number, true)) {
    await ledger.keepBytes(kept, Buffer.from(`%PDF of ${kept.document.fileName}`))
    await ledger.keepWebUrl(kept, `https://council.example/${kept.document.fileName}`)
  }
  await settleAll(world, reference)
  await confirmWhatWasSent(world)
  await noteWhatWasFiled(world)
  await settleAll(world, reference)
  return reference
}

async function releasedWith(world: WorkflowWorld, details: Details | undefined) {
  const reference = await taken(world, SAM, details)
  await write(world, reference)
  const submitted = await sendIn(world, reference)
  const { signOff } = as(await signOffReport(world, TESS, seenIn(submitted)), 'signed_off')
  world.setNow(signOff.releaseAt)
  return as(await releaseReports(world, reference), 'sending')
}

/** The same, and at that moment it was looked at whether its copy may go. */
export async function announced(world: WorkflowWorld, at: Moment): Promise<string> {
  const reference = await sentAndFiled(world)
  world.setNow(at)
  await announcePurges(world)
  return reference
}
