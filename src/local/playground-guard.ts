/** A process of its own that ends the Playgrounds when the bot is gone without a word, for example killed. */
import { createInterface } from 'node:readline'
import { endGroup } from './process-group.ts'

const groups: number[] = []
const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => groups.push(Number(line)))
// Standard input ends when the bot does, in whatever way.
lines.on('close', () => {
  for (const group of groups) endGroup(group)
})
