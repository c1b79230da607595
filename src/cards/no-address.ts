/** Why nothing can go to the prison of a referral. */
import { type Directory, prisonByCode } from '../domain/directory.ts'
import { answerOf } from '../domain/form.ts'
import type { Referral } from '../domain/referral.ts'

/** Undefined while the prison has its address. */
export function sayNoAddress(
  { details }: Pick<Referral, 'details'>,
  directory: Directory,
): string | undefined {
  const prison = prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))
  if (prison === undefined)
    return 'I do not know the prison of this referral any more, so nothing can go there.'
  if (prison.address !== undefined) return undefined
  return prison.closed === true
    ? `${prison.name} has closed, so nothing can go there.`
    : `There is no agreed address for ${prison.name} now, so nothing can go there.`
}
