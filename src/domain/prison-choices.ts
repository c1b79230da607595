/** The prisons to choose from: where a prisoner may be when a referral is recorded, and where one may have moved to. */
import type { Directory, Prison } from './directory.ts'
import type { Option } from './form.ts'

/**
 * Every prison that is open. One without an agreed address may be chosen, because a referral is recorded on the day it
 * comes. `chosen` stays on the list whatever became of it, so that an answer that was given is still to be seen.
 */
export const prisonsToRecord = (directory: Directory, chosen = ''): readonly Option[] =>
  optionsOf(directory, ({ code, closed }) => closed !== true || code === chosen)

/** Those with an agreed address but for the one where the prisoner is known to be; `chosen` as above. */
export const prisonsToMoveTo = (
  directory: Directory,
  { from, chosen = '' }: { readonly from: string; readonly chosen?: string },
): readonly Option[] =>
  optionsOf(directory, ({ code, address }) => code === chosen || (address !== undefined && code !== from))

const optionsOf = (directory: Directory, isOffered: (prison: Prison) => boolean): readonly Option[] =>
  directory.prisons.filter(isOffered).map((prison) => ({ id: prison.code, label: labelOf(prison) }))

function labelOf({ name, address, closed }: Prison): string {
  if (closed === true) return `${name} (closed)`
  return address === undefined ? `${name} (no agreed address yet)` : name
}
