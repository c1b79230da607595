/** The shapes of what comes back with a press. Whatever is in there is checked against the store before it is used. */
import { z } from 'zod'
import { REFERENCE } from '../../domain/referral.ts'
import { MOST_CHILDREN } from '../../workflow/referral.ts'

export const reference = z.string().regex(REFERENCE)
export const version = z.coerce.number().int().min(0).max(1_000_000)
export const sectionKey = z.string().regex(/^[A-HJX]\d{0,2}$/)
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/)
export const childNumber = z.coerce.number().int().min(1).max(MOST_CHILDREN)
