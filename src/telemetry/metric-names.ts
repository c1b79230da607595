/** Every figure of `/metrics` with its labels, each a closed list: no name, no reference and no free text has a place. */
import { REFUSALS } from '../domain/refusal.ts'
import { OPERATIONS } from './operations.ts'

/** What comes in: a message, a press, a dialog, the search box, an installation, the API, a page behind a link. */
export const TURN_KINDS = ['message', 'press', 'dialog', 'search', 'install', 'api', 'page', 'other'] as const
export type TurnKind = (typeof TURN_KINDS)[number]

/** `shut_out`: refused at the door. `refused`: the expected no, with a sentence. `fault`: something of ours broke. */
export const TURN_OUTCOMES = ['done', 'refused', 'fault', 'shut_out', 'not_read', 'other'] as const
export type TurnOutcome = (typeof TURN_OUTCOMES)[number]

const QUEUES = [
  'deliver-card',
  'deliver-email',
  'file-report',
  'notify',
  'release-dispatch',
  'other',
] as const

/** `again`: tried later. `failed`: given up, and people were told. `given_up`: given up by the queue itself. */
export const JOB_OUTCOMES = ['done', 'not_needed', 'again', 'failed', 'given_up', 'other'] as const
export type JobOutcome = (typeof JOB_OUTCOMES)[number]

const CALL_OUTCOMES = ['ok', 'try_again', 'not_known', 'not_there', 'refused', 'other'] as const
const STATUSES = [
  'none',
  '400',
  '401',
  '403',
  '404',
  '409',
  '412',
  '413',
  '429',
  '500',
  '502',
  '503',
  '504',
  'other',
]

/** `lost`: no connection. `full`: no room. `crowded`: no connection free. `keys`: what is sealed cannot be opened. */
export const STORE_ERRORS = ['lost', 'full', 'crowded', 'clash', 'keys', 'other'] as const
export type StoreError = (typeof STORE_ERRORS)[number]

/** Those of `/ready` (`compose-ready.ts`). */
const CHECKS = ['store', 'room', 'jobs', 'sweep', 'botToken', 'graphToken', 'release', 'other'] as const

const TO = ['graph', 'connector', 'entra', 'other'] as const

type Metric = {
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly labels: Readonly<Record<string, readonly string[]>>
}

export const METRICS = {
  turns_total: {
    kind: 'counter',
    help: 'What came in, by kind and outcome.',
    labels: { kind: TURN_KINDS, outcome: TURN_OUTCOMES },
  },
  turn_seconds: { kind: 'histogram', help: 'How long it took to answer.', labels: { kind: TURN_KINDS } },
  refusals_total: {
    kind: 'counter',
    help: 'The expected no, by its code.',
    labels: { code: [...Object.keys(REFUSALS), 'other'] },
  },
  log_lines_total: {
    kind: 'counter',
    help: 'Lines of the log that somebody must look at.',
    labels: { level: ['error', 'warn'] },
  },
  jobs_total: {
    kind: 'counter',
    help: 'Tries of jobs, by queue and outcome.',
    labels: { queue: QUEUES, outcome: JOB_OUTCOMES },
  },
  job_seconds: { kind: 'histogram', help: 'How long one try took.', labels: { queue: QUEUES } },
  queue_depth: {
    kind: 'gauge',
    help: 'Jobs that wait for their time, wait for another try, or are in hand.',
    labels: { queue: QUEUES, state: ['due', 'later', 'active', 'other'] },
  },
  queue_oldest_seconds: {
    kind: 'gauge',
    help: 'How long the oldest job that is due has waited.',
    labels: {},
  },
  oldest_unsent_seconds: {
    kind: 'gauge',
    help: 'Age of the oldest promise that is not settled.',
    labels: {},
  },
  notices_failed_day: { kind: 'gauge', help: 'Promises given up in the last 24 hours.', labels: {} },
  sends_held: { kind: 'gauge', help: '1 while e-mails are held after a restore.', labels: {} },
  sends_held_unasked: {
    kind: 'gauge',
    help: '1 while they are held because the store was found to be put back.',
    labels: {},
  },
  mailbox_read_age_seconds: {
    kind: 'gauge',
    help: 'How long ago the mailbox was read for answers and returned mail.',
    labels: {},
  },
  oldest_waiting_mail_seconds: {
    kind: 'gauge',
    help: 'Age of the oldest mail to MASH that nobody has dealt with.',
    labels: {},
  },
  sweep_age_seconds: { kind: 'gauge', help: 'How long ago a sweep came to its end here.', labels: {} },
  reports_overdue: { kind: 'gauge', help: 'Reports that are past their due day.', labels: {} },
  calls_total: {
    kind: 'counter',
    help: 'Calls to the outside, by kind, outcome and status.',
    labels: { to: TO, operation: OPERATIONS, outcome: CALL_OUTCOMES, status: STATUSES },
  },
  call_seconds: {
    kind: 'histogram',
    help: 'How long calls took, waiting for our turn included.',
    labels: { to: TO },
  },
  asked_to_wait_seconds_total: {
    kind: 'counter',
    help: 'Seconds that the other side, or its limit, made us wait.',
    labels: { to: TO },
  },
  pool_connections: {
    kind: 'gauge',
    help: 'Connections to the store: open, idle, and callers that wait for one.',
    labels: { state: ['open', 'idle', 'waiting'] },
  },
  store_errors_total: { kind: 'counter', help: 'Faults of the store.', labels: { kind: STORE_ERRORS } },
  seal_mark_gone: {
    kind: 'gauge',
    help: '1 where the mark that fields are sealed was taken out of the store.',
    labels: {},
  },
  ready: {
    kind: 'gauge',
    help: '1 where a check of /ready holds.',
    labels: { check: CHECKS },
  },
  room_bytes: { kind: 'gauge', help: 'Free on the disk below the embedded store.', labels: {} },
  clock_ahead_seconds: { kind: 'gauge', help: 'Our clock less that of the store.', labels: {} },
  certificate_ends_seconds: { kind: 'gauge', help: 'Until the certificate of the bot ends.', labels: {} },
  anchor_age_seconds: {
    kind: 'gauge',
    help: 'How long ago the heads of the chains were noted outside.',
    labels: {},
  },
  standing_read: { kind: 'gauge', help: '1 where the figures of the store could be read.', labels: {} },
  process_memory_bytes: {
    kind: 'gauge',
    help: 'Memory of this process.',
    labels: { kind: ['resident', 'heap', 'outside_heap'] },
  },
  process_cpu_seconds_total: { kind: 'counter', help: 'Processor time of this process.', labels: {} },
  event_loop_lag_seconds: {
    kind: 'gauge',
    help: 'How late timers ran since the last look, at worst in a hundred.',
    labels: {},
  },
  process_start_seconds: {
    kind: 'gauge',
    help: 'When this process started, in seconds since 1970.',
    labels: {},
  },
} as const satisfies Record<string, Metric>

export type MetricName = keyof typeof METRICS

export const PREFIX = 'prison_contact_'
