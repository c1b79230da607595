/** Finds the line of the table of calls that a request belongs to, by its method and address. */
import { CALLS, type Call, TRIED } from '../../src/gateways/calls.ts'

type Row = Pick<Call, 'method' | 'path'>

/** `address`: a whole one, or a path. Addresses that the Graph stand-in hands out for uploads are `{uploadUrl}`. */
export function rowOf(method: string, address: string): Row | undefined {
  const { pathname } = new URL(address, 'http://localhost')
  const path = pathname.startsWith('/drive-uploads/') ? '{uploadUrl}' : pathname.replace(/^\/v1\.0(?=\/)/, '')
  const fits = (row: Row) => row.method === method && (row.path === path || patternOf(row.path).test(path))
  // What is allowed comes first: the set-up check tries the same calls for a mailbox that is not the product's.
  return [...CALLS, ...TRIED].find(fits)
}

/** Requests of the product that no line allows, as sentences. Opening a filed file is no call to Graph. */
export const unlisted = (asked: readonly { method: string; url: string }[]): readonly string[] =>
  asked
    .filter(({ url }) => !new URL(url, 'http://localhost').pathname.startsWith('/files/'))
    .filter(({ method, url }) => rowOf(method, url) === undefined)
    .map(({ method, url }) => `${method} ${url} has no line in src/gateways/calls.ts.`)

/** A part in braces is one part of the path, encoded: no slash, and no colon but in `%3A`. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{[^}]+\}/).map((text) => text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]+?')}$`)
}
