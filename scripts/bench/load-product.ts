/** The bot as it runs in a council, on the PostgreSQL of the bench, with the referrals of the load. */

import { compose } from '../../src/compose.ts'
import { readSettings } from '../../src/config.ts'
import { openLog } from '../../src/log.ts'
import { LOAD_COUNCIL, LOAD_REFERRALS } from './load-council.ts'
import { beMeasured } from './subject.ts'

const settings = readSettings(process.env)
if ('faults' in settings) throw new Error(settings.faults.join('\n'))
// A fault is answered with a sentence; only here is it seen that a typed turn was none.
let faults = 0
const log = openLog('error', {
  write: (line) => {
    faults += 1
    console.error(line)
  },
})
const product = await compose(settings, log, { directory: LOAD_COUNCIL })

const at = new Date().toISOString()
const all = LOAD_REFERRALS(at).map((referral) => ({
  referral,
  audit: {
    ...{ at, reference: referral.reference, who: referral.recordedBy, what: 'record' as const, version: 1 },
    ...{ reason: '', from: 'nothing' as const, to: referral.status },
  },
}))
await product.world.store.transaction((tx) => tx.insertAll(all))
await product.database.run('vacuum analyze')

beMeasured(product.url, { faults: () => faults, stop: () => product.stop() })
