/** The few things a handler may see of a turn: who, where, and what the product can do. */
import type { Card, Surface } from '../cards/render.ts'
import type { Day } from '../domain/moment.ts'
import type { Person, PersonId } from '../domain/people.ts'
import type { World } from '../workflow/ports.ts'
import type { Restored } from '../workflow/restored-ports.ts'
import type { Membership, TeamPlace } from './membership.ts'

/** What the bot needs beside the use cases: a way to a person's own chat, for what may not stand in a channel. */
export type BotWorld = World & {
  readonly chat: {
    /** False when Teams does not let the bot write to this person (blocked, or never installed). */
    post(person: PersonId, post: { readonly card: Card; readonly summary: string }): Promise<boolean>
  }
  /** A file that somebody sent, from where Teams has put it. Absent where none can be sent. */
  readonly fetchFile?: (url: string) => Promise<Uint8Array | 'too large' | 'not reached'>
  /** The address at which a ticket opens a paper; absent where no address is set. */
  readonly paperLink?: ((ticket: string) => string) | undefined
  /** The address at which a ticket fetches a file; absent where no address is set. */
  readonly exportLink?: ((ticket: string) => string) | undefined
  /** What Teams says of a person in a channel. Absent in local mode, where nobody but the people of this machine comes in. */
  readonly membershipOf?:
    | ((place: TeamPlace, person: PersonId) => Promise<Membership | 'not known'>)
    | undefined
  /** What the bot may do in the tenant, a line each; nothing is changed by asking. Absent where there is no tenant. */
  readonly checkTenant?: (() => Promise<readonly string[]>) | undefined
  /** What is held after a back-up was put back. Absent where nothing ever is. */
  readonly restored?: Restored | undefined
  /** Absent where nobody watches. */
  readonly watch?: Watch | undefined
}

/** Stands around what somebody asked, by the verb of a button or the sample words of a command. */
export type Watch = <T>(asked: string, work: () => Promise<T> | T) => Promise<T>

export type Turn = {
  readonly by: Person
  readonly surface: Surface
  readonly world: BotWorld
  readonly today: Day
  /** The channel it came from, without its thread; undefined in a person's own chat. */
  readonly channel?: string
  /** What Teams says of this person in this channel; absent in a person's own chat and in local mode. */
  readonly membership?: () => Promise<Membership | 'not known'>
  /** New for each card that is issued: Teams keeps the old text of a box whose id it has seen before. */
  readonly stamp: string
}

export type Reply = { readonly card: Card } | { readonly text: string }
