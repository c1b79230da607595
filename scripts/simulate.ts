/** `npm run simulate`: half a year of a council on a moved clock, with the real store, jobs and cards. Exit 1 on a fault. */
import { parseArgs } from 'node:util'
import { report } from './simulate/report.ts'
import { run } from './simulate/run.ts'
import { judge } from './simulate/verdict.ts'

const { values } = parseArgs({
  options: {
    weeks: { type: 'string', default: '26' },
    referrals: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261207' },
    /** A line for each week that is over. */
    verbose: { type: 'boolean', default: false },
  },
})
const wanted = {
  weeks: Number(values.weeks),
  referrals: Number(values.referrals),
  seed: Number(values.seed),
}
/** The bank holidays are known for so long. */
const MOST_WEEKS = 100
if (
  !Object.values(wanted).every((number) => Number.isInteger(number) && number > 0) ||
  wanted.weeks < 3 ||
  wanted.weeks > MOST_WEEKS
) {
  console.error(
    `Use it like this: npm run simulate -- --weeks 26 --referrals 200 --seed 1 (weeks from 3 to ${MOST_WEEKS})`,
  )
  process.exit(1)
}

console.log(`${wanted.weeks} weeks, ${wanted.referrals} referrals, seed ${wanted.seed}`)
const begun = performance.now()
const seconds = (): number => Math.round((performance.now() - begun) / 1000)
let days = 0
const ran = await run(wanted, (day) => {
  days += 1
  if (values.verbose && days % 7 === 0) console.log(`  ${day} is over after ${seconds()} seconds`)
})
try {
  const verdict = judge(ran.evidence, ran.town.diary)
  for (const line of report(ran, verdict)) console.log(line)
  const faults = verdict.mustBeNothing.filter(({ found }) => found.length > 0)
  console.log(
    faults.length === 0
      ? `All well, in ${seconds()} seconds.`
      : `Not well: ${faults.map(({ what }) => what).join(', ')}. After ${seconds()} seconds.`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await ran.close()
}
