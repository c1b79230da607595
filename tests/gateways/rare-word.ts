/** One rare word in the place of every secret, and a look whether it came out again. */
import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { TokenSettings } from '../../src/gateways/tokens.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { openLog } from '../../src/log.ts'

export const WORD = 'quetzalcoatl'
export const APP = '00000000-0000-4000-8000-000000000001'
export const TENANT = '00000000-0000-4000-8000-000000000002'
export const settings = (more: Partial<TokenSettings> = {}): TokenSettings => ({
  ...{ local: false, appId: APP, tenantId: TENANT, appType: 'SingleTenant', appPassword: WORD },
  ...{ tokenEndpointUrl: undefined, ...more },
})
export const faultOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (fault: unknown) => fault,
  )

/** The fault as anybody might print it, and as the log has it. */
function told(fault: unknown): string {
  const lines: string[] = []
  openLog('debug', { write: (line: string) => void lines.push(line) }).error('it failed', {}, fault)
  assert.equal(lines.length, 1)
  const { message, stack } = fault instanceof Error ? fault : { message: '', stack: '' }
  return [
    message,
    stack,
    inspect(fault, { depth: 9, showHidden: true }),
    JSON.stringify(fault),
    ...lines,
  ].join('\n')
}

export function keepsQuiet(fault: unknown): void {
  assert.ok(fault instanceof Trouble, inspect(fault))
  assert.equal(told(fault).includes(WORD), false, told(fault))
}

export const pemOf = (key: string, certificate: string): string =>
  [
    ...['-----BEGIN PRIVATE KEY-----', key, '-----END PRIVATE KEY-----'],
    ...['-----BEGIN CERTIFICATE-----', certificate, '-----END CERTIFICATE-----', ''],
  ].join('\n')
