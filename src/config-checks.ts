/** What several settings are checked by. */
import { z } from 'zod'

export type Setting = {
  readonly say: string
  readonly example: string
  readonly check: z.ZodType<unknown, unknown>
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/
export const secureUrl = z
  .string()
  .refine((url) => (url.startsWith('https://') && URL.canParse(url)) || LOOPBACK.test(url), {
    message: 'must be an https address, or http on this machine (127.0.0.1 or localhost)',
  })
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, { message: `must be from ${least} to ${most}` })
export const guid = z.guid('must be an id such as 00000000-0000-4000-8000-000000000000')
