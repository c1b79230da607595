/** The shape of the authority file: every key, and what its value must look like by itself. */
import { z } from 'zod'
import { CHANNEL, DISTRICT, GUID, isOneLine, PRISON_CODE, TEAM_ID, TIME } from '../domain/council-shapes.ts'
import { MAILBOX_SHAPE } from '../domain/mail-domains.ts'
import { isDay } from '../domain/moment.ts'
import { ROLES, type Role } from '../domain/people.ts'

const ROLE_NAMES = Object.keys(ROLES) as readonly Role[]
/** Punycode is refused: what it stands for cannot be read in the file. */
const DOMAIN = /^(?!.*xn--)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

const isHttps = (url: string): boolean => url.startsWith('https://') && URL.canParse(url)

const text = z
  .string()
  .refine((value) => value.trim() !== '', { message: 'must not be empty', abort: true })
  .refine((value) => value.trim() === value, 'must not begin or end with a space')
  .refine(isOneLine, 'must be on one line')
const teamId = z.string().regex(TEAM_ID, 'must be letters, digits and hyphens, such as north')
const guid = z
  .string()
  .regex(GUID, 'must be an Entra object id, such as 00000000-0000-4000-8000-000000000000')
const day = z.string().refine(isDay, 'must be a real day, written as 2026-12-24')
const workingDays = z
  .int()
  .min(1, 'must be one working day or more')
  .max(60, 'must be 60 working days or fewer')
const time = z.string().regex(TIME, 'must be a time, written as 08:30')
const district = z.string().regex(DISTRICT, 'must be the first half of a postcode in capitals, such as CB4')
const channelId = z.string().regex(CHANNEL, 'must be a channel id, such as 19:abc@thread.tacv2')
const mailbox = z
  .string()
  .regex(MAILBOX_SHAPE, 'must be an e-mail address')
  .max(254, 'is too long for an e-mail address')

/** As much as a card shows of each. */
const MOST_WORDS = 600
const TOO_LONG = `must have ${MOST_WORDS} characters at most`

const address = z.strictObject({ email: mailbox, enteredBy: text, checkedBy: text, verifiedOn: day })

const council = z.strictObject({
  name: text,
  replyAddress: mailbox,
  phone: text,
  outOfHoursPhone: text,
  referralLink: z.string().refine(isHttps, 'must be an address that begins with https://'),
  closures: z.array(day),
  disagreementDays: z
    .strictObject({
      worker: workingDays,
      manager: workingDays,
      senior: workingDays,
      partnership: workingDays,
    })
    .partial()
    .optional(),
})

const folder = z.strictObject({ driveId: text, folderId: text })

const team = z.strictObject({
  id: teamId,
  name: text,
  channelId,
  folder,
  restrictedFolder: folder.optional(),
  teamManager: z
    .string()
    .refine((value) => value === 'graph' || GUID.test(value), 'must be the id of a person, or graph'),
  deputies: z.array(guid),
  hours: z.strictObject({ from: time, to: time }).optional(),
  districts: z.array(district).optional(),
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
  code: z.string().regex(PRISON_CODE, 'must be three capital letters, such as ZAA'),
  name: text,
  address,
  phone: text.optional(),
  contracted: z.boolean().optional(),
  escortRule: text.max(MOST_WORDS, TOO_LONG).optional(),
  identityRule: text.max(MOST_WORDS, TOO_LONG).optional(),
  notes: z.array(text.max(MOST_WORDS, TOO_LONG)).optional(),
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
