/** The text of /metrics, read as Prometheus reads it. */
export type Sample = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export type Scraped = {
  readonly text: string
  readonly samples: readonly Sample[]
  /** By name without the prefix, from the lines that say what kind it is. */
  readonly kinds: ReadonlyMap<string, string>
  /** The sum of all samples that have these labels; 0 where there are none. */
  sum(name: string, labels?: Readonly<Record<string, string>>): number
}

const LINE = /^prison_contact_(\w+?)(?:\{(.*)\})? (-?[\d.e+-]+)$/
const LABEL = /(\w+)="([^"]*)"/g

export async function scrape(url: string | undefined): Promise<Scraped> {
  const answer = await fetch(`${url}/metrics`)
  const text = await answer.text()
  const lines = text.trimEnd().split('\n')
  const samples = lines
    .filter((line) => !line.startsWith('#'))
    .map((line): Sample => {
      const [, name, labels = '', value] = LINE.exec(line) ?? []
      if (name === undefined) throw new Error(`Not a line of figures: ${line}`)
      const pairs = [...labels.matchAll(LABEL)].map(([, label = '', of = '']) => [label, of])
      return { name, labels: Object.fromEntries(pairs), value: Number(value) }
    })
  const kinds = new Map(
    lines.flatMap((line) => {
      const [, name, kind] = /^# TYPE prison_contact_(\w+) (\w+)$/.exec(line) ?? []
      return name === undefined || kind === undefined ? [] : [[name, kind] as const]
    }),
  )
  const fits = (sample: Sample, labels: Readonly<Record<string, string>>): boolean =>
    Object.entries(labels).every(([label, value]) => sample.labels[label] === value)
  return {
    ...{ text, samples, kinds },
    sum: (name, labels = {}) =>
      samples
        .filter((sample) => sample.name === name && fits(sample, labels))
        .reduce((total, { value }) => total + value, 0),
  }
}
