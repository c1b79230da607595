/** The three people of the sample council who have an Agents Playground each, and where each of them is found. */
import { type Directory, personById } from '../domain/directory.ts'
import type { PersonConversation } from '../gateways/teams.ts'

export type PlaygroundPerson = {
  /** Names a folder and a chat. */
  readonly key: string
  /** Entra object id. */
  readonly id: string
  readonly name: string
  readonly email: string
  /** In words: `MASH officer`. */
  readonly role: string
  readonly port: number
  /** The one channel that this person sees. */
  readonly channel: { readonly id: string; readonly name: string }
  /** What this person types first. */
  readonly firstWords: string
  readonly hint: string
}

/** Where the bot finds people and channels. Known before any Playground runs, because the ports are fixed. */
export type PlaygroundPlaces = {
  personConversation(personId: string): PersonConversation | undefined
  /** Service addresses of all Playgrounds that show the channel. */
  channelPlaces(channelId: string): readonly string[]
}

const PLAN = [
  {
    ...{ key: 'maya', id: '00000000-0000-4000-8000-0000000000a1', role: 'MASH officer', port: 56150 },
    firstWords: 'new referral',
    hint: 'records a request from a prison',
  },
  {
    ...{ key: 'sam', id: '00000000-0000-4000-8000-0000000000a2', role: 'social worker', port: 56160 },
    firstWords: 'my work',
    hint: 'or press Take it on a card in the channel',
  },
  {
    ...{ key: 'tess', id: '00000000-0000-4000-8000-0000000000a3', role: 'Team Manager', port: 56170 },
    firstWords: 'my work',
    hint: 'allocates, reads reports and signs them off',
  },
] as const

export const playgroundPersons = (directory: Directory): readonly PlaygroundPerson[] =>
  PLAN.map((plan) => {
    const person = personById(directory, plan.id)
    if (person === undefined) throw new Error(`The sample council has no person ${plan.id}.`)
    const { mash, teams } = directory
    const channel = person.roles.includes('mash_officer')
      ? mash
      : teams.find(({ id }) => person.teams.includes(id))
    if (channel === undefined) throw new Error(`The person ${plan.id} of the sample council has no team.`)
    const { name, email } = person
    return { ...plan, name, email, channel: { id: channel.channelId, name: channel.name } }
  })

export const playgroundPlaces = (persons: readonly PlaygroundPerson[]): PlaygroundPlaces => ({
  personConversation(personId) {
    const person = persons.find(({ id }) => id.toLowerCase() === personId.toLowerCase())
    if (person === undefined) return undefined
    return { conversationId: personalChat(person), serviceUrl: serviceUrlOf(person) }
  },
  channelPlaces: (channelId) => persons.filter(({ channel }) => channel.id === channelId).map(serviceUrlOf),
})

/** Each person has a chat of their own with the bot, so the ids must differ. */
export const personalChat = ({ key }: PlaygroundPerson): string => `personal-${key}`

export const pageOf = ({ port }: PlaygroundPerson): string => `http://localhost:${port}`

const serviceUrlOf = (person: PlaygroundPerson): string => `${pageOf(person)}/_connector`
