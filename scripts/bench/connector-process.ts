/** The limited Connector in a process of its own, as Teams is. */
import { fileURLToPath } from 'node:url'
import { type CountingProcess, serveCounts, startCounting } from './counting-process.ts'
import { type LimitedConnector, startLimitedConnector } from './limited-connector.ts'

export type Counts = ReturnType<LimitedConnector['counts']>

type Limits = Parameters<typeof startLimitedConnector>[0]

const FILE = fileURLToPath(import.meta.url)

export const startConnectorProcess = (limits: Limits): Promise<CountingProcess<Counts>> =>
  startCounting(FILE, limits)

if (process.argv[1] === FILE) serveCounts(await startLimitedConnector(JSON.parse(process.argv[2] ?? '')))
