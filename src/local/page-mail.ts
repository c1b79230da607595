/** Makes an e-mail on the page of local mode come back, or be answered by a person or a machine. */
import { z } from 'zod'
import type { Outlook } from './outlook.ts'

/** Why nothing came of it, as a sentence. */
export class MailRefusal extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'MailRefusal'
  }
}

const ASKED = z.object({ mail: z.string(), answer: z.enum(['bounce', 'reply', 'automatic']) })

/** `body` is `{ mail: '000001', answer: 'bounce' }`; else `MailRefusal`. Resolves to that e-mail's place on the page. */
export async function answerMail(
  outlook: Pick<Outlook, 'mails' | 'bounce' | 'reply'>,
  body: unknown,
): Promise<string> {
  const asked = ASKED.safeParse(body)
  const mail = asked.success ? outlook.mails().find(({ id }) => id === asked.data.mail) : undefined
  if (!asked.success || mail?.dispatchId === undefined)
    throw new MailRefusal('Choose one of the buttons below an e-mail.')
  const { answer } = asked.data
  if (answer === 'bounce') await outlook.bounce(mail.dispatchId)
  else await outlook.reply(mail.dispatchId, { auto: answer === 'automatic' })
  return mailPlace(mail.id)
}

/** The id of its element. */
export const mailPlace = (id: string): string => `mail-${id}`
