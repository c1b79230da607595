/** What MASH wrote down first, kept when the referral is completed or corrected (2.11, 70). */
import type { Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import type { Details } from './referral.ts'

/** `before` has the pages of the form that changed, as they stood until then. */
export type Amendment = { readonly by: PersonId; readonly at: Moment; readonly before: Partial<Details> }

export function pagesChanged(before: Details, after: Details): Partial<Details> {
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
  return {
    ...(isSame(before.request, after.request) ? {} : { request: before.request }),
    ...(isSame(before.prisoner, after.prisoner) ? {} : { prisoner: before.prisoner }),
    ...(isSame(before.children, after.children) ? {} : { children: before.children }),
    ...(isSame(before.carer, after.carer) ? {} : { carer: before.carer }),
  }
}
