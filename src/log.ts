/** The log: events and references only. What could hold a name has no field to stand in, and free text no way in. */
import { type DestinationStream, pino } from 'pino'

/** Everything that may be logged beside the event. Texts are codes: a value that does not look like one is withheld. */
export type LogFields = {
  readonly reference?: string
  readonly id?: string
  readonly code?: string
  readonly advice?: string
  readonly queue?: string
  readonly key?: string
  readonly verb?: string
  readonly status?: number | string
  readonly ms?: number
  readonly count?: number
  readonly port?: number
  readonly attempt?: number
  readonly mode?: string
  readonly version?: string
  readonly checks?: Readonly<Record<string, boolean>>
}

/** The event is written where it is logged ("job given up"), so nothing a person typed can be part of it. */
type Say = <Event extends string>(
  event: string extends Event ? never : Event,
  fields?: LogFields,
  fault?: unknown,
) => void

/** `error` = someone must act today; `warn` = look this week; `info` = what happened; `debug` = while developing. */
export type Log = { readonly error: Say; readonly warn: Say; readonly info: Say; readonly debug: Say }

/** `level` as in the settings. `to` is where the lines go: standard output unless a test listens. */
export function openLog(level: string, to?: DestinationStream): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to)
  const at =
    (name: 'error' | 'warn' | 'info' | 'debug'): Say =>
    (event, fields = {}, fault) => {
      if (!logger.isLevelEnabled(name)) return
      const described = fault === undefined ? {} : { fault: describeFault(fault) }
      logger[name]({ ...onlyAllowed(fields), ...described }, event)
    }
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') }
}

const FIELDS: ReadonlySet<string> = new Set<keyof LogFields>([
  'reference',
  'id',
  'code',
  'advice',
  'queue',
  'key',
  'verb',
  'status',
  'ms',
  'count',
  'port',
  'attempt',
  'mode',
  'version',
  'checks',
])

/** One word of letters, digits and the marks that references, ids and job keys are made of; no mail address. */
const CODE = /^[\w.:/#-]{1,120}$/

/** The types say the same, but types are gone when the bot runs. */
function onlyAllowed(fields: LogFields): Record<string, unknown> {
  const allowed = Object.entries(fields).filter(([name, value]) => FIELDS.has(name) && value !== undefined)
  return Object.fromEntries(allowed.map(([name, value]) => [name, safe(value)]))
}

function safe(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return CODE.test(value) ? value : '[withheld]'
  if (typeof value !== 'object' || value === null) return '[withheld]'
  return Object.fromEntries(
    Object.entries(value).filter(([name, is]) => CODE.test(name) && typeof is === 'boolean'),
  )
}

/**
 * A fault as name, code and place. Messages of other people's errors may quote what a person wrote (a database
 * repeats the row, a parser the text), so only the message of our own `Trouble` is kept.
 */
function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { name: typeof fault }
  const { code, status, cause } = fault as Error & { code?: unknown; status?: unknown }
  return {
    name: safe(fault.name),
    ...(code === undefined ? {} : { code: safe(code) }),
    ...(typeof status === 'number' ? { status } : {}),
    ...(fault.name === 'Trouble' ? { message: fault.message } : {}),
    at: frames(fault),
    ...(cause instanceof Error ? { cause: { name: safe(cause.name), code: safe(Object(cause).code) } } : {}),
  }
}

/** Only the lines that name a place in the code: the message, which may run over several lines, is left out. */
function frames({ stack = '', message }: Error): string[] {
  const here = process.cwd()
  return stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 10)
    .map((line) => line.trim().replaceAll(`file://${here}/`, '').replaceAll(`${here}/`, ''))
}
