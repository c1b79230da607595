/** Which handler works which queue, and which queue takes which way of telling. */
import type { Way } from '../domain/events.ts'
import { isRefusal } from '../domain/refusal.ts'
import { deliverCard } from './deliver-card.ts'
import { deliverEmail } from './deliver-email.ts'
import { fileReport } from './file-report.ts'
import { notify } from './notify.ts'
import type { JobWorld } from './ports.ts'
import type { Handler, QueueName } from './queue.ts'
import { releaseDrawn } from './release.ts'

export const QUEUE_FOR = {
  email: 'deliver-email',
  'channel card': 'deliver-card',
  chat: 'deliver-card',
  file: 'file-report',
  feed: 'notify',
} as const satisfies Record<Way, QueueName>

/** The key of a release job is `reference/release/submission`: each sign-off has a job of its own. */
export const releaseKey = (reference: string, stamp: string): string => `${reference}/release/${stamp}`

export const jobHandlers = (world: JobWorld): Record<QueueName, Handler> => ({
  'deliver-card': deliverCard(world),
  'deliver-email': deliverEmail(world),
  'file-report': fileReport(world),
  notify: notify(world),
  'release-dispatch': async ({ key }) => {
    const [reference = ''] = key.split('/')
    const result = await releaseDrawn(world, reference)
    if (isRefusal(result) && result.refused !== 'notNow')
      world.hear({ kind: 'release', reference, refused: result.refused })
  },
})
