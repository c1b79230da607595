/**
 * One process for each data folder: a second one is refused in a sentence, and a killed one leaves nothing
 * behind.
 */
import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'

export type Lock = { release(): Promise<void> }

/**
 * Takes the folder for this process, and creates it (private) where it does not exist. Refused with a
 * sentence when another process has it. Holds within one machine and one container; across those, use
 * PostgreSQL.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  prepare(folder)
  const address = addressFor(realpathSync(folder))
  const server = createServer((socket) => socket.destroy())
  server.unref()
  if (!(await listens(server, address))) {
    const stale = isFile(address) && !(await answers(address))
    if (stale) rmSync(address, { force: true })
    if (!stale || !(await listens(server, address))) throw new Error(refusal(folder))
  }
  return { release: () => new Promise((done) => server.close(() => done())) }
}

/** Made where it is not there; said at once where nothing can be kept in it, as on a file system that is read-only. */
function prepare(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    throw new Error(
      `The data folder ${folder} cannot be written to (${code}). Let this user write there, or set DATA_DIR to another folder.`,
    )
  }
}

const refusal = (folder: string) =>
  `The data folder ${folder} is open in another process, and only one may use it at a time. ` +
  'Stop the other one first, or set DATA_DIR to another folder.'

// The kernel drops an abstract socket or a named pipe with the process. Elsewhere it is a file that may be
// stale.
function addressFor(folder: string): string {
  const name = `prison-contact-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return process.platform === 'linux' ? `\0${name}` : `${tmpdir()}/${name}.sock`
}

const isFile = (address: string) => address.startsWith('/')

const listens = (server: Server, path: string) =>
  new Promise<boolean>((yes, no) => {
    const failed = (fault: NodeJS.ErrnoException) => (fault.code === 'EADDRINUSE' ? yes(false) : no(fault))
    server.once('error', failed)
    server.listen({ path, exclusive: true }, () => {
      server.off('error', failed)
      yes(true)
    })
  })

const answers = (path: string) =>
  new Promise<boolean>((tell) => {
    const socket = connect(path, () => tell(true)).once('error', () => tell(false))
    socket.once('close', () => socket.destroy())
  })
