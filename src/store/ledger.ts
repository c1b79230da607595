/** The ledger as the jobs know it. */
import type { Ledger } from '../jobs/ports.ts'
import type { KeptReport } from '../workflow/ports.ts'
import { cardsOfAnEarlierDay, channelsOf, claimChannelPost, releaseChannelPost } from './channel-posts.ts'
import type { Database } from './database.ts'
import { attemptsOf, beginAttempt, noteFault, settle } from './notices.ts'
import { keepBytes, keepWebUrl } from './reports.ts'

const pageOf = ({ reference, submission, signed, document }: KeptReport) => ({
  ...{ reference, submission, signed },
  child: document.child,
  part: document.part,
})

export function openLedger({ kysely: db }: Database): Ledger {
  return {
    beginAttempt: (key, at) => beginAttempt(db, key, at),
    attemptsOf: (key) => attemptsOf(db, key),
    settle: (key, end) => settle(db, key, end),
    noteFault: (key, fault) => noteFault(db, key, fault),
    keepBytes: (report, bytes) => keepBytes(db, pageOf(report), bytes),
    keepWebUrl: (report, webUrl) => keepWebUrl(db, pageOf(report), webUrl),
    claimChannelPost: (key, at) => claimChannelPost(db, key, at),
    releaseChannelPost: (key, shown) => releaseChannelPost(db, key, shown),
    cardsOfAnEarlierDay: (today, most) => cardsOfAnEarlierDay(db, today, most),
    channelsOf: (reference) => channelsOf(db, reference),
  }
}
