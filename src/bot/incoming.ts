/** What Teams sends, reduced to what is needed and checked: who, where, and what was said or pressed. */
import { z } from 'zod'

/** Teams leaves out what it does not know, or says null. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)

/** Ids of Teams are some hundred characters at most; what is longer is none, and goes into no table. */
const id = z.string().max(1000)

const place = z.looseObject({ id: id.min(1), conversationType: text })

export const incoming = z.looseObject({
  type: z.string(),
  name: text,
  text,
  replyToId: text,
  attachments: z
    .array(z.looseObject({ contentType: text }))
    .nullish()
    .catch(undefined),
  serviceUrl: id.nullish().transform((value) => value ?? undefined),
  value: z.unknown().optional(),
  from: z.looseObject({ id, aadObjectId: id.nullish().transform((value) => value ?? undefined) }).nullish(),
  conversation: place,
  channelData: z
    .looseObject({ channel: z.looseObject({ id }).nullish(), team: z.looseObject({ id }).nullish() })
    .nullish(),
})

export type Incoming = z.infer<typeof incoming>

export const isPersonal = ({ conversation }: Incoming): boolean =>
  conversation.conversationType === 'personal'

/** The channel an activity comes from, without the thread. */
export const channelOf = (activity: Incoming): string | undefined =>
  activity.channelData?.channel?.id ??
  (activity.conversation.conversationType === 'channel' ? activity.conversation.id.split(';')[0] : undefined)

/** What was typed, without the mention of the bot that a channel message begins with. */
export const wordsOf = (text: string): string =>
  text
    .replaceAll(/<at>[^<]*<\/at>/gu, ' ')
    .replaceAll(/&nbsp;|\u00a0/gu, ' ')
    .trim()

const pressed = z.looseObject({ verb: z.unknown() })
const execute = z.looseObject({
  action: z.looseObject({ verb: z.unknown().optional(), data: z.unknown().optional() }),
})
const dialog = z.looseObject({ data: z.unknown().optional(), commandId: z.unknown().optional() })

export type Press = { readonly verb: unknown; readonly data: unknown }

/** An `Action.Execute` names its verb beside its data. */
export function pressFromExecute(value: unknown): Press {
  const parsed = execute.safeParse(value)
  return parsed.success
    ? { verb: parsed.data.action.verb, data: parsed.data.action.data ?? {} }
    : { verb: undefined, data: {} }
}

/** An `Action.Submit`, in a message or in a dialog, carries its verb among its data. */
export function pressFromSubmit(value: unknown): Press {
  const parsed = pressed.safeParse(value)
  return parsed.success ? { verb: parsed.data.verb, data: parsed.data } : { verb: undefined, data: {} }
}

export function pressFromDialog(value: unknown): Press & { readonly commandId: unknown } {
  const parsed = dialog.safeParse(value)
  if (!parsed.success) return { verb: undefined, data: {}, commandId: undefined }
  return { ...pressFromSubmit(parsed.data.data ?? {}), commandId: parsed.data.commandId }
}
