/** A letter to print, drawn as a PDF with a name that says nobody’s, for the team’s folder. */
import { contactLetterDocument, letterFileName } from '../domain/contact-letter-document.ts'
import type { Referral } from '../domain/referral.ts'
import type { Attachment } from '../gateways/ports.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import { directoryNow } from '../workflow/recipient-book.ts'
import { askingOf } from './ask-email.ts'
import type { JobWorld } from './ports.ts'

/** Undefined where there is no such letter any more. */
export async function contactLetterFile(
  world: JobWorld,
  notice: KeptNotice,
  referral: Referral,
): Promise<Attachment | undefined> {
  const found = askingOf(notice, referral, () => true)
  if (found === undefined) return undefined
  const document = contactLetterDocument({ referral, ...found }, await directoryNow(world))
  return {
    name: letterFileName(referral, found),
    contentType: 'application/pdf',
    bytes: await world.pdf.draw(document),
  }
}
