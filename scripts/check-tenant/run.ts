/** The set-up check from its words and settings to its sentences and its exit code. */
import { loadAuthorityFile } from '../../src/authority/authority-file.ts'
import { readSettings } from '../../src/config.ts'
import { checkTenant } from '../../src/gateways/tenant-check.ts'
import { isInOrder, sayFindings } from '../../src/gateways/tenant-report.ts'
import { openTokens } from '../../src/gateways/tokens.ts'
import { tenantFrom } from '../../src/jobs/tenant-to-check.ts'
import { checkPlace, sayPlace } from './place.ts'

export type Checked = {
  readonly code: 0 | 1
  readonly out: readonly string[]
  readonly err: readonly string[]
}

const SEND = '--send-a-mail-to-ourselves'
const FILE = '--begin-to-file-and-stop'
const OTHER = '--other-mailbox='

export async function runCheck(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Checked> {
  if (words.some((word) => word !== SEND && word !== FILE && !word.startsWith(OTHER)))
    return refused([`Use it without a word, or with ${SEND}, ${FILE} or ${OTHER}name@council.example.`])
  const settings = readSettings(env)
  if ('faults' in settings)
    return refused(['These settings need your attention (see .env.example):', ...settings.faults])
  if (settings.local) return refused(['There is no tenant in local mode: set the variables of .env.example.'])
  const directory = await loadAuthorityFile(settings.authorityFile)
  if ('faults' in directory) return refused(['The authority file cannot be used:', ...directory.faults])
  const tenant = tenantFrom({
    ...{ settings, directory },
    baseUrl: settings.graphBaseUrl,
    tokens: openTokens(settings),
    otherMailbox: words.find((word) => word.startsWith(OTHER))?.slice(OTHER.length),
    sendToOurselves: words.includes(SEND),
    beginToFile: words.includes(FILE),
    at: new Date().toISOString(),
  })
  const [findings, place] = await Promise.all([checkTenant(tenant), checkPlace(settings, directory)])
  const inOrder = isInOrder(findings) && !place.some(({ verdict }) => verdict === 'WRONG')
  return { code: inOrder ? 0 : 1, out: [...sayFindings(findings, settings), '', ...sayPlace(place)], err: [] }
}

const refused = (lines: readonly string[]): Checked => ({ code: 1, out: [], err: lines })
