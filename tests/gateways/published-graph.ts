/** Checks recorded exchanges against our table of calls, and against Graph's published description where that is there. */

import type { Exchange } from '../../src/local/outlook.ts'
import { publishedChecker } from '../support/conformance.ts'
import { isBatch, withBatched } from './batched.ts'
import { unlisted } from './call-table.ts'

type Finding = {
  readonly level: string
  readonly rule: string
  readonly at: string
  readonly message: string
}
type Checker = { validateExchange(exchange: object): Finding[] }

/** The faults as sentences; `undefined` when there is nothing to check with. */
export async function faultsIn(exchanges: readonly Exchange[]): Promise<string[] | undefined> {
  const checker = await openChecker()
  const whole = withBatched(exchanges)
  const strange = unlisted(whole)
  if (checker === undefined) return strange.length > 0 ? [...strange] : undefined
  const described = whole
    .filter(isDescribed)
    .map(asDescribed)
    .flatMap((exchange) =>
      checker
        .validateExchange({ ...exchange, response: exchange.response ?? undefined })
        .filter((finding) => finding.level === 'error')
        .map(
          (finding) => `${exchange.method} ${exchange.url} ${finding.rule} ${finding.at}: ${finding.message}`,
        ),
    )
  return [...strange, ...described]
}

/** Cancelling an upload session is described in words alone; opening a filed file is no call to Graph; the bytes of a mail have no shape. */
const isDescribed = ({ method, url }: Exchange): boolean =>
  !(url.includes('/drive-uploads/') && method !== 'PUT') &&
  !url.includes('/files/') &&
  !url.endsWith('/$value')

const ALL_SETTINGS = '/mailboxSettings'
const ONE_SETTING = `${ALL_SETTINGS}/automaticRepliesSetting`

/** One setting alone is described in words; all of them together, with this one inside, in the description. */
function asDescribed(exchange: Exchange): Exchange {
  const { url, body, response } = exchange
  // What stands in a batch is checked once more by itself.
  if (isBatch(exchange)) return { ...exchange, body: String(body).replaceAll(ONE_SETTING, ALL_SETTINGS) }
  if (!url.endsWith(ONE_SETTING)) return exchange
  const whole = { ...exchange, url: url.slice(0, url.lastIndexOf('/')) }
  if (response?.status !== 200) return whole
  return { ...whole, response: { ...response, body: { automaticRepliesSetting: response.body } } }
}

const openChecker = () => publishedChecker<Checker>('graph/validate-exchange.mjs')
