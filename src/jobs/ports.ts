/** What the jobs need beside the use cases: the gateways, the ledger, and a log that takes references alone. */
import type { Anchor } from '../domain/anchor.ts'
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
  /** How many attempts were begun, by whomever. */
  attemptsOf(key: string): Promise<number | undefined>
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
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  /** The store stands elsewhere, and everything that was seen of it is there. */
  | { readonly kind: 'moved store' }
  /** The store was put back, or has moved while nobody looked: all is held. */
  | { readonly kind: 'put back' }

export type JobWorld = World & {
  /** Whether everything that leaves is held, after a back-up was put back; left out where nothing ever is. */
  readonly held?: () => Promise<boolean>
  readonly teams: TeamsGateway
  readonly graph: GraphGateway
  readonly pdf: PdfGateway
  readonly ledger: Ledger
  /** Hears of each attempt that failed, each release that was refused, each anchor: references and codes alone. */
  readonly hear: (failure: Failure) => void
  /** Milliseconds after which an attempt counts as failed; for tests. */
  readonly deliveryLimitMs?: number
  /** Where the heads of the audit go each day; undefined where the log alone has them. */
  readonly anchorMailbox?: string | undefined
  /** Whether a newer release has closed the store to this one; looked at with every sweep. */
  readonly rollout?: { look(): Promise<void>; isOvertaken(): boolean }
}

/** What a delivery ended in: done, or overtaken by events. */
export type Delivered = 'accepted' | 'not needed'
