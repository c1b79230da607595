/** PGlite made durable: as shipped it never asks the disk to keep anything, so the fsync is put back here. */
import { chmodSync, closeSync, fsyncSync, lstatSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * Opens the engine on a folder of its own format, creating it where it is empty. Refused when fsync would be
 * off.
 */
export async function openEngine(folder: string): Promise<PGlite> {
  const pglite = await PGlite.create({ fs: new DurableFolder(folder), startParams: START })
  const { rows } = await pglite.query<{ fsync: string }>('show fsync')
  if (rows[0]?.fsync !== 'on') throw new Error('The embedded store would not be durable: fsync is off.')
  return pglite
}

/** Makes a folder with everything in it private, and asks the disk to keep it. */
export function settleTree(path: string): void {
  const isFolder = lstatSync(path).isDirectory()
  chmodSync(path, isFolder ? 0o700 : 0o600)
  if (isFolder) for (const name of readdirSync(path)) settleTree(join(path, name))
  settle(path)
}

/** Asks the disk to keep one file, or the names in one folder. */
export function settle(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

// `-F` is PostgreSQL's "never fsync". The write-ahead log and the memory are kept small: this is one
// council's work.
const START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...[
    'wal_sync_method=fsync',
    'max_wal_size=64MB',
    'min_wal_size=32MB',
    'shared_buffers=16MB',
    'timezone=UTC',
  ].flatMap((setting) => ['-c', setting]),
]

type Stream = { readonly nfd: number }
type NodeFolders = { readonly stream_ops?: { fsync?: (stream: Stream) => number } }

const IO_ERROR = 29

class DurableFolder extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(...given)
    const putBack = (engine: unknown) => {
      const operations = (engine as { NODEFS?: NodeFolders }).NODEFS?.stream_ops
      if (!operations)
        throw new Error(
          'PGlite has changed inside: the place for fsync is gone. See src/store/embedded-engine.ts.',
        )
      operations.fsync = (stream) => fsyncOf(stream.nfd)
    }
    return {
      emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(made.emscriptenOpts.preRun ?? []), putBack] },
    }
  }
}

// EINVAL is what a folder or a special file answers, which PostgreSQL expects to be harmless.
function fsyncOf(file: number): number {
  try {
    fsyncSync(file)
    return 0
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EINVAL' ? 0 : IO_ERROR
  }
}
