/** Whether what was promised about a version that was sent in is still about the version that waits for sign-off. */
import type { Moment } from '../domain/moment.ts'
import type { Referral, Submitted } from '../domain/referral.ts'
import type { KeptNotice } from '../workflow/ports.ts'

type Promised = Pick<KeptNotice, 'promisedAt'>

/** The referral's own version says nothing here: it goes up when the due day moves or sign-off is passed on. */
export const stillSubmitted = (notice: Promised, referral: Referral): referral is Submitted =>
  referral.status === 'submitted' && notice.promisedAt >= referral.submission.at

/** A request goes to whoever signs just now; one from before sign-off was passed on would come to them twice. */
export const stillAsked = (notice: Promised, referral: Referral): boolean =>
  stillSubmitted(notice, referral) && notice.promisedAt >= lastAsked(referral)

const lastAsked = ({ submission }: Submitted): Moment => submission.cover.at(-1)?.at ?? submission.at
