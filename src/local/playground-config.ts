/** The settings file of one person's Agents Playground: who sits there, who else there is, and what is shown. */
import { type PlaygroundPerson, personalChat } from './playground-persons.ts'

export type PlaygroundUser = { readonly id: string; readonly name: string; readonly email: string }

/** Not one more and not one less, or the Playground ends. */
const OTHER_USERS = 5

/**
 * The text of the file. It is JSON, which YAML includes, so no name can break it. People go by their Entra object id
 * there too: that is how the bot opens a conversation with somebody who has not spoken yet.
 */
export function playgroundConfig(person: PlaygroundPerson, everyone: readonly PlaygroundUser[]): string {
  const others = everyone.filter(({ id }) => id !== person.id)
  const missing = Math.max(0, OTHER_USERS - others.length)
  const users = [...others.slice(0, OTHER_USERS), ...Array.from({ length: missing }, filler)]
  const config = {
    version: '0.1.0',
    tenantId: '00000000-0000-4000-8000-0000000000c0',
    bot: { id: '00000000-0000-4000-8000-0000000000b0', name: 'Prison Contact' },
    currentUser: userOf(person),
    users: users.map(userOf),
    personalChat: { id: personalChat(person) },
    groupChat: { id: `group-${person.key}`, name: 'Group chat' },
    team: {
      id: `19:general-${person.key}@thread.tacv2`,
      name: "Children's Services",
      aadGroupId: '00000000-0000-4000-8000-0000000000d0',
      channels: [person.channel],
    },
  }
  return `${JSON.stringify(config, undefined, 2)}\n`
}

/** `userPrincipleName` is how the Playground spells it. */
function userOf({ id, name, email }: PlaygroundUser) {
  const [givenName = name, ...rest] = name.split(' ')
  const surname = rest.join(' ') || givenName
  return { id, name, userPrincipleName: email, aadObjectId: id, givenName, surname, email }
}

const filler = (_: unknown, at: number): PlaygroundUser => ({
  id: `00000000-0000-4000-8000-0000000000f${at}`,
  name: `Nobody Number ${at + 1}`,
  email: `nobody.${at + 1}@council.example`,
})
