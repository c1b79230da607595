/**
 * Drives the API from its own OpenAPI document, on a real server and a real store: no 5xx, nothing accepted that breaks
 * the schema, nothing kept of what was refused, no answer that is not in the document.
 * `npm run check:api -- --requests 5000 [--seed 1]`
 */
import { parseArgs } from 'node:util'
import { checkApi } from './check-api/run.ts'

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '1000' }, seed: { type: 'string' } },
})
const requests = Number(values.requests)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
  console.error('Use it like this: npm run check:api -- --requests 5000 --seed 1')
  process.exit(1)
}
try {
  const { statuses, allowed, taken } = await checkApi(requests, seed)
  console.log(`requests: ${requests}, seed: ${seed}`)
  for (const [status, count] of Object.entries(statuses)) console.log(`  ${status}: ${count}`)
  console.log(`bodies that the document allows: ${allowed}; taken: ${taken}`)
  console.log('no 5xx, nothing taken that breaks the schema, nothing kept of what was refused')
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
