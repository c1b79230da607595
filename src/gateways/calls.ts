/** Every request to Graph and to the Bot Connector that the product can make. docs/permissions.md is written from it. */
import type { RightName } from './rights.ts'

export type Call = {
  readonly to: 'Graph' | 'Connector'
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** After the base address; a part in braces is filled in, and `{uploadUrl}` is an address that Graph hands out. */
  readonly path: string
  /** In Microsoft's published description, where that names the parts otherwise; undefined where words alone describe it. */
  readonly published: string | undefined
  readonly right: RightName
  readonly why: string
  /** Who makes it. */
  readonly files: readonly string[]
}

const MAILBOX = '/users/{mailbox}'
const MASH_MAIL = '/users/{MASH mailbox}/messages/{message}'
const FOLDER_FILE = '/drives/{drive}/items/{folder}:/{name}:'
const CONVERSATION = '/v3/conversations/{conversationId}'

/** One line for each method and path. tests/gateways/calls.test.ts finds a call without a line, and a line without a call. */
export const CALLS = [
  {
    to: 'Graph',
    method: 'POST',
    path: `${MAILBOX}/sendMail`,
    published: '/users/{user-id}/sendMail',
    right: 'send',
    why: 'receipts, reports and notices of delay',
    files: ['src/gateways/graph.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: `${MAILBOX}/mailFolders/sentitems/messages`,
    published: '/users/{user-id}/mailFolders/{mailFolder-id}/messages',
    right: 'read',
    why: 'after a doubtful send, or when a back-up was put back, to see what went',
    files: ['src/gateways/graph-sent.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: `${MAILBOX}/mailFolders/{folder}/messages/delta`,
    published: '/users/{user-id}/mailFolders/{mailFolder-id}/messages/delta',
    right: 'read',
    why: 'what is new in Sent Items and in the inbox: that a mail left, came back or was answered; no words of any mail. Of the mailbox of MASH, also who wrote, the subject and the first words',
    files: ['src/gateways/graph-delta.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: `${MASH_MAIL}/attachments`,
    published: '/users/{user-id}/messages/{message-id}/attachments',
    right: 'readMash',
    why: 'what is attached to a mail that came to the mailbox of MASH',
    files: ['src/gateways/graph-mash.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: `${MASH_MAIL}/attachments/{attachment}/$value`,
    // The same without its last part is published; that part is described in words.
    published: '/users/{user-id}/messages/{message-id}/attachments/{attachment-id}',
    right: 'readMash',
    why: 'such a paper itself, to be kept with the referral',
    files: ['src/gateways/graph-mash.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: `${MASH_MAIL}/$value`,
    published: '/users/{user-id}/messages/{message-id}',
    right: 'readMash',
    why: 'the mail itself as a file, to be kept with the referral',
    files: ['src/gateways/graph-mash.ts'],
  },
  {
    to: 'Graph',
    method: 'PUT',
    path: `${FOLDER_FILE}/content`,
    published: '/drives/{drive-id}/items/{parent-id}:/{filename}:/content',
    right: 'file',
    why: 'files draft and signed reports',
    files: ['src/gateways/graph-files.ts'],
  },
  {
    to: 'Graph',
    method: 'POST',
    path: `${FOLDER_FILE}/createUploadSession`,
    published: '/drives/{drive-id}/items/{parent-id}:/{filename}:/createUploadSession',
    right: 'file',
    why: 'begins to file a report above 4 MB; in the set-up check, where a word asks for it, whether it may',
    files: ['src/gateways/graph-files.ts', 'src/gateways/tenant-probes.ts'],
  },
  {
    to: 'Graph',
    method: 'PUT',
    path: '{uploadUrl}',
    published: undefined,
    right: 'file',
    why: 'a piece of such a report; the address is the key, so no token goes with it',
    files: ['src/gateways/graph-files.ts'],
  },
  {
    to: 'Graph',
    method: 'DELETE',
    path: '{uploadUrl}',
    published: undefined,
    right: 'file',
    why: 'gives up a report that was put up in part; ends what the set-up check began',
    files: ['src/gateways/graph-files.ts', 'src/gateways/tenant-probes.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: '/drives/{drive}/items/{item}',
    published: '/drives/{drive-id}/items/{driveItem-id}',
    right: 'file',
    why: 'the link to a report that was put up in pieces; in the set-up check, whether the folder of a team is there',
    files: ['src/gateways/graph-files.ts', 'src/gateways/tenant-probes.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: '/users/{person}/manager',
    published: '/users/{user-id}/manager',
    right: 'manager',
    why: 'who signs off for a social worker',
    files: ['src/gateways/graph.ts'],
  },
  {
    to: 'Graph',
    method: 'GET',
    path: '/users/{person}/mailboxSettings/automaticRepliesSetting',
    // One setting alone is described in words; all of them together, with this one inside, in the description.
    published: '/users/{user-id}/mailboxSettings',
    right: 'away',
    why: 'whether a Team Manager is away, so that the deputy is asked to sign off',
    files: ['src/gateways/graph-away.ts'],
  },
  {
    to: 'Graph',
    method: 'POST',
    path: '/$batch',
    published: '/$batch',
    right: 'away',
    why: 'the question above about several people in one call; it needs no right of its own, and nothing else goes this way',
    files: ['src/gateways/graph-batch.ts'],
  },
  {
    to: 'Graph',
    method: 'POST',
    path: '/users/{person}/teamwork/sendActivityNotification',
    published: '/users/{user-id}/teamwork/sendActivityNotification',
    right: 'bell',
    why: 'rings the bell in Teams when something waits for a person',
    files: ['src/gateways/graph.ts'],
  },
  {
    to: 'Connector',
    method: 'POST',
    path: '/v3/conversations',
    published: '/v3/conversations',
    right: 'connector',
    why: 'the card of a referral in a channel; a chat with a person who has none with the bot yet',
    files: ['src/gateways/teams.ts'],
  },
  {
    to: 'Connector',
    method: 'POST',
    path: `${CONVERSATION}/activities`,
    published: '/v3/conversations/{conversationId}/activities',
    right: 'connector',
    why: 'everything that comes to a person by itself',
    files: ['src/gateways/teams.ts'],
  },
  {
    to: 'Connector',
    method: 'PUT',
    path: `${CONVERSATION}/activities/{activityId}`,
    published: '/v3/conversations/{conversationId}/activities/{activityId}',
    right: 'connector',
    why: 'the same card, changed',
    files: ['src/gateways/teams.ts', 'src/bot/bot.ts'],
  },
  {
    to: 'Connector',
    method: 'POST',
    path: `${CONVERSATION}/activities/{activityId}`,
    published: '/v3/conversations/{conversationId}/activities/{activityId}',
    right: 'connector',
    why: 'every reply of the bot',
    files: ['src/bot/bot.ts'],
  },
] as const satisfies readonly Call[]

/** What the set-up check tries besides, and hopes to be refused: for a mailbox that is not the product's. */
export const TRIED = [
  {
    method: 'GET',
    path: '/users/{another mailbox}/mailFolders/inbox',
    published: '/users/{user-id}/mailFolders/{mailFolder-id}',
    why: 'must be refused: the bot may open the shared mailbox alone',
  },
  {
    method: 'POST',
    path: '/users/{another mailbox}/sendMail',
    published: '/users/{user-id}/sendMail',
    why: 'must be refused, and is empty, so that nothing can be sent: the bot may send from the shared mailbox alone',
  },
  {
    method: 'GET',
    path: '/users/{person who never signs off}/mailboxSettings/automaticRepliesSetting',
    published: '/users/{user-id}/mailboxSettings',
    why: 'must be refused: the bot may ask about those alone who sign off',
  },
] as const satisfies readonly Pick<Call, 'method' | 'path' | 'published' | 'why'>[]
