/** Joins the API for other programs, where it is switched on. */
import { openIdKeys } from './bot/openid-keys.ts'
import type { Settings } from './config.ts'
import type { Log } from './log.ts'
import type { Page, RawPage } from './server.ts'
import type { World } from './workflow/ports.ts'

export async function intakePages(
  { api, appId, tenantId }: Settings,
  world: World,
  log: Log,
): Promise<readonly (Page | RawPage)[]> {
  if (!api.on) return []
  // Loaded where it is wanted: most councils start without it.
  const { openIntake } = await import('./intake/intake.ts')
  return openIntake({
    settings: { appId, tenantId, audience: api.audience, requestsPerMinute: api.requestsPerMinute },
    world,
    keys: openIdKeys(api.openIdMetadataUrl),
    onRefused: (code) => log.warn('refused at the door of the API', { code }),
    onFault: (id, fault) => log.error('request of the API failed', { id }, fault),
  })
}
