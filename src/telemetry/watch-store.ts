/** Use cases and their transactions as spans, and the faults of the store by kind. */
import { isRefusal } from '../domain/refusal.ts'
import type { AuditEntry, Store, Transaction } from '../workflow/ports.ts'
import type { StoreError } from './metric-names.ts'
import type { Mark, Watching } from './watching.ts'

/** Every change goes through `transaction`: the outer span is the use case, the inner one what ran inside. */
export function watchStore(watching: Watching, store: Store): Store {
  return {
    ...store,
    transaction: (work) =>
      watching.within({ name: 'use case' }, async (useCase) => {
        const asked = performance.now()
        const result = await store.transaction((tx) => {
          const waited = Math.round(performance.now() - asked)
          const span = { name: 'transaction', fields: { 'transaction.wait_ms': waited } } as const
          return watching.within(span, () => work(seen(tx, useCase)))
        })
        if (isRefusal(result)) {
          useCase.noted.refused ??= result.refused
          useCase.set({ refusal: result.refused })
        }
        return result
      }),
  }
}

/** The move says which use case it was. */
function seen(tx: Transaction, { set }: Mark): Transaction {
  const tell = ({ reference, what, from, to }: AuditEntry): void =>
    set({ 'referral.reference': reference, 'referral.move': what, 'referral.from': from, 'referral.to': to })
  return {
    ...tx,
    save: (referral, audit) => {
      tell(audit)
      return tx.save(referral, audit)
    },
    insert: (referral, audit) => {
      tell(audit)
      return tx.insert(referral, audit)
    },
    saveSection: (reference, saved, along) => {
      tell(along.audit)
      return tx.saveSection(reference, saved, along)
    },
  }
}

const BY_CODE: readonly (readonly [RegExp, StoreError])[] = [
  [/^(?:53100|58030|ENOSPC|EDQUOT)$/, 'full'],
  [/^53[234]00$/, 'crowded'],
  [/^(?:08\w{3}|57P0[123]|ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|28\w{3}|3D000)$/, 'lost'],
  [/^(?:40001|40P01|55P03)$/, 'clash'],
]

/** Faults of the store, as SQL states and codes of the system; their texts repeat rows and are not looked at. */
export function countStoreFault({ figures }: Watching): (fault: unknown) => void {
  return (fault) => figures.count('store_errors_total', { kind: kindOf(fault) })
}

function kindOf(fault: unknown): StoreError {
  const { code, name, message } = Object(fault) as { code?: unknown; name?: unknown; message?: unknown }
  if (typeof name === 'string' && /Seal|Key/.test(name)) return 'keys'
  const known = BY_CODE.find(([fits]) => fits.test(String(code ?? '')))
  if (known !== undefined) return known[1]
  if (
    typeof message === 'string' &&
    /timeout exceeded when trying to connect|busy for too long/.test(message)
  )
    return 'crowded'
  return typeof message === 'string' &&
    /Connection terminated|Client has encountered a connection error/.test(message)
    ? 'lost'
    : 'other'
}
