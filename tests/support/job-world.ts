/** The use cases on a real store with what the jobs need beside: a ledger, and as much of the outside as a test is about. */
import type { JobWorld } from '../../src/jobs/ports.ts'
import { openLedger } from '../../src/store/ledger.ts'
import type { WorkflowWorld } from './workflow-world.ts'

/** Calls of the outside that a test does not name are not there: a job that makes one fails. */
export type Outside = {
  readonly graph?: object
  readonly teams?: object
  readonly pdf?: JobWorld['pdf']
  readonly hear?: JobWorld['hear']
}

/** One page of one byte for each report. */
const ONE_BYTE: JobWorld['pdf'] = { draw: async () => new Uint8Array([1]) }

export function jobWorld(open: WorkflowWorld, outside: Outside): WorkflowWorld & JobWorld {
  const { graph = {}, teams = {}, pdf = ONE_BYTE, hear = () => undefined } = outside
  const given = { graph, teams } as unknown as Pick<JobWorld, 'graph' | 'teams'>
  return { ...open, ...given, pdf, ledger: openLedger(open.database), hear }
}
