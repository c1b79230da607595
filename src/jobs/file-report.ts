/** Puts the reports of a referral in the team's restricted folder: drafts when sent in, signed ones when released. */
import { teamById } from '../domain/directory.ts'
import { tell } from '../workflow/dispatch.ts'
import { noteFiling } from '../workflow/filing.ts'
import type { KeptNotice, KeptReport, Loaded } from '../workflow/ports.ts'
import { pagesOf } from './pages.ts'
import type { Delivered, JobWorld } from './ports.ts'
import { settleNotice } from './settle-notice.ts'
import { stillSubmitted } from './still-submitted.ts'

export const fileReport = (world: JobWorld) =>
  settleNotice(
    world,
    (notice, loaded) => file(world, notice, loaded),
    async (notice) => {
      if (notice.what === 'draft-reports') await tell(world, notice.reference, 'draftsFiled')
      else await noteFiling(world, notice.reference)
    },
  )

async function file(world: JobWorld, notice: KeptNotice, { referral }: Loaded): Promise<Delivered> {
  const signed = notice.what === 'signed-reports'
  if (!('submission' in referral) || !(signed || stillSubmitted(notice, referral))) return 'not needed'
  const folder = teamById(world.directory, referral.team)?.folder
  if (folder === undefined) return 'not needed'
  for (const report of await world.store.reports(referral.reference, referral.submission.number, signed)) {
    if (report.webUrl !== undefined) continue
    const file = {
      name: fileName(report),
      contentType: 'application/pdf',
      bytes: await pagesOf(world, report),
    }
    const { webUrl } = await world.graph.putFile({ ...folder, name: file.name }, file)
    await world.ledger.keepWebUrl(report, webUrl)
  }
  return 'accepted'
}

/** A draft says so in its name, with the version, so that nobody takes it for the signed report. */
const fileName = ({ document, signed, submission }: KeptReport): string =>
  signed ? document.fileName : document.fileName.replace('.pdf', `-draft-${submission}.pdf`)
