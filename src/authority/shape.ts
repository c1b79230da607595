/** The shape of the authority file: every key, and what its value must look like by itself. */
import { z } from 'zod'
import { MAILBOX_SHAPE } from '../domain/mail-domains.ts'
import { isDay } from '../domain/moment.ts'
import { ROLES, type Role } from '../domain/people.ts'

const ROLE_NAMES = Object.keys(ROLES) as readonly Role[]
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const CHANNEL = /^19:[^\s%/@]+@thread\.(tacv2|skype|v2)$/
/** Punycode is refused: what it stands for cannot be read in the file. */
const DOMAIN = /^(?!.*xn--)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

const isOneLine = (value: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(value)
const isHttps = (url: string): boolean => url.startsWith('https://') && URL.canParse(url)

const text = z
  .string()
  .refine((value) => value.trim() !== '', { message: 'must not be empty', abort: true })
  .refine((value) => value.trim() === value, 'must not begin or end with a space')
  .refine(isOneLine, 'must be on one line')
const teamId = z.string().regex(/^[\w-]{1,60}$/, 'must be letters, digits and hyphens, such as north')
const guid = z
  .string()
  .regex(GUID, 'must be an Entra object id, such as 00000000-0000-4000-8000-000000000000')
const day = z.string().refine(isDay, 'must be a real day, written as 2026-12-24')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, written as 08:30')
const channelId = z.string().regex(CHANNEL, 'must be a channel id, such as 19:abc@thread.tacv2')
const mailbox = z
  .string()
  .regex(MAILBOX_SHAPE, 'must be an e-mail address')
  .max(254, 'is too long for an e-mail address')

const address = z.strictObject({ email: mailbox, enteredBy: text, checkedBy: text, verifiedOn: day })

const council = z.strictObject({
  name: text,
  replyAddress: mailbox,
  phone: text,
  outOfHoursPhone: text,
  referralLink: z.string().refine(isHttps, 'must be an address that begins with https://'),
  closures: z.array(day),
})

const team = z.strictObject({
  id: teamId,
  name: text,
  channelId,
  folder: z.strictObject({ driveId: text, folderId: text }),
  teamManager: z
    .string()
    .refine((value) => value === 'graph' || GUID.test(value), 'must be the id of a person, or graph'),
  deputies: z.array(guid),
  hours: z.strictObject({ from: time, to: time }).optional(),
})

const person = z.strictObject({
  id: guid,
  name: text,
  email: z.email('must be an e-mail address').max(254, 'is too long for an e-mail address'),
  roles: z.array(z.enum(ROLE_NAMES)).min(1, 'must name at least one role'),
  teams: z.array(teamId),
  qualified: z.boolean(),
})

const prison = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as ZAA'),
  name: text,
  address,
  phone: text.optional(),
})

/** Strict: a key that is not here is refused, so that a misspelt one cannot go unseen. */
export const authorityShape = z.strictObject({
  council,
  mash: z.strictObject({ name: text, channelId }),
  lado: z.strictObject({ name: text, address }),
  allowedDomains: z
    .array(z.string().regex(DOMAIN, 'must be a domain in small letters a to z, such as council.example'))
    .min(1, 'must name at least one domain'),
  teams: z.array(team).min(1, 'must hold at least one team'),
  people: z.array(person),
  prisons: z.array(prison).min(1, 'must hold at least one prison'),
})

export type AuthorityFile = z.infer<typeof authorityShape>
