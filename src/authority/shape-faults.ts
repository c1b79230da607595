/** What the shape check found, as faults in plain words, and what is left of the file without them. */
import type { z } from 'zod'
import type { Fault, Path, Sound } from '../domain/council-fault.ts'
import type { Document } from './document.ts'

type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  string: 'must be a text in double quotes',
  array: 'must be a list in square brackets',
  object: 'must be a group in braces',
  boolean: 'must be true or false, without quotes',
}

/** One fault for each thing that is missing, unknown or of the wrong kind. */
export const shapeFaults = (issues: readonly Issue[], document: Document): Fault[] =>
  issues.flatMap((issue) => {
    const path = pathOf(issue)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], text: 'is not a known key' }))
    return [{ path, text: document.has(path) ? sayIssue(issue) : 'is missing' }]
  })

/**
 * The value without the parts that are at fault, so that the other checks can still be made on the rest. The type
 * holds because every part that differs from the shape is named by an issue, and is taken out.
 */
export function soundPart<T>(value: unknown, issues: readonly Issue[]): Sound<T> | undefined {
  const faulty = new Set(
    issues.filter(({ code }) => code !== 'unrecognized_keys').map((issue) => JSON.stringify(pathOf(issue))),
  )
  const keep = (part: unknown, path: Path): unknown => {
    if (faulty.has(JSON.stringify(path))) return undefined
    if (Array.isArray(part)) return part.map((item, index) => keep(item, [...path, index]))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, keep(item, [...path, key])]))
  }
  return keep(value, []) as Sound<T> | undefined
}

const pathOf = (issue: Issue): Path =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)))

function sayIssue(issue: Issue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.message
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  return issue.message
}
