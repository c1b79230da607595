/** That mail waits in the MASH mailbox: for the channel, where no name may stand, and for an officer. */
import { sayWaiting } from './mail-items.ts'
import type { Message } from './message.ts'

const SHOW = { title: 'Show them in my chat', verb: 'mail', style: 'positive' } as const

export const mailWaits = (count: number): Message => ({
  title: sayWaiting(count),
  lines:
    count === 0
      ? ['Everything that came to the mailbox has been looked at.']
      : [
          'It came to the MASH mailbox. Nothing of it is a referral yet. To see it, write “mail” to me in your own chat.',
        ],
  buttons: count === 0 ? [] : [SHOW],
})

/** After a working day. */
export const mailNudge = (count: number): Message => ({
  title: `${sayWaiting(count).replace('.', '')} since before today.`,
  lines: [
    'The three weeks count from the day on which it came. Please say of each what it is: a new referral, papers for one that is there, or nothing for us.',
  ],
  buttons: [{ title: 'Show them', verb: 'mail', style: 'positive' }],
})
