/** What Graph takes as a mail: the shapes, and the rules that shapes cannot say. */
import { z } from 'zod'
import { GraphNo } from './outlook-answers.ts'

const RECIPIENT = z.strictObject({
  emailAddress: z.strictObject({ address: z.string(), name: z.string().optional() }),
})

const ATTACHMENT = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  name: z.string().min(1),
  contentType: z.string().optional(),
  contentBytes: z.base64(),
  contentId: z.string().optional(),
  isInline: z.boolean().optional(),
})

export const MESSAGE = z.strictObject({
  subject: z.string().optional(),
  body: z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() }).optional(),
  toRecipients: z.array(RECIPIENT).optional(),
  ccRecipients: z.array(RECIPIENT).optional(),
  bccRecipients: z.array(RECIPIENT).optional(),
  replyTo: z.array(RECIPIENT).optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  attachments: z.array(ATTACHMENT).optional(),
  internetMessageHeaders: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
})

export const SEND_MAIL = z.strictObject({ message: MESSAGE, saveToSentItems: z.boolean().optional() })

const ADDRESS = /^[^\s@<>,;"()]+@[^\s@<>,;"()]+\.[^\s@<>,;"()]+$/
const MOST_HEADERS = 5

/** Recipients and headers as Graph and Exchange refuse them. A file of 3 MB is over the 4 MB of any JSON body. */
export function checkMessage(message: z.infer<typeof MESSAGE>): void {
  const everyone = [message.toRecipients, message.ccRecipients, message.bccRecipients].flatMap(
    (some) => some ?? [],
  )
  if (everyone.length === 0)
    throw new GraphNo(400, 'ErrorInvalidRecipients', 'At least one recipient is needed.')
  if (everyone.some((one) => !ADDRESS.test(one.emailAddress.address)))
    throw new GraphNo(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.')
  const headers = message.internetMessageHeaders ?? []
  if (headers.some(({ name }) => !/^x-[\w-]+$/i.test(name)))
    throw new GraphNo(400, 'InvalidInternetMessageHeader', "The header name should start with 'x-' or 'X-'.")
  if (headers.some(({ value }) => /[\r\n]/.test(value)) || /[\r\n]/.test(message.subject ?? ''))
    throw new GraphNo(400, 'InvalidInternetMessageHeader', 'A header must not hold a line break.')
  if (headers.length > MOST_HEADERS)
    throw new GraphNo(400, 'InvalidInternetMessageHeaderCollection', 'At most 5 headers of your own.')
}
