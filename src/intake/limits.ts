/** How much one request may bring. */
import { MOST_PAPER_BYTES } from '../domain/papers.ts'

export const LIMITS = {
  /** Of the JSON of a referral. */
  referralBytes: 1_000_000,
  paperBytes: MOST_PAPER_BYTES,
  papers: 10,
  /** Of a request with papers, all of it. */
  togetherBytes: 60 * 1024 * 1024,
  /** Requests with papers that are read at the same moment: what they bring is in memory until it is kept. */
  uploadsAtOnce: 2,
} as const
