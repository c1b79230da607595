/** The e-mail about what MASH decided, as it stands now; nothing where it was undone or decided anew since. */
import type { Council } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { decisionOf } from '../domain/triage.ts'
import { isTriageMail, TRIAGE_MAILS, type TriageMail } from '../domain/triage-mails.ts'
import { duplicate } from '../emails/duplicate.ts'
import type { Email, TriageEmail } from '../emails/email.ts'
import { informationNeeded } from '../emails/information-needed.ts'
import { shortView } from '../emails/short-view.ts'
import { withdrawnLetter } from '../emails/withdrawn-letter.ts'
import { wrongAuthority } from '../emails/wrong-authority.ts'
import type { KeptNotice } from '../workflow/ports.ts'

const EMAILS: Readonly<Record<TriageMail, TriageEmail>> = {
  'information-needed': informationNeeded,
  'wrong-authority': wrongAuthority,
  'short-view': shortView,
  duplicate,
  'withdrawn-letter': withdrawnLetter,
}

/** Undefined where it is another letter, too. */
export function triageEmail(
  { what, event, version }: Pick<KeptNotice, 'what' | 'event' | 'version'>,
  referral: Referral,
  council: Council,
): Email | undefined {
  if (!isTriageMail(what)) return undefined
  // A person has said that it goes again as it stands now.
  const isAgain = TRIAGE_MAILS[what].again === event
  return isAgain || version === madeBy(referral) ? EMAILS[what](referral, council) : undefined
}

/** The version with which that came which stands. */
const madeBy = (referral: Referral): number | undefined =>
  referral.status === 'short_view_sent' ? referral.signed.version : decisionOf(referral)?.version
