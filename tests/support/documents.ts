/** The project's documents as a test reads them: links, headings, tables, and the names of files and scripts in them. */
import { posix } from 'node:path'
import { filesBelow, readText, type SourceFile } from './source-files.ts'

export const DOCUMENTS: readonly SourceFile[] = [
  { path: 'README.md', text: readText('README.md') },
  ...filesBelow('docs', ['.md']),
]

/** Links to other files and headings, as `path#heading` from the project's folder; addresses elsewhere are left out. */
export const linksIn = ({ path, text }: SourceFile): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => (to.startsWith('#') ? `${path}${to}` : posix.join(posix.dirname(path), to)))

/** What a heading is called in a link: small letters, without marks, dashes for spaces. */
export const anchorsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )

/** Paths such as `src/domain/people.ts`; those with a place to fill (`<name>`) are given up to there. */
export const pathsIn = ({ text }: SourceFile): readonly string[] =>
  [
    ...text.matchAll(/(?<![\w./:-])(?:src|cards|docs|tests|scripts|manifest|deploy)\/[\w./-]*(?:<\w+>)?/g),
  ].map(([path]) => path.replace(/[^/]*<\w+>$/, '').replace(/[./]+$/, ''))

/** `npm start`, `npm run preview`: the names of scripts. What npm does by itself (`npm ci`) is left out. */
export const scriptsIn = ({ text }: SourceFile): readonly string[] =>
  [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test|stop)\b)/g)].map(([, run, own]) => run ?? own ?? '')

/** The cells of each row of the first table that begins with this heading cell, without marks of code. */
export function tableIn(text: string, heading: string): readonly (readonly string[])[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`))
  if (start < 0) return []
  const after = lines.slice(start + 2)
  const end = after.findIndex((line) => !line.startsWith('|'))
  return after.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.replaceAll('`', '').trim()),
  )
}

/** The tree as paths: what is further in stands below what is further out. A star stands for any name. */
export function treeIn(text: string): readonly string[] {
  const block = /## The tree\n\n```\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const folders: string[] = []
  return block.split('\n').flatMap((line) => {
    const [, indent = '', name] = /^( *)(\S+)/.exec(line) ?? []
    if (name === undefined) return []
    folders.splice(indent.length / 2)
    const path = folders.join('') + name
    if (name.endsWith('/')) folders.push(name)
    return [path]
  })
}
