/** What the gateways offer to the jobs: the outside world as a handful of calls. Every fault is a `Trouble`. */
import type { LetterDocument, ReportDocument } from '../domain/blocks.ts'
import type { Trouble } from './trouble.ts'

export type Card = Readonly<Record<string, unknown>>

/** One Teams post: plain words, or a card with the line a notification may show (never personal data). */
export type Post = { readonly text: string } | { readonly card: Card; readonly summary: string }

/** Where a post stands, enough to change it later. */
export type Place = { readonly conversationId: string; readonly activityId: string }

/** Where a turn comes from when it comes from a channel. */
export type TeamPlace = {
  readonly channelId: string
  readonly teamId: string | undefined
  readonly serviceUrl: string
}

/** What Teams says of a person and of a channel. `nobody` is not listed; a guest comes from elsewhere. */
export type Membership = {
  readonly person: 'member' | 'guest' | 'nobody'
  readonly channel: 'standard' | 'private or shared' | 'not of this team' | 'not known'
}

/** The last look before something leaves that cannot be taken back. It throws where that must not leave any more. */
export type Before = () => Promise<void>

export type TeamsGateway = {
  /** `before` is asked when it has its turn, right before the post leaves: what it throws comes through. */
  postToChannel(channelId: string, post: Post, before?: Before): Promise<Place>
  /** `Trouble` "not there" when the post was deleted. */
  update(place: Place, post: Post): Promise<void>
  /** Uses the conversation the person already has with the bot, or opens one. `before` as for a channel. */
  postToPerson(personId: string, post: Post, before?: Before): Promise<Place>
  /** A token for the Connector can be had. */
  ready(): Promise<void>
}

export type Attachment = { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array }

export type OutgoingMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** Goes out in the `x-prison-contact-dispatch` header, so that a send can be found again. */
  readonly dispatchId: string
}

export type SentMail = { readonly id: string; readonly sentAt: string }
/** One that carries a dispatch id of ours. `subject` has the reference, and names nobody; `to` is in small letters. */
export type OwnMail = {
  readonly dispatchId: string
  readonly sentAt: string
  readonly subject: string
  readonly to: string
}
export type GraphPerson = { readonly id: string; readonly name: string; readonly mail: string | undefined }

/** `until` is undefined where Outlook has no end for it. */
export type Away = { readonly away: false } | { readonly away: true; readonly until: string | undefined }

export type AwayOrFault = Away | { readonly fault: Trouble }

export type MailFolder = 'sentitems' | 'inbox'

/** A mail by its metadata alone. */
export type MailItem = {
  /** Its internet message id. */
  readonly messageId: string
  readonly conversationId: string
  /** When it was received, ISO, UTC. */
  readonly at: string
  /** Of ours, and of nobody else's. */
  readonly dispatchId: string | undefined
  /** The internet message ids that it names as those it answers. */
  readonly answers: readonly string[]
  readonly kind: 'bounce' | 'automatic' | 'person'
}

export type MailNews = {
  readonly items: readonly MailItem[]
  /** For the next look: the mailbox, and an address of Graph's own. */
  readonly link: string
  /** False when there is more to read at once. */
  readonly whole: boolean
}

/** A mail that came to the mailbox of MASH. All of it but ids and moments is personal. */
export type ArrivedMail = {
  /** Its id in Outlook, which stays when it is moved. */
  readonly id: string
  readonly messageId: string
  /** ISO, UTC. */
  readonly at: string
  readonly from: { readonly name: string; readonly address: string }
  readonly subject: string
  /** Its first words. */
  readonly preview: string
}

export type MailAttachment = {
  readonly id: string
  readonly name: string
  /** A picture within the words of the mail: a signature, a crest. */
  readonly isPicture: boolean
  /** A link to a file elsewhere: it has no bytes. */
  readonly isLink: boolean
}

/** The mailbox of MASH. Bytes above `most` are a `Trouble` "refused" with code `too-large`. */
export type MashMailbox = {
  /** What is new in its inbox since `link`; without one, since the moment `since`. */
  arrivals(
    link: string | undefined,
    since: string,
  ): Promise<{ readonly items: readonly ArrivedMail[]; readonly link: string; readonly whole: boolean }>
  attachmentsOf(mailId: string): Promise<readonly MailAttachment[]>
  attachment(mailId: string, attachmentId: string, most: number): Promise<Uint8Array>
  /** The whole mail as a file (EML). */
  wholeMail(mailId: string, most: number): Promise<Uint8Array>
}

export type FeedNotification = {
  readonly activityType: string
  readonly previewText: string
  readonly templateParameters: Readonly<Record<string, string>>
}

export type FileAddress = { readonly driveId: string; readonly folderId: string; readonly name: string }

export type GraphGateway = {
  /**
   * `before` is asked right before the mail leaves, however long it waited for its turn. What it throws comes through,
   * and nothing left.
   */
  sendMail(mail: OutgoingMail, before?: Before): Promise<void>
  /** Looks in the shared mailbox's Sent Items for a dispatch id, among mail sent at or after `since`. */
  findSent(dispatchId: string, since: string): Promise<SentMail | undefined>
  /** Every mail of ours in Sent Items that was sent at or after `since`. */
  sentSince(since: string): Promise<readonly OwnMail[]>
  /** What is new in a folder of the shared mailbox since `link`; without one, since the moment `since`. */
  mailNews(folder: MailFolder, link: string | undefined, since: string): Promise<MailNews>
  /** Absent where the mailbox of MASH is not read. */
  readonly mash?: MashMailbox | undefined
  putFile(at: FileAddress, file: Attachment): Promise<{ readonly webUrl: string }>
  managerOf(personId: string): Promise<GraphPerson | undefined>
  /** What each one's automatic replies in Outlook say of the moment `at` (ISO, UTC, as `until`); no `Trouble` is thrown. */
  awayUntil(personIds: readonly string[], at: string): Promise<ReadonlyMap<string, AwayOrFault>>
  notify(personId: string, notification: FeedNotification): Promise<void>
  ready(): Promise<void>
}

/** `document` in, bytes of a tagged PDF out; the same document always makes the same bytes. */
export type PdfGateway = { draw(document: ReportDocument | LetterDocument): Promise<Uint8Array> }
