/** The letter that invites the family, as a PDF for the team’s folder; none while the family may not be contacted. */
import { nameOf } from '../domain/directory.ts'
import { invitationDocument } from '../domain/invitation.ts'
import type { Referral } from '../domain/referral.ts'
import { isFamilyLocked } from '../domain/safety.ts'
import type { Attachment } from '../gateways/ports.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import { directoryNow } from '../workflow/recipient-book.ts'
import type { JobWorld } from './ports.ts'

export async function invitationFile(
  world: JobWorld,
  { version }: KeptNotice,
  referral: Referral,
): Promise<Attachment | undefined> {
  const invitation = referral.invitations?.find((one) => one.version === version)
  if (invitation === undefined || isFamilyLocked(referral)) return undefined
  const directory = await directoryNow(world)
  const by = { council: directory.council, worker: nameOf(directory, invitation.by) }
  const document = invitationDocument(referral, by, invitation)
  return {
    ...{ name: document.fileName, contentType: 'application/pdf' },
    bytes: await world.pdf.draw(document),
  }
}
