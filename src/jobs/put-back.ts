/** Notices a store that was put back from a back-up although nobody said so: it stands elsewhere, or it went back. */
import type { Head, StorePlace, Whereabouts } from '../workflow/restored-ports.ts'
import type { JobWorld } from './ports.ts'

const PLACE = 'store stands at'

export type PutBack = {
  /** At the start against where the store stood before; later against what this process saw of it. Changes nothing. */
  isPutBack(): Promise<boolean>
  /** It is as it should be, or it is held: from here on this is what is compared with. */
  settle(): Promise<void>
}

/**
 * Whoever lives through a change vouches for the store by the last lines that it saw: with a failover all of them are
 * there still, and it goes on. Whoever starts saw nothing, and believes the place alone.
 */
export function watchPutBack({ store, clock, hear }: JobWorld, whereabouts: Whereabouts): PutBack {
  let seen: readonly Head[] | undefined
  const known = async (): Promise<StorePlace | undefined> => {
    const memo = await store.memo(PLACE)
    return memo === undefined ? undefined : (JSON.parse(memo.value) as StorePlace)
  }
  return {
    async isPutBack() {
      if (seen !== undefined) return !(await whereabouts.stand(seen))
      return isElsewhere(await whereabouts.place(), await known())
    },
    async settle() {
      const [here, before] = [await whereabouts.place(), await known()]
      const moved = isElsewhere(here, before)
      if (moved && seen !== undefined) hear({ kind: 'moved store' })
      if (here !== undefined && (moved || before === undefined))
        await store.setMemo(PLACE, JSON.stringify(here), clock.now())
      seen = await whereabouts.heads()
    },
  }
}

/** What the server does not say is no difference. */
function isElsewhere(here: StorePlace | undefined, before: StorePlace | undefined): boolean {
  if (here === undefined || before === undefined) return false
  const parts = ['system', 'timeline', 'database', 'tables'] as const
  return parts.some((part) => here[part] !== '' && before[part] !== '' && here[part] !== before[part])
}
