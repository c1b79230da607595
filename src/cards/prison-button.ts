/** The way from a referral to what is known of its prison: one press, and one press back. */
import { prisonByCode } from '../domain/directory.ts'
import { answerOf } from '../domain/form.ts'
import { mayRead } from '../domain/people.ts'
import { STILL_DUE } from '../domain/referral.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

/** The card of a larger family has no room for it; “about” and the reference does the same. */
const MOST_CHILDREN = 8

/** While it is written: before the visit, and when something was learned there. */
export const prisonButton = ({ referral, by, directory }: Shown): readonly Button[] =>
  mayRead(by, referral) &&
  STILL_DUE.includes(referral.status) &&
  referral.details.children.length <= MOST_CHILDREN &&
  prisonByCode(directory, answerOf(referral.details.prisoner, 'prisonCode')) !== undefined
    ? [{ title: 'About this prison', verb: 'about-prison', style: 'default', key: '' }]
    : []
