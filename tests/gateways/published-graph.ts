/** Checks recorded exchanges against our table of calls, and against Graph's published description where that is there. */

import type { Exchange } from '../../src/local/outlook.ts'
import { publishedChecker } from '../support/conformance.ts'
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
  const strange = unlisted(exchanges)
  if (checker === undefined) return strange.length > 0 ? [...strange] : undefined
  const described = exchanges
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

/** Cancelling an upload session is described in words alone; opening a filed file is no call to Graph. */
const isDescribed = ({ method, url }: Exchange): boolean =>
  !(url.includes('/drive-uploads/') && method !== 'PUT') && !url.includes('/files/')

const ONE_SETTING = '/mailboxSettings/automaticRepliesSetting'

/** One setting alone is described in words; all of them together, with this one inside, in the description. */
function asDescribed(exchange: Exchange): Exchange {
  const { url, response } = exchange
  if (!url.endsWith(ONE_SETTING)) return exchange
  const whole = { ...exchange, url: url.slice(0, url.lastIndexOf('/')) }
  if (response?.status !== 200) return whole
  return { ...whole, response: { ...response, body: { automaticRepliesSetting: response.body } } }
}

const openChecker = () => publishedChecker<Checker>('graph/validate-exchange.mjs')
