/** Makes the bundle: the bot and the packages that every start loads, in a few files. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { mapOfOurs } from './map-of-ours.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const packages = createRequire(import.meta.url)

/** The start, and by their names the parts that it loads first: compile.ts compiles those without a start. */
const ENTRIES = ['main', 'compose', 'config', 'gentle-end', 'log'] as const

/** They have files of their own beside them, or are loaded after a start, if at all. */
const LEFT_AS_THEY_ARE = [
  '@electric-sql/pglite',
  '@opentelemetry/*',
  'dejavu-fonts-ttf',
  'dtrace-provider',
  'pdfkit',
]

/** Of two forms of a package the one that fits: the other finds its parts by a `require` that no bundler sees. */
const FORMS = { 'jsonc-parser': join(packages.resolve('jsonc-parser/package.json'), '../lib/esm/main.js') }

/** Packages that are written with `require` ask Node for its own parts by it. */
const BEFORE = `import { createRequire as requireOfBundle } from 'node:module'
const require = requireOfBundle(import.meta.url)`

/** Empties `folder`, which lies in the project, and writes main.mjs, its parts and their maps. Throws where that fails. */
export async function makeBundle(folder: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES.map((name) => `src/${name}.ts`),
    ...{ outdir: folder, outExtension: { '.js': '.mjs' }, write: false },
    ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node24' },
    // Names of classes and functions are said in logs: of two with one name, neither becomes another.
    ...{ keepNames: true, charset: 'ascii', logLevel: 'warning' },
    ...{ sourcemap: true, sourcesContent: false },
    external: LEFT_AS_THEY_ARE,
    alias: FORMS,
    banner: { js: BEFORE },
    plugins: [placesIn(folder)],
  })
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const { path, contents, text } of outputFiles)
    await writeFile(
      path,
      path.endsWith('.map') ? JSON.stringify(mapOfOurs(JSON.parse(text), isOurs)) : contents,
    )
}

const isOurs = (source: string): boolean => !source.includes('node_modules/')

/** Each file of ours looks for what lies beside it where it was written, wherever its code stands. */
const placesIn = (folder: string): Plugin => ({
  name: 'places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!path.startsWith(join(ROOT, 'src', sep))) return undefined
      const place = JSON.stringify(relative(folder, path).replaceAll(sep, '/'))
      const text = await readFile(path, 'utf8')
      const contents = text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`)
      return { contents, loader: 'ts' }
    }),
})
