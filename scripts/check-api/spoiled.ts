/** A value with a few things wrong in it: taken out, added, put in the place of something else, far too long. */
import fc, { type Arbitrary } from 'fast-check'

type Spoiling = {
  readonly where: number
  readonly how: 'take out' | 'add' | 'replace' | 'lengthen'
  readonly junk: unknown
  readonly name: string
}

const spoiling: Arbitrary<Spoiling> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom('take out', 'add', 'replace', 'lengthen'),
  junk: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, '', ' ', [], {}, true, -1, 1e308, '2026-02-30', '\u0000', '\ud800', '=cmd|A0'),
  ),
  name: fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'team', 'reference', ''),
    fc.string({ maxLength: 12 }),
  ),
})

export const spoiledFrom = (whole: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(whole, fc.array(spoiling, { minLength: 1, maxLength: 3 }))
    .map(([value, all]) => all.reduce(spoil, value))

/** The places of a value by number: itself, then everything in it. */
function spoil(value: unknown, { where, how, junk, name }: Spoiling): unknown {
  const paths = pathsIn(value)
  const path = paths[where % paths.length] ?? []
  return changedAt(value, path, (old) => {
    if (how === 'replace') return junk
    if (how === 'lengthen') return typeof old === 'string' ? old.padEnd(5_000, 'A') : junk
    if (Array.isArray(old)) return how === 'add' ? [...old, junk] : old.slice(1)
    if (typeof old !== 'object' || old === null) return junk
    const entries = Object.entries(old)
    if (how === 'add') return Object.fromEntries([...entries, [name, junk]])
    return Object.fromEntries(entries.filter((_, index) => index !== where % Math.max(1, entries.length)))
  })
}

type Path = readonly string[]

function pathsIn(value: unknown): readonly Path[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [[], ...inner.flatMap(([step, one]) => pathsIn(one).map((path) => [step, ...path]))]
}

function changedAt(value: unknown, [step, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (step === undefined) return change(value)
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === step ? changedAt(one, rest, change) : one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === step ? changedAt(one, rest, change) : one]),
  )
}
