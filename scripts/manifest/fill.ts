/** Puts the settings where the manifest has `${{NAME}}`. */
import type { PackageSettings } from './settings.ts'

/** A name that is no setting stays as it is, and the check of the filled manifest names it. */
export function fill(part: unknown, settings: PackageSettings): unknown {
  if (typeof part === 'string') return part.replaceAll(PLACE, (place, name) => named(settings, name) ?? place)
  if (Array.isArray(part)) return part.map((item) => fill(item, settings))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, fill(value, settings)]))
}

const PLACE = /\$\{\{(\w+)\}\}/g

const named = (settings: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(settings, name) ? settings[name] : undefined
