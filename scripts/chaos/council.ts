/** What a run has: the two instances, the database, Teams and Graph behind their weather, and who walks which road. */
import type { Directory } from '../../src/domain/directory.ts'
import type { Outlook } from '../../src/local/outlook.ts'
import type { Database } from '../../src/store/database.ts'
import type { LoopbackTeams } from '../../tests/support/teams-client.ts'
import type { Activity } from '../../tests/support/teams-connector.ts'
import type { Server } from '../postgres/server.ts'
import type { Random } from '../simulate/random.ts'
import type { Cable } from './cable.ts'
import type { Clock } from './clock.ts'
import type { Door } from './door.ts'
import type { Instance } from './instance.ts'
import type { Name } from './plan.ts'
import type { Weather } from './weather.ts'

/** What a person did and was told of: it must be in the audit as often as it says. */
export type Deeds = Map<string, number>

export type Story = {
  readonly reference: string
  readonly team: string
  readonly officer: string
  readonly worker: string
  /** Each intended once more with every deed that came to stand. */
  readonly deeds: Deeds
  /** How often its sign-off was taken back. */
  undone: number
}

export type Town = {
  readonly directory: Directory
  readonly random: Random
  readonly clock: Clock
  readonly door: Door
  readonly teams: LoopbackTeams
  readonly outlook: Outlook
  readonly weather: { readonly teams: Weather; readonly graph: Weather }
  readonly instances: Readonly<Record<Name, Instance>>
  readonly cables: Readonly<Record<Name, Cable>>
  readonly server: Server
  /** Straight to the database, past every fault. Only to look. */
  readonly observer: Database
  readonly stories: Story[]
  /** Presses that may come again later, as a phone without a signal sends them. */
  readonly old: { readonly activity: Activity; readonly isDone: RegExp }[]
  /** What must not be: found while people press. */
  readonly found: string[]
  readonly count: Map<string, number>
  /** When an instance was killed, frozen or cut off, by `performance.now()`. */
  readonly lives: {
    readonly at: number
    readonly until: number
    readonly who: Name | 'both'
    readonly kind: string
  }[]
  /** People go home: no new road is begun. */
  isOver: boolean
}

export const count = (town: Pick<Town, 'count'>, what: string): void =>
  void town.count.set(what, (town.count.get(what) ?? 0) + 1)
