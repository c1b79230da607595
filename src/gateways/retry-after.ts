/** How long the other side asks us to wait. */

const LONGEST_WAIT_SECONDS = 24 * 3600

/**
 * Seconds from a Retry-After header, which holds seconds or an HTTP date (RFC 9110, section 10.2.3). Empty when there
 * is none or it cannot be read; never more than a day, so that a slip on their side cannot stop us for a year. A date
 * is one on their clock, so it is counted from the Date of the same answer: ours may be wrong.
 */
export function retryAfterSeconds(headers: Headers): { retryAfterSeconds?: number } {
  const text = headers.get('retry-after')?.trim()
  if (text === undefined || text === '') return {}
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - theirNow(headers)) / 1000)
  if (Number.isNaN(seconds)) return {}
  return { retryAfterSeconds: Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS) }
}

function theirNow(headers: Headers): number {
  const date = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(date) ? Date.now() : date
}
