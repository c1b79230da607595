/** A letter about the outcome that was approved, drawn for the team's folder; none while the family may not be contacted. */
import { lettersOf } from '../domain/family-letters.ts'
import { letterDocument } from '../domain/letter-document.ts'
import type { Referral } from '../domain/referral.ts'
import { isFamilyLocked } from '../domain/safety.ts'
import type { Attachment } from '../gateways/ports.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import { directoryNow } from '../workflow/recipient-book.ts'
import type { JobWorld } from './ports.ts'

export type FamilyLetterFile = { readonly id: string; readonly file: Attachment }

export async function familyLetterFile(
  world: JobWorld,
  { version }: Pick<KeptNotice, 'version'>,
  referral: Referral,
): Promise<FamilyLetterFile | undefined> {
  const letter = lettersOf(referral).find(({ approved }) => approved?.version === version)
  if (letter === undefined || isFamilyLocked(referral)) return undefined
  const { council } = await directoryNow(world)
  const document = letterDocument({ reference: referral.reference, letter }, council)
  const bytes = await world.pdf.draw(document)
  return { id: letter.id, file: { name: document.fileName, contentType: 'application/pdf', bytes } }
}
