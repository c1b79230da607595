/** What the jobs need beside the use cases: the gateways, the ledger, and a log that takes references alone. */
import type { Day, Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { GraphGateway, PdfGateway, Place, TeamsGateway } from '../gateways/ports.ts'
import type { KeptNotice, KeptReport, World } from '../workflow/ports.ts'

export type End = {
  readonly status: 'accepted' | 'failed' | 'not needed'
  readonly fault?: string
  /** Who could not be reached. */
  readonly person?: PersonId
  readonly at: Moment
}

export type ChannelKey = { readonly reference: string; readonly channelId: string }
export type Shown = Place & { readonly version: number; readonly day: Day | undefined }

export type Ledger = {
  /** The notice as it was before this attempt, the attempt being written down unless it is settled already. */
  beginAttempt(key: string, at: Moment): Promise<KeptNotice | undefined>
  settle(key: string, end: End): Promise<void>
  noteFault(key: string, fault: string): Promise<void>
  keepBytes(report: KeptReport, bytes: Uint8Array): Promise<void>
  keepWebUrl(report: KeptReport, webUrl: string): Promise<void>
  /** Undefined while another worker changes this card. */
  claimChannelPost(
    key: ChannelKey,
    at: Moment,
  ): Promise<{ place: Place | undefined; shownVersion: number; shownDay: Day | undefined } | undefined>
  releaseChannelPost(key: ChannelKey, shown: Shown | undefined): Promise<void>
  cardsOfAnEarlierDay(today: Day, most: number): Promise<readonly string[]>
  /** The channels in which a referral has a card. */
  channelsOf(reference: string): Promise<readonly string[]>
}

export type Failure =
  | { readonly kind: 'delivery'; readonly key: string; readonly attempt: number; readonly fault: unknown }
  | { readonly kind: 'release'; readonly reference: string; readonly refused: string }

export type JobWorld = World & {
  readonly teams: TeamsGateway
  readonly graph: GraphGateway
  readonly pdf: PdfGateway
  readonly ledger: Ledger
  /** Hears of each attempt that failed and of each release that was refused: references and codes alone. */
  readonly hear: (failure: Failure) => void
}

/** What a delivery ended in: done, or overtaken by events. */
export type Delivered = 'accepted' | 'not needed'
