/** What stands inside batches to Graph, as if each request in them had been made by itself. */
import type { Exchange } from '../../src/local/outlook.ts'
import type { GraphAnswer } from '../../src/local/outlook-answers.ts'

type Inner = {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

const BATCH = '/$batch'

export const isBatch = ({ url }: Exchange): boolean => url.endsWith(BATCH)

/** All exchanges, and after each batch those that are in it. One that was answered not at all, or twice, has no answer. */
export const withBatched = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.flatMap((one) => (isBatch(one) ? [one, ...batchedIn(one)] : [one]))

function batchedIn({ url, headers, body, response }: Exchange): readonly Exchange[] {
  const { requests }: { requests: Inner[] } = JSON.parse(String(body))
  const said = response?.body as { responses?: ({ id: unknown } & GraphAnswer)[] } | undefined
  const { authorization = '' } = headers
  return requests.map((inner) => {
    const [answer, another] = (said?.responses ?? []).filter(({ id }) => id === inner.id)
    return {
      ...{ method: inner.method, url: url.slice(0, -BATCH.length) + inner.url },
      headers: { authorization, ...inner.headers },
      response: answer === undefined || another !== undefined ? null : answer,
    }
  })
}
