/** Upload sessions of the Graph stand-in: pieces in order, each but the last a multiple of 320 KiB. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type GraphAnswer,
  GraphNo,
  type GraphRequest,
  header,
  json,
  jsonBody,
  type Route,
} from './outlook-answers.ts'
import { checkName, type Drive, type FilePlace } from './outlook-files.ts'

type Session = {
  readonly place: FilePlace
  readonly pieces: Buffer[]
  length: number
  readonly endsAt: string
}

const OPEN = z.strictObject({
  item: z
    .strictObject({
      '@microsoft.graph.conflictBehavior': z.enum(['replace', 'fail', 'rename']).optional(),
      '@odata.type': z.string().optional(),
      name: z.string().optional(),
      description: z.string().optional(),
      fileSize: z.number().int().optional(),
    })
    .optional(),
  deferCommit: z.boolean().optional(),
})

const PIECE_UNIT = 320 * 1024
const SESSION_MS = 24 * 3600 * 1000
const ADDRESS = /^\/drive-uploads\/([\w-]+)$/

/** Sessions live in memory: a restart ends them, as Graph ends them after a time. */
export function uploadRoutes(drive: Drive): readonly Route[] {
  const sessions = new Map<string, Session>()
  const sessionOf = (id: string): Session => {
    const session = sessions.get(id)
    if (session === undefined) throw new GraphNo(404, 'itemNotFound', 'The upload session was not found.')
    return session
  }
  return [
    {
      method: 'POST',
      path: /^\/v1\.0\/drives\/([^/]+)\/items\/([^/:]+):\/([^/:]+):\/createUploadSession$/,
      answer: (call, [driveId = '', folderId = '', name = '']) => {
        jsonBody(call, OPEN)
        checkName(name)
        const id = randomUUID()
        const endsAt = new Date(Date.now() + SESSION_MS).toISOString()
        sessions.set(id, { place: { driveId, folderId, name }, pieces: [], length: 0, endsAt })
        return json(200, {
          uploadUrl: `${drive.origin()}/drive-uploads/${id}`,
          expirationDateTime: endsAt,
          nextExpectedRanges: ['0-'],
        })
      },
    },
    {
      method: 'PUT',
      path: ADDRESS,
      answer: async (call, [id = '']) => {
        const session = sessionOf(id)
        if (takePiece(session, call) === 'more') return expecting(session)
        sessions.delete(id)
        const item = await drive.keep(
          session.place,
          typeOf(session.place.name),
          Buffer.concat(session.pieces),
        )
        return { ...item, body: withoutAddress(item.body) }
      },
    },
    {
      method: 'DELETE',
      path: ADDRESS,
      answer: (_call, [id = '']) => {
        sessionOf(id)
        sessions.delete(id)
        return { status: 204 }
      },
    },
  ]
}

function takePiece(session: Session, call: GraphRequest): 'more' | 'all' {
  if (header(call, 'authorization') !== undefined)
    throw new GraphNo(401, 'unauthenticated', 'The upload address takes no token.')
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header(call, 'content-range') ?? '')
  const [start = Number.NaN, end = Number.NaN, total = Number.NaN] = (range ?? []).slice(1).map(Number)
  const isLast = end + 1 === total
  if (!(end < total) || call.body.length !== end - start + 1)
    throw new GraphNo(400, 'invalidRange', 'The range and the body differ.')
  if (!isLast && call.body.length % PIECE_UNIT !== 0)
    throw new GraphNo(400, 'invalidRange', 'A piece must be a multiple of 320 KiB.')
  if (start !== session.length) throw new GraphNo(416, 'invalidRange', 'This is not the next range.')
  session.pieces.push(call.body)
  session.length += call.body.length
  return isLast ? 'all' : 'more'
}

const expecting = (session: Session): GraphAnswer =>
  json(202, { expirationDateTime: session.endsAt, nextExpectedRanges: [`${session.length}-`] })

/** The session is told no content type, so the library goes by the name. */
const typeOf = (name: string): string =>
  /\.pdf$/i.test(name) ? 'application/pdf' : 'application/octet-stream'

/** As in Graph's own description of a session: the item comes without its address. */
function withoutAddress(item: unknown): unknown {
  const { webUrl: _, ...rest } = item as { webUrl?: string }
  return rest
}
