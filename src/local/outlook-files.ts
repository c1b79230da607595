/** The document library of the Graph stand-in: takes files, keeps their bytes, and serves them to a browser. */
import { type GraphAnswer, GraphNo, header, json, queryOf, type Route, selected } from './outlook-answers.ts'
import { type Cabinet, counterName } from './outlook-cabinet.ts'
import { uploadRoutes } from './outlook-uploads.ts'

export type FiledFile = {
  readonly id: string
  readonly driveId: string
  readonly folderId: string
  readonly name: string
  readonly contentType: string
  readonly bytes: Buffer
  readonly filedAt: string
  /** Opens the file from this machine. */
  readonly webUrl: string
}

export type FilePlace = Pick<FiledFile, 'driveId' | 'folderId' | 'name'>

export type Drive = {
  origin(): string
  files(): readonly FiledFile[]
  find(place: FilePlace): FiledFile | undefined
  /** Replaces a file of the same name in the same folder. The answer is Graph's driveItem. */
  keep(place: FilePlace, contentType: string, bytes: Buffer): Promise<GraphAnswer>
}

const ITEM_PROPERTIES = ['id', 'name', 'size', 'webUrl', 'eTag', 'file', 'parentReference']

type Entry = Omit<FiledFile, 'webUrl' | 'bytes'> & { readonly content: string }
type DriveOptions = { readonly cabinet: Cabinet; readonly now: () => number; readonly origin: () => string }

/** The entry (JSON) names its content (bytes); renaming the entry into place is what makes a file stand. */
export async function openDrive({ cabinet, now, origin }: DriveOptions): Promise<Drive> {
  const kept = new Map<string, { entry: Entry; bytes: Buffer }>()
  let count = 0
  for (const { bytes } of await cabinet.all('files', '.json')) {
    const entry: Entry = JSON.parse(bytes.toString())
    kept.set(entry.id, { entry, bytes: await cabinet.get('files', entry.content) })
  }
  for (const { name } of await cabinet.all('files', '.bin'))
    count = Math.max(count, Number.parseInt(name, 10))

  const shown = ({ entry, bytes }: { entry: Entry; bytes: Buffer }): FiledFile => {
    const { content: _, ...file } = entry
    const webUrl = `${origin()}/files/${entry.id}/${encodeURIComponent(entry.name)}`
    return { ...file, bytes, webUrl }
  }
  const files = () => [...kept.values()].map(shown)
  const find = (place: FilePlace) => files().find((file) => isAt(file, place))
  const keep = async (place: FilePlace, contentType: string, bytes: Buffer): Promise<GraphAnswer> => {
    count += 1
    const counter = counterName(count)
    const old = [...kept.values()].find(({ entry }) => isAt(entry, place))?.entry
    const id = old?.id ?? counter
    const filedAt = new Date(now()).toISOString()
    const entry: Entry = { ...place, id, contentType, filedAt, content: `${counter}.bin` }
    await cabinet.put('files', entry.content, bytes)
    await cabinet.put('files', `${id}.json`, Buffer.from(JSON.stringify(entry)))
    kept.set(id, { entry, bytes })
    if (old !== undefined) await cabinet.remove('files', old.content)
    return json(old === undefined ? 201 : 200, driveItem(shown({ entry, bytes })))
  }
  // One at a time: two files of one name that come together must become one file.
  let last: Promise<unknown> = Promise.resolve()
  return {
    origin,
    files,
    find,
    keep: (place, contentType, bytes) => {
      const mine = last.then(() => keep(place, contentType, bytes))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** SharePoint tells no names apart by their letter case. */
const isAt = (file: FilePlace, place: FilePlace): boolean =>
  file.driveId === place.driveId &&
  file.folderId === place.folderId &&
  file.name.toLowerCase() === place.name.toLowerCase()

const SIMPLE_UPLOAD_BYTES = 4 * 1024 * 1024

export const fileRoutes = (drive: Drive): readonly Route[] => [
  {
    method: 'PUT',
    path: /^\/v1\.0\/drives\/([^/]+)\/items\/([^/:]+):\/([^/:]+):\/content$/,
    answer: (call, [driveId = '', folderId = '', name = '']) => {
      const place = { driveId, folderId, name }
      const conflict = queryOf(call, ['@microsoft.graph.conflictBehavior']).get(
        '@microsoft.graph.conflictBehavior',
      )
      if (conflict === 'fail' && drive.find(place) !== undefined)
        throw new GraphNo(409, 'nameAlreadyExists', 'The specified item name already exists.')
      if (call.body.length > SIMPLE_UPLOAD_BYTES)
        throw new GraphNo(413, 'maxFileSizeExceeded', 'Use a session.')
      checkName(name)
      return drive.keep(place, header(call, 'content-type') ?? 'application/octet-stream', call.body)
    },
  },
  {
    method: 'GET',
    path: /^\/v1\.0\/drives\/([^/]+)\/items\/([^/:]+)$/,
    answer: (call, [driveId = '', id = '']) => {
      const names = selected(queryOf(call, ['$select']), ITEM_PROPERTIES)
      const file = drive.files().find((one) => one.id === id && one.driveId === driveId)
      if (file === undefined) throw new GraphNo(404, 'itemNotFound', 'The resource could not be found.')
      const item = Object.entries(driveItem(file))
      const wanted = item.filter(([name]) => names.length === 0 || name === 'id' || names.includes(name))
      return json(200, Object.fromEntries(wanted))
    },
  },
  {
    method: 'GET',
    path: /^\/files\/(\d+)\/([^/]+)$/,
    answer: (_call, [id = '']) => {
      const file = drive.files().find((one) => one.id === id)
      if (file === undefined) throw new GraphNo(404, 'itemNotFound', 'The resource could not be found.')
      return { status: 200, headers: servingHeaders(file), body: file.bytes }
    },
  },
  ...uploadRoutes(drive),
]

/** Only a PDF opens in the browser; anything else is a download, so that no page can run from here. */
function servingHeaders(file: FiledFile): Record<string, string> {
  const isPdf = file.contentType === 'application/pdf'
  return {
    'content-type': isPdf ? 'application/pdf' : 'application/octet-stream',
    'content-disposition': `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-length': String(file.bytes.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}

export function checkName(name: string): void {
  const bad = /["*:<>?/\\|]/.test(name) || /^\s|\s$|\.$|^~\$|_vti_/i.test(name) || name.length > 400
  if (bad || name === '')
    throw new GraphNo(400, 'invalidRequest', 'The name provided contains invalid characters.')
}

const driveItem = (file: FiledFile) => ({
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#drives/items/$entity',
  id: file.id,
  name: file.name,
  size: file.bytes.length,
  webUrl: file.webUrl,
  eTag: `"${file.id}"`,
  createdDateTime: file.filedAt,
  lastModifiedDateTime: file.filedAt,
  file: { mimeType: file.contentType },
  parentReference: { driveId: file.driveId, driveType: 'documentLibrary', id: file.folderId },
})
