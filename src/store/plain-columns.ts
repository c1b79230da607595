/** What SQL asks of a referral, beside its sealed body: codes, days and ids of staff alone. */
import type { Referral } from '../domain/referral.ts'

/** Written with each save, so that they say what the body says. */
export const plainOf = (referral: Referral) => ({
  filed_until: ('filed' in referral ? referral.filed?.keepUntil : undefined) ?? null,
  case_system_until: referral.inCaseSystem?.keepUntil ?? null,
  has_receipt: 'receipt' in referral && referral.receipt !== undefined,
  to_sign: signerOf(referral) ?? null,
  prison: prisonOf(referral) ?? null,
  release_at: ('signOff' in referral ? referral.signOff?.releaseAt : undefined) ?? null,
})

/** Whoever it was passed on to last, else whom it went to first. */
function signerOf(referral: Referral): string | undefined {
  if (!('submission' in referral)) return undefined
  const { submission } = referral
  return submission?.cover.at(-1)?.to ?? submission?.teamManager
}

function prisonOf({ details }: Referral): string | undefined {
  const { prisonCode } = details.prisoner
  return typeof prisonCode === 'string' ? prisonCode : undefined
}
