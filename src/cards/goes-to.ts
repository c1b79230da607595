/** What exactly will go to whom, for whoever signs: the recipients, the boxes for old addresses, and the e-mails word for word. */
import { type Addressee, addresseesOf, isTooOld, sayOld } from '../domain/address-check.ts'
import type { Directory } from '../domain/directory.ts'
import { type Day, dayOf, sayDay } from '../domain/moment.ts'
import type { Recipient, SignedOff, Submitted } from '../domain/referral.ts'
import { letterSubject, reportLetter } from '../domain/report-letters.ts'
import type { Line } from '../domain/why-due.ts'
import { explained } from './explained.ts'
import type { Card, Surface } from './render.ts'

/** A box of the sign-off card begins with this; its value is the address that was checked. */
export const CHECKED = 'checked'

export type GoesTo = {
  readonly recipients: readonly { readonly line: string }[]
  readonly attached: string
  readonly old: readonly {
    readonly id: string
    readonly label: string
    readonly title: string
    readonly email: string
  }[]
}

type About = { readonly directory: Directory; readonly today: Day }

/** `fileNames` are those of the reports that will be signed. */
export function goesTo(
  { details }: Submitted,
  fileNames: readonly string[],
  { directory, today }: About,
): GoesTo {
  const addressees = addresseesOf(details, directory) ?? []
  return {
    recipients:
      addressees.length === 0
        ? [{ line: 'Nobody yet: the prison has no approved address.' }]
        : addressees.map((addressee) => ({
            line: `${sayAddressee(addressee)}: an e-mail with ${sayCount(fileNames.length)}`,
          })),
    attached: addressees.length === 0 ? '' : `Each e-mail has ${sayFiles(fileNames)}.`,
    old: addressees
      .filter((addressee) => isTooOld(addressee, today))
      .map((addressee) => ({
        id: `${CHECKED}${addressee.who === 'prison' ? 'Prison' : 'Lado'}`,
        label: `${sayOld(addressee)}, more than six months ago`,
        title: `I have checked with the ${addressee.who === 'prison' ? 'prison' : 'LADO'} today that this address is right`,
        email: addressee.email,
      })),
  }
}

const sayAddressee = ({ name, email, verifiedOn }: Addressee): string =>
  `${name} – ${email} (verified ${sayDay(verifiedOn)})`

const sayCount = (files: number): string => `${files} ${files === 1 ? 'PDF' : 'PDFs'}`

/** As many names as leave the card room; the others are named alike, by child and part. */
const MOST_NAMES = 8

const sayFiles = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more, named alike`

/** Subject and text as they will be sent, one after the other. */
export function emailsCard(
  referral: Submitted | SignedOff,
  fileNames: readonly string[],
  { directory, surface }: { readonly directory: Directory; readonly surface: Surface },
): Card {
  const { reference } = referral
  const to: readonly Recipient[] =
    referral.status === 'signed_off'
      ? referral.signOff.recipients
      : (addresseesOf(referral.details, directory) ?? [])
  const sections = to.map(({ who, name, email }) => ({
    heading: `To ${name}`,
    lines: [
      { label: 'To', value: email },
      { label: 'Subject', value: letterSubject(reference, 'report') },
      { label: 'Attached', value: sayFiles(fileNames) },
      ...reportLetter(who, referral, directory.council).flatMap(inLines),
    ],
  }))
  const nobody = [{ label: '', value: 'The prison has no approved address, so nothing can be sent yet.' }]
  return explained(
    {
      title: `${reference}: the e-mails as they ${referral.status === 'signed_off' ? `go on ${sayDay(dayOf(referral.signOff.releaseAt))}` : 'go when it is signed'}`,
      sections: to.length === 0 ? [{ heading: '', lines: nobody }] : sections,
      buttons: [{ title: 'Back to the sign-off', verb: 'see-sign-off', reference }],
    },
    surface,
  )
}

const inLines = (paragraph: string): readonly Line[] =>
  paragraph.split('\n').map((value) => ({ label: '', value }))
