/** The bot as it runs in a council, embedded store included, with one referral that is being assessed. */
import { compose } from '../../src/compose.ts'
import { readSettings } from '../../src/config.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { openLog } from '../../src/log.ts'
import { DETAILS } from '../../tests/support/answers.ts'
import { COUNCIL, SAM } from '../../tests/support/council.ts'
import { beMeasured } from './subject.ts'

const settings = readSettings(process.env)
if ('faults' in settings) throw new Error(settings.faults.join('\n'))
const product = await compose(settings, openLog('info', { write: () => undefined }), { directory: COUNCIL })

const at = new Date().toISOString()
const referral: Referral = {
  ...{ id: 'bench', reference: 'PCA-2026-0001', version: 1, status: 'in_progress', submissions: 0 },
  ...{ team: 'north', worker: SAM.id, recordedBy: SAM.id, receivedAt: at, recordedAt: at, details: DETAILS },
  ...{ since: at, firstDue: '2026-12-15', dueChanges: [] },
  due: { day: '2026-12-15', rule: 'three weeks', internalTarget: '2026-12-10' } as Referral['due'],
}
const entry = { at, reference: referral.reference, who: SAM.id, what: 'record', version: 1, reason: '' }
await product.world.store.transaction((tx) =>
  tx.insert(referral, { ...entry, from: 'nothing', to: 'in_progress' }),
)

beMeasured(product.url, {
  saves: async () => (await product.world.store.load(referral.reference))?.assessment.A1?.version ?? 0,
  stop: () => product.stop(),
})
