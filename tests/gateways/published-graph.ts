/** Checks recorded exchanges against Graph's published description, where that description lies beside the checkout. */

import type { Exchange } from '../../src/local/outlook.ts'
import { publishedChecker } from '../support/conformance.ts'

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
  if (checker === undefined) return undefined
  return exchanges.filter(isDescribed).flatMap((exchange) =>
    checker
      .validateExchange({ ...exchange, response: exchange.response ?? undefined })
      .filter((finding) => finding.level === 'error')
      .map(
        (finding) => `${exchange.method} ${exchange.url} ${finding.rule} ${finding.at}: ${finding.message}`,
      ),
  )
}

/** Cancelling an upload session is described in words alone; opening a filed file is no call to Graph. */
const isDescribed = ({ method, url }: Exchange): boolean =>
  !(url.includes('/drive-uploads/') && method !== 'PUT') && !url.includes('/files/')

const openChecker = () => publishedChecker<Checker>('graph/validate-exchange.mjs')
