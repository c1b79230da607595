/** The project's own files as the tests of its shape read them: paths, texts, imports, and code without its words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** `path` counts from the project's folder, with `/`. */
export type SourceFile = { readonly path: string; readonly text: string }

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Every file below a folder whose name has one of the endings, in order of their paths. */
export const filesBelow = (folder: string, endings: readonly string[]): readonly SourceFile[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => ({ path, text: readText(path) }))

/** What is committed, as far as it is text: all but what .gitignore names. */
export function committedTexts(): readonly SourceFile[] {
  const ignored = ['.git', ...readText('.gitignore').split('\n')].map((line) => line.replace(/\/$/, ''))
  const endings = ['.ts', '.md', '.json', '.svg', '.yml', '.npmrc', '.example', '.gitignore', 'run']
  return readdirSync(ROOT, { withFileTypes: true })
    .filter(({ name }) => !ignored.includes(name))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesBelow(entry.name, endings)
      const isText = endings.some((ending) => entry.name.endsWith(ending))
      return isText ? [{ path: entry.name, text: readText(entry.name) }] : []
    })
}

export type Import = {
  /** A path such as `src/domain/people.ts`, or the name of a package or of a part of Node. */
  readonly from: string
  readonly own: boolean
  readonly typesOnly: boolean
  /** Loaded where it is wanted, by `import(...)`. */
  readonly lazy: boolean
}

const AT_START = /^(?:import|export) (type )?([\w$*{},\s]+?) from '([^']+)'/gm
const FOR_EFFECT = /^import '([^']+)'/gm
const LAZY = /\bimport\('([^']+)'\)/g
const BY_PATH = /\.resolve\(['`]([@\w][^'`$]*)/g

/** Only types are taken when the line says so, or every name in it does: `import { type A, type B }`. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const made = (from: string, more: Partial<Import> = {}): Import => {
    const own = from.startsWith('.')
    const where = own ? posix.join(posix.dirname(path), from) : packageOf(from)
    return { from: where, own, typesOnly: false, lazy: false, ...more }
  }
  return [
    ...[...text.matchAll(AT_START)].map(([, type, names = '', from = '']) =>
      made(from, { typesOnly: type !== undefined || onlyTypes(names) }),
    ),
    ...[...text.matchAll(FOR_EFFECT)].map(([, from = '']) => made(from)),
    ...[...text.matchAll(LAZY)].map(([, from = '']) => made(from, { lazy: true })),
    ...[...text.matchAll(BY_PATH)].map(([, from = '']) => made(from)),
  ]
}

function onlyTypes(names: string): boolean {
  const inside = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1]
  if (inside === undefined) return false
  const each = inside.split(',').filter((name) => name.trim() !== '')
  return each.every((name) => name.trim().startsWith('type '))
}

const packageOf = (from: string): string =>
  from.startsWith('node:')
    ? from
    : from
        .split('/')
        .slice(0, from.startsWith('@') ? 2 : 1)
        .join('/')

const WORDS = new RegExp(
  [
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*/,
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/,
    /`(?:\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`/,
    // A regular expression stands where a value may begin; anywhere else a slash divides.
    /(?<=[=(,:[&|!?]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

/** The code with comments and texts taken out, line by line where it was. */
export const codeOf = ({ text }: SourceFile): string =>
  text.replaceAll(WORDS, (words) => `''${'\n'.repeat(words.split('\n').length - 1)}`)
