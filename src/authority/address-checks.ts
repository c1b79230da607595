/** What must hold for prisons and addresses: two people each, and only domains that the council allows. */
import { type Fault, type Path, quote, repeated, type Sound } from '../domain/council-fault.ts'
import { outline } from '../domain/look-alike.ts'
import { domainOf, whyNeverAllowed, whyNotAmong } from '../domain/mail-domains.ts'
import type { AuthorityFile } from './shape.ts'

type File = Sound<AuthorityFile>
type Address = Sound<AuthorityFile['lado']['address']>

/** The faults of prison codes, closures, allowed domains and every address that mail goes to (2.12, 74). */
export function addressFaults(file: File): Fault[] {
  const prisons = (file.prisons ?? []).map((prison = {}, index) => ({ prison, path: ['prisons', index] }))
  const codes = prisons.flatMap(({ prison: { code: value }, path }) =>
    value === undefined ? [] : [{ value, path: [...path, 'code'] }],
  )
  const addresses = [
    { address: file.lado?.address ?? {}, path: ['lado', 'address'] as Path },
    ...prisons.map(({ prison, path }) => ({ address: prison.address ?? {}, path: [...path, 'address'] })),
  ]
  const mailboxes = [
    { email: file.council?.replyAddress, path: ['council', 'replyAddress'] as Path },
    ...addresses.map(({ address, path }) => ({ email: address.email, path: [...path, 'email'] })),
  ]
  return [
    ...repeated(codes),
    ...domainFaults(file),
    ...addresses.flatMap(({ address, path }) => samePerson(address, path, file)),
    ...mailboxes.flatMap(({ email, path }) => mailboxFaults(email, path, file)),
  ]
}

function mailboxFaults(email: string | undefined, path: Path, { allowedDomains }: File): Fault[] {
  if (email === undefined) return []
  const allowed = allowedDomains?.filter((each) => each !== undefined)
  const why = whyNotAmong(domainOf(email), allowed ?? [])
  if (why === undefined) return []
  // Whether it is allowed cannot be told while the list itself is at fault.
  const isWhole = allowed !== undefined && allowed.length === allowedDomains?.length
  return isWhole || why.always ? [{ path, text: why.say }] : []
}

function domainFaults({ allowedDomains }: File): Fault[] {
  const domains = (allowedDomains ?? []).flatMap((value, index) =>
    value === undefined ? [] : [{ value, path: ['allowedDomains', index] as Path }],
  )
  const never = domains.flatMap(({ value, path }) => {
    const why = whyNeverAllowed(value)
    return why === undefined ? [] : [{ path, text: `is ${quote(value)}, ${why}` }]
  })
  const alike = repeated(domains, outline).map(({ path, text }) => ({
    path,
    text: `${text}, or looks like it`,
  }))
  return [...never, ...alike]
}

/** Somebody may be given by id, by name or by e-mail address; each way is taken for the same person. */
function samePerson({ enteredBy, checkedBy }: Address, path: Path, { people }: File): Fault[] {
  if (enteredBy === undefined || checkedBy === undefined) return []
  const who = (given: string): string => {
    const person = people?.find((each) =>
      [each?.id, each?.name, each?.email].some(
        (known) => known !== undefined && plain(known) === plain(given),
      ),
    )
    return plain(person?.id ?? given)
  }
  if (who(enteredBy) !== who(checkedBy)) return []
  return [{ path: [...path, 'checkedBy'], text: 'must be another person than enteredBy' }]
}

const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
