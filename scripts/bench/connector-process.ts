/** The limited Connector in a process of its own, as Teams is: when this one is busy, that one counts arrivals all the same. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type LimitedConnector, startLimitedConnector } from './limited-connector.ts'

export type Counts = ReturnType<LimitedConnector['counts']>

export type ConnectorProcess = {
  readonly url: string
  counts(): Promise<Counts>
  close(): Promise<void>
}

type Limits = Parameters<typeof startLimitedConnector>[0]

export async function startConnectorProcess(limits: Limits): Promise<ConnectorProcess> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(limits)])
  const [{ url }] = await once(child, 'message')
  return {
    url,
    counts: async () => {
      const answer = once(child, 'message')
      child.send('counts')
      const [counts] = await answer
      return counts
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(JSON.parse(process.argv[2] ?? ''))

async function serve(limits: Limits): Promise<void> {
  const connector = await startLimitedConnector(limits)
  process.on('message', () => process.send?.(connector.counts()))
  process.on('disconnect', () => void connector.close())
  process.send?.({ url: connector.url })
}
