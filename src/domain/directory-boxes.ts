/** What each text of a person, a team or a prison must look like by itself, be it typed in a form or read from a list. */
import { CHANNEL, DISTRICT, GUID, TIME } from './council-shapes.ts'
import type { Directory } from './directory.ts'
import type { Fault } from './form.ts'
import { whyNotThere } from './mail-domains.ts'
import { type Person, ROLES, type Role } from './people.ts'

export type PersonTyped = Omit<Person, 'roles'> & { readonly roles: readonly string[] }

/** `before` is the person as they are now: an address that stays is not looked at again. */
export function personBoxFaults(
  person: PersonTyped,
  { allowedDomains }: Pick<Directory, 'allowedDomains'>,
  before: Person | undefined,
): readonly Fault[] {
  const { id, name, email, roles } = person
  const wrong = email === before?.email ? undefined : whyNotThere(email, allowedDomains)
  const strange = roles.filter((role) => !isRole(role))
  return [
    ...(GUID.test(id) ? [] : [fault('id', NO_GUID)]),
    ...nameFaults('name', name),
    ...(wrong === undefined ? [] : [fault('email', `${wrong}.`)]),
    ...(roles.length === 0 ? [fault('roles', 'Please choose at least one role.')] : []),
    ...strange.map((role) => fault('roles', `“${role.slice(0, 40)}” is no role.`)),
  ]
}

const NO_GUID =
  'Please copy the Object ID from Entra: 00000000-0000-4000-8000-000000000000 is what one looks like.'

export const isRole = (word: string): word is Role => Object.hasOwn(ROLES, word)

/** Longer ones would be cut off on a card. */
const LONGEST_NAME = 100

/** It begins with a letter, so that no table takes it for a formula, and has no sign that cannot be seen. */
export const nameFaults = (question: string, name: string): readonly Fault[] =>
  /^[\p{L}\p{N}'’]/u.test(name) && name.length <= LONGEST_NAME && !/[\p{C}\p{Zl}\p{Zp}]/u.test(name)
    ? []
    : [
        fault(
          question,
          `Please begin with a letter, and write ${LONGEST_NAME} characters at most, on one line.`,
        ),
      ]

export type TeamTyped = {
  readonly name: string
  readonly channelId: string
  readonly hours: { readonly from: string; readonly to: string } | undefined
  readonly districts: readonly string[]
}

export function teamBoxFaults({ name, channelId, hours, districts }: TeamTyped): readonly Fault[] {
  const strange = districts.filter((district) => !DISTRICT.test(district))
  return [
    ...nameFaults('name', name),
    ...(CHANNEL.test(channelId) ? [] : [fault('channelId', NO_CHANNEL)]),
    ...(hours === undefined || TIME.test(hours.from) ? [] : [fault('from', 'Please write it like 09:00.')]),
    ...(hours === undefined || TIME.test(hours.to) ? [] : [fault('to', 'Please write it like 17:00.')]),
    ...strange.map((district) =>
      fault('districts', `“${district.slice(0, 12)}” is not the first half of a postcode, such as CB4.`),
    ),
  ]
}

const NO_CHANNEL = 'It looks like 19:abc@thread.tacv2. Or type “setup” in the channel, which is easier.'

/** As people write them: `cb4, CB5 SG8`. */
export const districtsFrom = (words: string): readonly string[] => [
  ...new Set(
    words
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((word) => word !== ''),
  ),
]

/** As much as a card shows of a rule or a note. */
export const MOST_WORDS = 600

export const wordsFaults = (question: string, words: string): readonly Fault[] =>
  words.length <= MOST_WORDS ? [] : [fault(question, `Please write ${MOST_WORDS} characters at most.`)]

const fault = (question: string, message: string): Fault => ({ question, message })

export const messagesOf = (faults: readonly Fault[]): readonly string[] =>
  faults.map(({ message }) => message)
