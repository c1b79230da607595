/** The ways to the outside, built from the settings: Teams by its connectors, Graph, and where people can be reached. */
import { isLoopbackUrl, isTrustedServiceUrl } from './bot/service-url.ts'
import type { Settings } from './config.ts'
import type { Directory } from './domain/directory.ts'
import { connectors } from './gateways/connector.ts'
import { graphGateway } from './gateways/graph.ts'
import { type GraphPace, openGraphPace } from './gateways/graph-pace.ts'
import { openPace } from './gateways/pace.ts'
import type { TeamsGateway } from './gateways/ports.ts'
import { teamsGateway } from './gateways/teams.ts'
import type { Tokens } from './gateways/tokens.ts'
import type { JobWorld } from './jobs/ports.ts'
import type { Page } from './server.ts'
import { conversationOf, newestServiceUrl } from './store/conversations.ts'
import type { Database } from './store/database.ts'
import { placesMemory } from './store/memory-of-places.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import type { Clock } from './workflow/ports.ts'

/** What local mode puts in the place of the real thing; all of it is left out in a council. */
export type Instead = {
  readonly clock?: Clock
  readonly directory?: Directory
  readonly graphBaseUrl?: string
  /** Where a Graph on this machine is told to enforce Outlook's limits; otherwise it takes calls as fast as they come. */
  readonly graphPace?: GraphPace
  readonly teams?: (one: TeamsGateway, forServiceUrl: (serviceUrl: string) => TeamsGateway) => TeamsGateway
  /** Where a person's own chat is, where that is known before they have said anything. */
  readonly chatOf?: (personId: string) => { conversationId: string; serviceUrl: string } | undefined
  /** Hears when a channel that the bot is in is opened; Teams itself keeps its posts and needs nothing. */
  readonly channelOpened?: (world: JobWorld, channelId: string, serviceUrl: string) => Promise<void>
  readonly pages?: (parts: {
    readonly database: Database
    readonly sweep: () => Promise<void>
  }) => readonly Page[]
}

type Parts = {
  readonly settings: Settings
  readonly database: Database
  readonly tokens: Tokens
  readonly clock: Clock
  readonly instead: Instead
  readonly telemetry?: Telemetry | undefined
}

export function openOutside({ settings, database, tokens, clock, instead, telemetry }: Parts) {
  const trusts = (url: string): boolean =>
    settings.local ? isLoopbackUrl(url) : isTrustedServiceUrl(url, settings.serviceUrlHosts)
  const links = connectors({ tokens, trusts, around: telemetry?.connector })
  // The limits are those of Teams: on this machine a Playground takes posts as fast as they come.
  const pace = settings.local ? undefined : openPace({ perSecond: settings.teamsRequestsPerSecond })
  const remember = placesMemory(database, clock.now)
  const baseUrl = instead.graphBaseUrl ?? settings.graphBaseUrl
  const graph = graphGateway({
    baseUrl,
    pace: instead.graphPace ?? (isLoopbackUrl(baseUrl) ? undefined : openGraphPace()),
    mailbox: settings.mailbox,
    mashMailbox: settings.papers.mashMailbox,
    tokens,
    botId: settings.appId,
    around: telemetry?.graph,
  })
  const teamsAt = (channelServiceUrl: () => Promise<string | undefined>): TeamsGateway =>
    teamsGateway({
      ...{ connectors: links, pace },
      appId: settings.appId,
      tenantId: settings.tenantId,
      addresses: {
        channelServiceUrl,
        personConversation: async (personId) =>
          instead.chatOf?.(personId) ?? conversationOf(database.kysely, personId),
        savePersonConversation: async (person, place) => void (await remember(person, place)),
      },
    })
  const one = teamsAt(() => newestServiceUrl(database.kysely))
  const teams = instead.teams?.(one, (serviceUrl) => teamsAt(async () => serviceUrl)) ?? one
  return { links, graph, teams, remember }
}
