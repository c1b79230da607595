/** `npm run chaos -- --minutes 10`: a council on two instances while everything around them fails. Exit 1 on a fault. */
import { parseArgs } from 'node:util'
import { judge } from './chaos/judge.ts'
import { report } from './chaos/report.ts'
import { run } from './chaos/run.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    walkers: { type: 'string', default: '6' },
  },
})
const [minutes, seed, walkers] = [values.minutes, values.seed, values.walkers].map(Number)
const isCount = (number: number | undefined): number is number =>
  Number.isInteger(number) && Number(number) > 0
if (!(Number(minutes) > 0) || !Number.isInteger(seed) || !isCount(walkers)) {
  console.error('Use it like this: npm run chaos -- --minutes 10 --seed 7 (walkers from 1 on)')
  process.exit(1)
}
const command = `npm run chaos -- --minutes ${minutes} --seed ${seed}`
console.log(`${command}, ${walkers} people at a time, on PostgreSQL. It began ${new Date().toISOString()}.`)
const ran = await run({ seed: Number(seed), seconds: Number(minutes) * 60, walkers })
try {
  const verdict = await judge(ran.town)
  for (const line of report(ran, verdict)) console.log(line)
  const faults = verdict.mustBeNothing.filter(({ found }) => found.length > 0)
  console.log(
    faults.length === 0
      ? 'All well.'
      : `Not well: ${faults.map(({ what }) => what).join(', ')}. Again with: ${command}`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await ran.close()
}
