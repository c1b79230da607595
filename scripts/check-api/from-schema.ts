/** Values that a schema of the document allows, as fast-check makes them: with the examples of the document among them. */
import fc, { type Arbitrary } from 'fast-check'
import { type ApiDocument, resolved, type Schema } from './document.ts'

/** What the examples of the document have at each place, such as `children.dateOfBirth`. */
export type Examples = ReadonlyMap<string, readonly unknown[]>

export type Source = { readonly document: ApiDocument; readonly seen: Examples }

export function examplesIn(values: readonly unknown[]): Examples {
  const seen = new Map<string, unknown[]>()
  const look = (value: unknown, path: string): void => {
    seen.set(path, [...(seen.get(path) ?? []), value])
    if (Array.isArray(value)) for (const one of value) look(one, path)
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) look(inner, `${path}.${name}`)
  }
  for (const value of values) look(value, '')
  return seen
}

export function valuesOf(source: Source, schema: Schema, path = ''): Arbitrary<unknown> {
  const plain = resolved(source.document, schema)
  if (plain.const !== undefined) return fc.constant(plain.const)
  if (plain.enum !== undefined) return fc.constantFrom(...plain.enum)
  if (plain.type === 'object') return objectOf(source, plain, path)
  if (plain.type === 'array') return arrayOf(source, plain, path)
  const examples = source.seen.get(path)
  const made = textOf(plain)
  if (examples === undefined) return made
  // What only the calendar or the directory can tell is right in the examples, and seldom by chance.
  return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...examples) }, { weight: 1, arbitrary: made })
}

function objectOf(source: Source, { properties = {}, required = [] }: Schema, path: string) {
  const fields = Object.entries(properties).map(
    ([name, inner]) => [name, valuesOf(source, inner, `${path}.${name}`)] as const,
  )
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
}

function arrayOf(source: Source, schema: Schema, path: string): Arbitrary<unknown[]> {
  const { items = {}, minItems = 0, maxItems = 20, uniqueItems } = schema
  const each = valuesOf(source, items, path)
  // A few are as good as many, and much quicker.
  const size = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) }
  return uniqueItems === true ? fc.uniqueArray(each, size) : fc.array(each, size)
}

function textOf({ format, pattern, allOf = [], minLength = 0, maxLength = 300 }: Schema): Arbitrary<string> {
  const patterns = [pattern, ...allOf.map((inner) => inner.pattern)]
    .filter((one) => one !== undefined)
    .map((one) => new RegExp(one, 'u'))
  const fits = (text: string): boolean =>
    [...text].length >= minLength && [...text].length <= maxLength && patterns.every((one) => one.test(text))
  if (format === 'date')
    return fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
  const strictest = patterns.at(-1)
  const made =
    strictest === undefined || strictest.source === '\\S' ? words(maxLength) : fc.stringMatching(strictest)
  return made.filter(fits)
}

/** Of every kind of letter, now and then as long as it may be. */
const words = (maxLength: number): Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: maxLength, maxLength }) },
  )
