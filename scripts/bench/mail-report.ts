/** Prints what the sending of mail took. */
import { MAILS_PER_MINUTE, type MailSent, MINUTE_MS } from './mail-sending.ts'

export function reportMail(sent: MailSent): void {
  const { mails, seconds, share, refused, putOff, twice, mostAtOnce, heapAtATenth, heapAtTheEnd } = sent
  console.log(`${mails} report e-mails, two attachments each, through the jobs in ${seconds.toFixed(1)} s`)
  console.log(
    `Outlook's limits enforced: 4 at once, ${MAILS_PER_MINUTE} in a minute, which is ${MINUTE_MS / 1_000} s long here`,
  )
  console.log(`share of the allowed rate used: ${(100 * share).toFixed(1)} %`)
  console.log(`refused requests: ${refused}; tried again: ${putOff}; mails sent twice: ${twice}`)
  console.log(`requests at once, at most: ${mostAtOnce}`)
  console.log(
    `heap after a collection, in MB: ${heapAtATenth.toFixed(1)} at a tenth, ${heapAtTheEnd.toFixed(1)} at the end`,
  )
}
