/** What may stand in a span: codes from closed lists, numbers, ids and the reference. Anything else is withheld. */

export type SpanName = 'turn' | 'handler' | 'use case' | 'transaction' | 'job' | 'call' | 'sweep'

export type SpanFields = {
  readonly 'turn.kind'?: string
  readonly 'turn.asked'?: string
  readonly outcome?: string
  readonly refusal?: string
  readonly 'referral.reference'?: string
  readonly 'referral.move'?: string
  readonly 'referral.from'?: string
  readonly 'referral.to'?: string
  readonly 'transaction.wait_ms'?: number
  readonly 'job.queue'?: string
  readonly 'job.try'?: number
  readonly 'notice.event'?: string
  readonly 'notice.way'?: string
  readonly 'notice.what'?: string
  readonly 'call.to'?: string
  readonly 'call.operation'?: string
  readonly 'trouble.advice'?: string
  readonly 'trouble.code'?: string
  readonly 'http.response.status_code'?: number
}

const FIELDS: ReadonlySet<string> = new Set<keyof SpanFields>([
  ...(['turn.kind', 'turn.asked', 'outcome', 'refusal', 'referral.reference', 'referral.move'] as const),
  ...([
    'referral.from',
    'referral.to',
    'transaction.wait_ms',
    'job.queue',
    'job.try',
    'notice.event',
  ] as const),
  ...(['notice.way', 'notice.what', 'call.to', 'call.operation', 'trouble.advice', 'trouble.code'] as const),
  'http.response.status_code',
])

const CODE = /^[A-Za-z][\w-]{0,60}$/
const REFERENCE = /^PCA-\d{4}-\d{4,6}$/

/** Spaces in codes of ours (“channel card”, “try again”) become a line; what is no code then becomes `withheld`. */
export function safeFields(fields: SpanFields): Record<string, string | number> {
  const safe: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (!FIELDS.has(name) || value === undefined) continue
    if (typeof value === 'number') safe[name] = value
    else {
      const code = String(value).replaceAll(' ', '_')
      const fits = name === 'referral.reference' ? REFERENCE : CODE
      safe[name] = fits.test(code) ? code : 'withheld'
    }
  }
  return safe
}

/** A command by its sample words, up to the reference in them: written in the code, never what was typed. */
export const askedOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/pca-.*$/u, '')
    .replaceAll(/[^a-z -]/gu, '')
    .trim()
    .replaceAll(/ +/g, '-')
    .slice(0, 40)
