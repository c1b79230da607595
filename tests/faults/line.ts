/** The line between the bot and a server, to be cut: everything goes through it, hangs in it, or is thrown off it. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Line = {
  /** What comes and goes is passed on again; what was held back goes first. */
  mend(): void
  /** Every connection is reset, and none is taken until it is mended. */
  cut(): void
  /** Connections stand and are taken, and nothing is passed on, in either direction. */
  hang(): void
  /** The other side says that it will say nothing more, and goes on listening. */
  halfClose(): void
  /** Once: when something with these words has gone to the server and was answered, the line is cut before the answer. */
  loseAnswerTo(words: string): void
  /** How many answers were lost. */
  lost(): number
  close(): Promise<void>
}

type Pair = { readonly near: Socket; readonly far: Socket }

export async function openLine(port: number, target: URL): Promise<Line> {
  const pairs = new Set<Pair>()
  let state: 'whole' | 'cut' | 'hanging' = 'whole'
  let words: string | undefined
  let lost = 0
  const server = createServer((near) => {
    if (state === 'cut') return void near.resetAndDestroy()
    const far = connect(Number(target.port), target.hostname)
    const pair = { near, far }
    pairs.add(pair)
    let doomed = false
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
    near.on('data', (chunk: Buffer) => {
      if (words !== undefined && chunk.includes(words)) {
        doomed = true
        words = undefined
      }
      far.write(chunk)
    })
    far.on('data', (chunk: Buffer) => {
      if (!doomed) return void near.write(chunk)
      lost += 1
      near.resetAndDestroy()
      far.end()
    })
    if (state === 'hanging') for (const socket of [near, far]) socket.pause()
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const each = (work: (pair: Pair) => void) => {
    for (const pair of [...pairs]) work(pair)
  }
  return {
    mend() {
      state = 'whole'
      each(({ near, far }) => {
        near.resume()
        far.resume()
      })
    },
    cut() {
      state = 'cut'
      each(({ near, far }) => {
        near.resetAndDestroy()
        far.resetAndDestroy()
      })
    },
    hang() {
      state = 'hanging'
      each(({ near, far }) => {
        near.pause()
        far.pause()
      })
    },
    halfClose: () => each(({ near }) => near.end()),
    loseAnswerTo: (said) => {
      words = said
    },
    lost: () => lost,
    async close() {
      each(({ near, far }) => {
        near.destroy()
        far.destroy()
      })
      server.close()
      await once(server, 'close')
    },
  }
}
