/** Puts the reports of a referral in the team's restricted folder: drafts when sent in, signed ones when released. */
import { type Folder, teamById } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import type { Attachment } from '../gateways/ports.ts'
import { tell } from '../workflow/dispatch.ts'
import { noteFamilyLetterFiled } from '../workflow/family-letters.ts'
import { noteFiling } from '../workflow/filing.ts'
import type { KeptNotice, KeptReport, Loaded } from '../workflow/ports.ts'
import { contactLetterFile } from './contact-letter-file.ts'
import { familyLetterFile } from './family-letter-file.ts'
import { invitationFile } from './invitation-file.ts'
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
      if (notice.what === 'signed-reports') await noteFiling(world, notice.reference)
    },
  )

async function file(world: JobWorld, notice: KeptNotice, { referral }: Loaded): Promise<Delivered> {
  if (notice.what === 'contact-letter')
    return fileLetter(world, referral, await contactLetterFile(world, notice, referral))
  if (notice.what === 'invitation')
    return fileLetter(world, referral, await invitationFile(world, notice, referral))
  if (notice.what === 'family-letter') return fileFamilyLetter(world, notice, referral)
  const signed = notice.what === 'signed-reports'
  if (!('submission' in referral) || !(signed || stillSubmitted(notice, referral))) return 'not needed'
  // A draft of what is restricted is read in the bot where it has no folder of its own.
  if (!signed && needsFolderOfItsOwn(world, referral)) return 'accepted'
  const folder = folderOf(world, referral)
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

/** Of what is restricted never the folder that the whole team can open: without another one it is not filed, and told. */
function folderOf(world: JobWorld, referral: Referral): Folder | undefined {
  if (needsFolderOfItsOwn(world, referral))
    throw Object.assign(new Error('no folder for what is restricted'), { advice: 'not there' })
  const team = teamById(world.directory, referral.team)
  return referral.restriction === undefined ? team?.folder : team?.restrictedFolder
}

const needsFolderOfItsOwn = ({ directory }: JobWorld, { restriction, team }: Referral): boolean =>
  restriction !== undefined && teamById(directory, team)?.restrictedFolder === undefined

async function fileLetter(
  world: JobWorld,
  referral: Referral,
  letter: Attachment | undefined,
): Promise<Delivered> {
  const folder = letter && folderOf(world, referral)
  if (folder === undefined || letter === undefined) return 'not needed'
  await world.graph.putFile({ ...folder, name: letter.name }, letter)
  return 'accepted'
}

/** Whoever has the referral hears where it is. */
async function fileFamilyLetter(world: JobWorld, notice: KeptNotice, referral: Referral): Promise<Delivered> {
  const letter = await familyLetterFile(world, notice, referral)
  const folder = letter && folderOf(world, referral)
  if (folder === undefined || letter === undefined) return 'not needed'
  const { webUrl } = await world.graph.putFile({ ...folder, name: letter.file.name }, letter.file)
  await noteFamilyLetterFiled(world, { reference: referral.reference, id: letter.id, webUrl })
  return 'accepted'
}

/** A draft says so in its name, with the version, so that nobody takes it for the signed report. */
const fileName = ({ document, signed, submission }: KeptReport): string =>
  signed ? document.fileName : document.fileName.replace('.pdf', `-draft-${submission}.pdf`)
