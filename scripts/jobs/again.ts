/** What was given up is promised again, where a person does not do that in Teams. */

import { QUEUE_FOR } from '../../src/jobs/handlers.ts'
import { openQueue } from '../../src/jobs/queue.ts'
import type { Database } from '../../src/store/database.ts'
import { Unusable } from '../directory/unusable.ts'

/** The attempts made so far stay: the next one counts as doubtful, and looks before it repeats. */
export async function again(database: Database, key: string): Promise<readonly string[]> {
  const queue = await openQueue(database, { onFault: () => undefined })
  try {
    return await database.kysely.transaction().execute(async (tx) => {
      const query = tx.selectFrom('notice').select(['status', 'way', 'reference']).where('key', '=', key)
      const found = await query.forUpdate().executeTakeFirst()
      if (found === undefined)
        throw new Unusable('Nothing was promised under that key. Without --again the keys are listed.')
      if (found.status !== 'failed') throw new Unusable(`It was not given up: it is ${found.status}.`)
      if (found.way === 'email')
        throw new Unusable(
          `An e-mail goes again by a person, because somebody may have telephoned: in Teams, send again ${found.reference}`,
        )
      await tx
        .updateTable('notice')
        .set({ status: 'promised', done_at: null, fault: null })
        .where('key', '=', key)
        .execute()
      await queue.add(tx, QUEUE_FOR[found.way as keyof typeof QUEUE_FOR], { key })
      return [`${key} is promised again. Whoever was told that it was given up is not told that it goes now.`]
    })
  } finally {
    await queue.stop()
  }
}
