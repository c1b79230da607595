/** A short message about one referral, with the way to it as its last button. */
import type { Referral } from '../domain/referral.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

/** `summary` may show in a notification: no names in it. */
export const aboutReferral = (
  { reference }: Referral,
  summary: string,
  lines: readonly string[],
  buttons: readonly MessageButton[] = [],
): NoticeMessage => ({
  title: `${reference}: ${summary}`,
  summary,
  lines,
  buttons: [
    ...buttons,
    {
      ...{ title: 'See the referral', verb: 'show', reference },
      style: buttons.length === 0 ? 'positive' : 'default',
    },
  ],
})
