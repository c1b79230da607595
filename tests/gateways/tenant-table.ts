/** A tenant as a table, for the set-up check: what Graph and Entra say to each call, by method and path. */
import { COUNCIL, MAYA, TESS } from '../support/council.ts'
import type { Told } from './loopback.ts'

export const MAILBOX = 'prison.contact@council.example'
export const SECRET = 'quetzalcoatl'
export const OTHER = MAYA.id

export type Table = Readonly<Record<string, Told | 'cut'>>

export const error = (status: number, code: string): Told => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code, message: `${SECRET} text of Graph` } }),
})
export const json = (value: object): Told => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
export const DENIED = error(403, 'ErrorAccessDenied')
export const EMPTY = error(400, 'ErrorInvalidRequest')
const FOLDER = json({ id: 'f', folder: { childCount: 0 } })
const NEWS = json({ value: [], '@odata.deltaLink': 'http://127.0.0.1/later' })
const REPLIES = json({ status: 'disabled' })

/** A tenant in which every right is given as docs/permissions.md has it. By method and path, without the query. */
export const WELL: Table = {
  'POST /token': json({ access_token: 'word', expires_in: 3600, token_type: 'Bearer' }),
  'GET /openid': json({}),
  [`POST /users/${MAILBOX}/sendMail`]: EMPTY,
  [`POST /users/${OTHER}/sendMail`]: DENIED,
  [`GET /users/${MAILBOX}/mailFolders/sentitems/messages`]: json({ value: [] }),
  [`GET /users/${MAILBOX}/mailFolders/inbox/messages/delta`]: NEWS,
  [`GET /users/${OTHER}/mailFolders/inbox`]: DENIED,
  'GET /drives/drive-north/items/folder-north': FOLDER,
  'GET /drives/drive-south/items/folder-south': FOLDER,
  [`GET /users/${TESS.id}/mailboxSettings/automaticRepliesSetting`]: REPLIES,
  [`GET /users/${OTHER}/mailboxSettings/automaticRepliesSetting`]: DENIED,
  'GET /users/00000000-0000-4000-8000-0000000000b2/manager': json({ id: 'm' }),
  [`POST /users/${TESS.id}/teamwork/sendActivityNotification`]: error(400, 'BadRequest'),
}

/** A call that is denied, what the bot then cannot do, and a part of the step that mends it. */
export const MISSING = [
  [`POST /users/${MAILBOX}/sendMail`, 'send from the shared mailbox', /Role "Application Mail\.Send"/],
  [
    `GET /users/${MAILBOX}/mailFolders/sentitems/messages`,
    'read Sent Items',
    /Role "Application Mail\.Read"/,
  ],
  ['GET /drives/drive-south/items/folder-south', 'file in the folder of South', /New-MgSitePermission/],
  [`GET /users/${TESS.id}/mailboxSettings/automaticRepliesSetting`, 'see whether', /MailboxSettings\.Read/],
  ['GET /users/00000000-0000-4000-8000-0000000000b2/manager', 'see who manages', /'User\.Read\.All'/],
  [`POST /users/${TESS.id}/teamwork/sendActivityNotification`, 'ring the bell', /Teams admin centre/],
] as const

/** The council of the tests as its authority file would have it. */
export function authority(): object {
  const { lado, ...rest } = COUNCIL
  return { ...rest, lado, allowedDomains: ['council.example', 'prison.example', 'prisons.example'] }
}
