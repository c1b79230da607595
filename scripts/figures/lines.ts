/** The figures of /metrics as one line a minute for a log, small enough to be kept and asked about. */

export type Reading = ReadonlyMap<string, number>

/**
 * How a figure is told: what it is now, how many of its checks fail now, or how much came on since the last line. `of`
 * takes only these labels.
 */
type Told = {
  readonly figure: string
  readonly as: 'now' | 'failing' | 'since'
  readonly of?: Readonly<Record<string, string>>
}

/** By the name that alerts ask for (docs/alerts.md, deploy/alerts.bicep). Several series of one figure are added up. */
export const TOLD: Readonly<Record<string, Told>> = {
  turns: { figure: 'turn_seconds_count', as: 'since' },
  turns_within_5s: { figure: 'turn_seconds_bucket', as: 'since', of: { le: '5' } },
  turns_fault: { figure: 'turns_total', as: 'since', of: { outcome: 'fault' } },
  turns_shut_out: { figure: 'turns_total', as: 'since', of: { outcome: 'shut_out' } },
  turns_done: { figure: 'turns_total', as: 'since', of: { outcome: 'done' } },
  oldest_unsent_seconds: { figure: 'oldest_unsent_seconds', as: 'now' },
  notices_failed_day: { figure: 'notices_failed_day', as: 'now' },
  sweep_age_seconds: { figure: 'sweep_age_seconds', as: 'now' },
  not_ready: { figure: 'ready', as: 'failing' },
  no_room: { figure: 'ready', as: 'failing', of: { check: 'room' } },
  room_bytes: { figure: 'room_bytes', as: 'now' },
  token_calls: { figure: 'calls_total', as: 'since', of: { operation: 'token' } },
  certificate_ends_seconds: { figure: 'certificate_ends_seconds', as: 'now' },
  calls_refused_graph: { figure: 'calls_total', as: 'since', of: { outcome: 'refused', to: 'graph' } },
  calls_refused_connector: {
    figure: 'calls_total',
    as: 'since',
    of: { outcome: 'refused', to: 'connector' },
  },
  asked_to_wait_seconds: { figure: 'asked_to_wait_seconds_total', as: 'since' },
  queue_oldest_seconds: { figure: 'queue_oldest_seconds', as: 'now' },
  jobs_given_up: { figure: 'jobs_total', as: 'since', of: { outcome: 'given_up' } },
  store_lost: { figure: 'store_errors_total', as: 'since', of: { kind: 'lost' } },
  store_crowded: { figure: 'store_errors_total', as: 'since', of: { kind: 'crowded' } },
  store_full: { figure: 'store_errors_total', as: 'since', of: { kind: 'full' } },
  store_keys: { figure: 'store_errors_total', as: 'since', of: { kind: 'keys' } },
  seal_mark_gone: { figure: 'seal_mark_gone', as: 'now' },
  pool_waiting: { figure: 'pool_connections', as: 'now', of: { state: 'waiting' } },
  standing_read: { figure: 'standing_read', as: 'now' },
  mailbox_read_age_seconds: { figure: 'mailbox_read_age_seconds', as: 'now' },
  oldest_waiting_mail_seconds: { figure: 'oldest_waiting_mail_seconds', as: 'now' },
  clock_ahead_seconds: { figure: 'clock_ahead_seconds', as: 'now' },
  anchor_age_seconds: { figure: 'anchor_age_seconds', as: 'now' },
  sends_held: { figure: 'sends_held', as: 'now' },
  sends_held_unasked: { figure: 'sends_held_unasked', as: 'now' },
  log_errors: { figure: 'log_lines_total', as: 'since', of: { level: 'error' } },
  resident_bytes: { figure: 'process_memory_bytes', as: 'now', of: { kind: 'resident' } },
  event_loop_lag_seconds: { figure: 'event_loop_lag_seconds', as: 'now' },
}

const PREFIX = 'prison_contact_'
const SERIES = /^(\w+)(?:\{([^}]*)\})? ([-+.\deE]+|NaN|[-+]?Inf)(?: \d+)?$/
const LABEL = /(\w+)="([^"]*)"/g

/** The series of the text that /metrics answers, by what each is told as. A figure that is not there is left out. */
export function readFigures(text: string): Reading {
  const found = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [, series = '', words = '', value = ''] = SERIES.exec(line) ?? []
    if (!series.startsWith(PREFIX) || !Number.isFinite(Number(value))) continue
    const labels = new Map([...words.matchAll(LABEL)].map(([, name, is]) => [name, is]))
    for (const [name, { figure, as, of = {} }] of Object.entries(TOLD)) {
      if (series !== `${PREFIX}${figure}`) continue
      if (!Object.entries(of).every(([label, is]) => labels.get(label) === is)) continue
      // A check that holds is 1.
      const counted = as === 'failing' ? 1 - Number(value) : Number(value)
      found.set(name, (found.get(name) ?? 0) + counted)
    }
  }
  return found
}

/** What is told of this reading, after that one. A process that began anew counts from nothing. */
export function lineFor(now: Reading, before: Reading | undefined): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...now].flatMap(([name, value]) => {
      if (TOLD[name]?.as !== 'since') return [[name, value]]
      if (before === undefined) return []
      const earlier = before.get(name) ?? 0
      return [[name, value < earlier ? value : value - earlier]]
    }),
  )
}
