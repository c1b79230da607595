/** Whether an approved address was checked lately enough to send a report to it (2.7, 41; 2.12, 74). */
import { type Directory, prisonByCode } from './directory.ts'
import { answerOf } from './form.ts'
import { addMonths, type Day, sayDay } from './moment.ts'
import type { Details, Recipient } from './referral.ts'

/** Calendar months. */
const VALID_MONTHS = 6

/** A recipient with the day on which two people last made sure of the address. */
export type Addressee = Recipient & { readonly verifiedOn: Day }

/** The prison and the LADO, each at its approved address; undefined when the prison has none or is closed (F8, D4). */
export function addresseesOf(details: Details, directory: Directory): readonly Addressee[] | undefined {
  const agreed = agreedOf(details, directory)
  return agreed.some(({ who }) => who === 'prison') ? agreed : undefined
}

/** Those of them who have an address now. */
export function agreedOf(details: Details, directory: Directory): readonly Addressee[] {
  const prison = prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))
  const places = [
    { who: 'prison', name: prison?.name ?? '', address: prison?.address },
    { who: 'lado', ...directory.lado },
  ] as const
  return places.flatMap(({ who, name, address }) =>
    address === undefined ? [] : [{ who, name, email: address.email, verifiedOn: address.verifiedOn }],
  )
}

/** The last day on which it counts is the same day of the month, six months on. */
export const isTooOld = ({ verifiedOn }: Pick<Addressee, 'verifiedOn'>, today: Day): boolean =>
  addMonths(verifiedOn, VALID_MONTHS) < today

/** `HMP Example, omu.example@prison.example, was last checked on Mon 2 Feb 2026` */
export const sayOld = ({ name, email, verifiedOn }: Addressee): string =>
  `${name}, ${email}, was last checked on ${sayDay(verifiedOn)}`
