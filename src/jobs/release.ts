/** Releases a report when the time to undo is over. Its pages are drawn first, so that their size is known before anything goes. */
import type { Reference } from '../domain/referral.ts'
import { fingerprintOf } from '../domain/report.ts'
import { releaseReports, releaseWhatIsDue } from '../workflow/dispatch.ts'
import { pagesOf } from './pages.ts'
import type { JobWorld } from './ports.ts'

export async function releaseDrawn(world: JobWorld, reference: Reference) {
  await drawSigned(world, reference)
  return releaseReports(world, reference)
}

/** The sweep: the same for whatever a missed job left behind. */
export const releaseDrawnWhatIsDue = (world: JobWorld): Promise<number> =>
  releaseWhatIsDue(world, (reference) => drawSigned(world, reference))

async function drawSigned(world: JobWorld, reference: Reference): Promise<void> {
  const referral = (await world.store.load(reference))?.referral
  if (referral?.status !== 'signed_off' || world.clock.now() < referral.signOff.releaseAt) return
  const reports = await world.store.reports(reference, referral.submission.number, true)
  // Other words than those signed are never drawn: their pages would be kept, and could go out later.
  if (fingerprintOf(reports.map(({ document }) => document)) !== referral.signOff.fingerprint) return
  try {
    for (const report of reports) await pagesOf(world, report)
  } catch (fault) {
    // The e-mails find the same fault, and people hear of it from there.
    world.hear({ kind: 'delivery', key: `${reference}/pages`, attempt: 1, fault })
  }
}
