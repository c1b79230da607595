/** What the API answers, as schemas: the published document is made of them. */
import { z } from 'zod'
import { REFERENCE, STATUSES, type Status } from '../domain/referral.ts'

const reference = z.string().regex(REFERENCE).meta({ description: 'Year and number.' })
const receivedOn = z.iso.date().meta({ description: 'The day the council first had it.' })
const dueOn = z.iso.date().meta({ description: 'The day the report is due.' })

const STATUS_NAMES = Object.keys(STATUSES) as [Status, ...Status[]]

export const RECEIPT = z
  .strictObject({ reference, status: z.literal('received'), receivedOn, dueOn })
  .meta({ id: 'Receipt', title: 'It was recorded, and MASH decides what becomes of it' })

export const STANDING = z
  .strictObject({
    reference,
    status: z.enum(STATUS_NAMES),
    statusText: z.string().meta({ description: 'The status in words, for people.' }),
    receivedOn,
    dueOn,
    team: z.string().optional().meta({ description: 'The team that has it, once MASH has given it to one.' }),
    sentOn: z.iso.date().optional().meta({ description: 'The day the report was sent.' }),
  })
  .meta({ id: 'Standing', title: 'How a referral stands, without a name in it' })

export const PROBLEM = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z
      .string()
      .regex(/^[A-Z][A-Za-z]+$/)
      .meta({ description: 'One word for programs.' }),
    detail: z.string().meta({ description: 'A sentence for people.' }),
    errors: z
      .array(z.strictObject({ pointer: z.string().regex(/^#/), detail: z.string() }))
      .min(1)
      .optional()
      .meta({ description: 'Every fault with where it is. What was sent there is not repeated.' }),
  })
  .meta({ id: 'Problem', title: 'Problem details (RFC 9457)' })

export type Receipt = z.infer<typeof RECEIPT>
