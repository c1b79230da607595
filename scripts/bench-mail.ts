/**
 * 2,000 report e-mails within Outlook's limits, over a Graph on this machine that enforces them with a minute of four
 * seconds: the share of the allowed rate that is used, what is refused, what is sent twice, and the memory.
 * Ends with 1 for a mail that is lost or sent twice, never for a slow one.
 * `npm run bench:mail -- [--postgres] [--small]`: the embedded store, the server of `DATABASE_URL`, or a throwaway one.
 */
import { reportMail } from './bench/mail-report.ts'
import { measureMail } from './bench/mail-sending.ts'
import { startPostgres } from './postgres/server.ts'

const words = process.argv.slice(2)
if (words.some((word) => !['--small', '--postgres'].includes(word))) {
  console.error('Use it without a word, or with --small or --postgres.')
  process.exit(1)
}
const MAILS = words.includes('--small') ? 120 : 2_000

const own = words.includes('--postgres') ? await startPostgres() : undefined
try {
  const server = own?.url ?? process.env.DATABASE_URL
  console.log(`store: ${server === undefined ? 'embedded' : 'PostgreSQL'}`)
  const sent = await measureMail(server, MAILS)
  reportMail(sent)
  if (sent.twice > 0) process.exitCode = 1
} finally {
  await own?.stop()
}
