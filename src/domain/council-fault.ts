/** A fault in what is said about the council: where it is, and a sentence that an administrator can act on. */

/** The way to a value: `['teams', 0, 'channelId']`. */
export type Path = readonly (string | number)[]

export type Fault = { readonly path: Path; readonly text: string }

/** The path as it is written in sentences: `teams[0].channelId`. What is no plain word is quoted and cut short. */
export const sayPath = (path: Path): string =>
  path.length === 0 ? 'the file' : path.map(sayStep).join('').replace(/^\./, '')

/** A text of the file inside a sentence: quoted, on one line, and cut short. */
export const quote = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

function sayStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[A-Za-z_]\w{0,59}$/.test(step) ? `.${step}` : `[${quote(step)}]`
}

export type Placed = { readonly value: string; readonly path: Path }

/** A fault for each value that stands there a second time; `alike` says when two values are the same. */
export function repeated(values: readonly Placed[], alike = (value: string): string => value): Fault[] {
  const first = new Map<string, Path>()
  return values.flatMap(({ value, path }) => {
    const before = first.get(alike(value))
    if (before !== undefined) return [{ path, text: `is the same as ${sayPath(before)}` }]
    first.set(alike(value), path)
    return []
  })
}

/** What remains of a value where parts of it are at fault. */
export type Sound<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Sound<Item> | undefined)[]
    : { readonly [K in keyof T]?: Sound<T[K]> | undefined }
