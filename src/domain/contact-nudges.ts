/** The days on which somebody in the contact log who stays silent is spoken of, each for themselves. */
import type { Almanac } from './almanac.ts'
import { lastAsked } from './contacts.ts'
import type { Day } from './moment.ts'
import type { When } from './nudges.ts'
import type { Referral } from './referral.ts'

/** The day, and which time it is: of whom, and since when. Asked once more, it is counted anew. */
export type SilentDay = { readonly day: Day; readonly occasion: string }

/** Whoever noted that they stayed silent has done what there is to do: only those still awaited count. */
export function silentDays(when: When, referral: Referral, almanac: Almanac): readonly SilentDay[] {
  if (!('workingDays' in when)) return []
  return (referral.contacts ?? []).flatMap((contact) => {
    const asked = contact.outcome === 'asked' ? lastAsked(contact) : undefined
    if (asked === undefined) return []
    const from = when.from === 'due' ? referral.due.day : asked.on
    const day = almanac.working(from, when.workingDays)
    // Asked on that very day or after it, they have had no time to answer.
    return day === undefined || day <= asked.on ? [] : [{ day, occasion: `${from} ${contact.id}` }]
  })
}
