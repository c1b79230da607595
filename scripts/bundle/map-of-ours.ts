/** A source map with the places of our own files alone: a start reads it, and nine tenths of it would be of packages. */

/** Of the third form (https://tc39.es/ecma426/); `mappings` are lines with `;`, places with `,`, each in steps from the one before. */
export type SourceMap = { readonly sources: readonly string[]; readonly mappings: string }

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * The same map without the places that `isOurs` refuses. Where such a run begins, it says that nothing is known: else
 * Node would take it for the last place before. Names are left out; those of the code are right.
 */
export function mapOfOurs(
  map: SourceMap,
  isOurs: (source: string) => boolean,
): SourceMap & { version: 3; names: [] } {
  const sources = map.sources.filter(isOurs)
  const newIndex = map.sources.map((source) => sources.indexOf(source))
  const read = { source: 0, line: 0, column: 0 }
  const written = { source: 0, line: 0, column: 0 }
  let known = false
  const isSameLine = (source: number): boolean => source === written.source && read.line === written.line
  const lines = map.mappings.split(';').map((text) => {
    let at = 0
    let writtenAt = 0
    const said: string[] = []
    for (const place of text === '' ? [] : text.split(',')) {
      const [step = 0, ...from] = stepsIn(place)
      at += step
      read.source += from[0] ?? 0
      read.line += from[1] ?? 0
      read.column += from[2] ?? 0
      const source = from.length === 0 ? -1 : (newIndex[read.source] ?? -1)
      if (source < 0 ? !known : known && said.length > 0 && isSameLine(source)) continue
      const steps = [at - writtenAt]
      if (source >= 0)
        steps.push(source - written.source, read.line - written.line, read.column - written.column)
      if (source >= 0) Object.assign(written, read, { source })
      known = source >= 0
      writtenAt = at
      said.push(steps.map(digitsOf).join(''))
    }
    return said.join(',')
  })
  return { version: 3, sources, names: [], mappings: lines.join(';') }
}

/** Numbers in base 64, five bits a digit, the lowest first; the lowest bit of all is the sign (VLQ). */
function stepsIn(place: string): readonly number[] {
  const steps: number[] = []
  let value = 0
  let shift = 0
  for (const letter of place) {
    const digit = DIGITS.indexOf(letter)
    value |= (digit & 31) << shift
    shift += 5
    if (digit & 32) continue
    steps.push(value & 1 ? -(value >>> 1) : value >>> 1)
    value = 0
    shift = 0
  }
  return steps
}

function digitsOf(step: number): string {
  let rest = step < 0 ? (-step << 1) | 1 : step << 1
  let digits = ''
  do {
    const more = rest > 31 ? 32 : 0
    digits += DIGITS[(rest & 31) | more]
    rest >>>= 5
  } while (rest > 0)
  return digits
}
