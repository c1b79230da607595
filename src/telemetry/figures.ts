/** The figures of this process, and their text as Prometheus reads it. A value outside its list counts as `other`. */
import { METRICS, type MetricName, PREFIX } from './metric-names.ts'

type Labels = Readonly<Record<string, string | number | undefined>>

export type Figures = {
  count(name: MetricName, labels?: Labels, by?: number): void
  set(name: MetricName, labels: Labels, value: number): void
  /** Seconds of one thing that was done. */
  took(name: MetricName, labels: Labels, seconds: number): void
  /** Forgets what was set, so that what is not there any more is not shown. */
  clear(name: MetricName): void
  text(): string
}

/** Seconds; one table for all, so that they can be laid over each other. */
const BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const

type Histogram = { readonly counts: number[]; sum: number; count: number }

export function openFigures(): Figures {
  const values = new Map<MetricName, Map<string, number>>()
  const histograms = new Map<MetricName, Map<string, Histogram>>()
  const of = <T>(all: Map<MetricName, Map<string, T>>, name: MetricName): Map<string, T> => {
    const found = all.get(name) ?? new Map<string, T>()
    all.set(name, found)
    return found
  }
  return {
    count: (name, labels = {}, by = 1) => {
      const lines = of(values, name)
      const key = keyOf(name, labels)
      lines.set(key, (lines.get(key) ?? 0) + by)
    },
    set: (name, labels, value) => void of(values, name).set(keyOf(name, labels), value),
    took: (name, labels, seconds) => {
      const lines = of(histograms, name)
      const key = keyOf(name, labels)
      const line = lines.get(key) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 }
      lines.set(key, line)
      const bucket = BUCKETS.findIndex((most) => seconds <= most)
      if (bucket >= 0) line.counts[bucket] = (line.counts[bucket] ?? 0) + 1
      line.sum += seconds
      line.count += 1
    },
    clear: (name) => void values.delete(name),
    text: () =>
      Object.entries(METRICS)
        .flatMap(([name, { kind, help }]) => {
          const full = PREFIX + name
          const metric = name as MetricName
          const lines =
            kind === 'histogram'
              ? [...(histograms.get(metric) ?? [])].flatMap(([key, line]) => sayHistogram(full, key, line))
              : [...(values.get(metric) ?? [])].map(([key, value]) => `${full}${braces(key)} ${value}`)
          return [`# HELP ${full} ${help}`, `# TYPE ${full} ${kind}`, ...lines]
        })
        .concat('')
        .join('\n'),
  }
}

const listed = new Map<readonly string[], ReadonlySet<string>>()

/** The labels as they are written, in the order of the table, each from its list. */
function keyOf(name: MetricName, labels: Labels): string {
  const lists: Readonly<Record<string, readonly string[]>> = METRICS[name].labels
  let key = ''
  for (const label in lists) {
    const list = lists[label] ?? []
    const allowed = listed.get(list) ?? new Set(list)
    listed.set(list, allowed)
    const value = String(labels[label] ?? 'none')
    key += `${key === '' ? '' : ','}${label}="${allowed.has(value) ? value : 'other'}"`
  }
  return key
}

const braces = (key: string, more = ''): string => {
  const all = [key, more].filter((part) => part !== '').join(',')
  return all === '' ? '' : `{${all}}`
}

function sayHistogram(full: string, key: string, { counts, sum, count }: Histogram): readonly string[] {
  let below = 0
  const buckets = BUCKETS.map((most, index) => {
    below += counts[index] ?? 0
    return `${full}_bucket${braces(key, `le="${most}"`)} ${below}`
  })
  return [
    ...buckets,
    `${full}_bucket${braces(key, 'le="+Inf"')} ${count}`,
    `${full}_sum${braces(key)} ${sum}`,
    `${full}_count${braces(key)} ${count}`,
  ]
}
