/** What may import what, how long a file may be, and what may not stand in one: facts about the project, kept true. */
import assert from 'node:assert/strict'
import { ASKED_FOR, LAYERS, PACKAGES, QUIET } from './support/layers.ts'
import {
  codeOf,
  committedTexts,
  filesBelow,
  type Import,
  importsOf,
  readText,
  type SourceFile,
} from './support/source-files.ts'

const SRC = filesBelow('src', ['.ts'])
const ALL = [...SRC, ...filesBelow('tests', ['.ts']), ...filesBelow('scripts', ['.ts'])]
const MOST_LINES = 250

const none = (faults: readonly string[]): void => assert.deepEqual(faults, [], `\n${faults.join('\n')}`)
const isIn = (path: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place))
const inSrc = (path: string): string => path.replace(/^src\//, '')

/** Imports of the project's own files that the layers do not allow. */
function layerFaults(file: SourceFile): readonly string[] {
  const path = inSrc(file.path)
  if (path.endsWith('.d.ts')) return []
  const layer = LAYERS.find(({ of }) => isIn(path, [of]))
  if (layer === undefined) return [`${file.path} is in no layer. Give it one in tests/support/layers.ts.`]
  const allowed = ({ from, typesOnly, lazy }: Import): boolean =>
    isIn(inSrc(from), layer.imports) ||
    (lazy && isIn(inSrc(from), layer.lazily ?? [])) ||
    (typesOnly && isIn(inSrc(from), layer.typesOf ?? []))
  return importsOf(file)
    .filter((one) => one.own && !one.from.endsWith('.json') && !allowed(one))
    .map(({ from }) => `${file.path} imports ${from}. ${layer.mend}`)
}

/** Packages and parts of Node in places that they are not meant for. */
function packageFaults(file: SourceFile): readonly string[] {
  const path = inSrc(file.path)
  const quiet = Object.entries(QUIET).find(([folder]) => path.startsWith(folder))?.[1]
  return importsOf(file)
    .filter(({ own }) => !own)
    .flatMap(({ from }) => {
      if (from.startsWith('node:'))
        return quiet === undefined || isIn(path, quiet[from] ?? [])
          ? []
          : [`${file.path} uses ${from}. This folder reaches for nothing outside: take it as an argument.`]
      const places = PACKAGES[from]
      if (places === undefined)
        return [`${file.path} imports ${from}, which decision 0003 and tests/support/layers.ts do not know.`]
      return isIn(path, places)
        ? []
        : [
            `${file.path} imports ${from}, which stays in ${places.join(', ')} so that it can be replaced there.`,
          ]
    })
}

type Rule = { readonly within: readonly string[]; readonly finds: RegExp; readonly mend: string }

const PURE = ['src/domain/', 'src/workflow/', 'src/cards/', 'src/emails/']
const EVERYWHERE = ['src/', 'tests/', 'scripts/']

/** Looked for in code, with comments and texts taken out. */
const CODE_RULES: readonly Rule[] = [
  {
    within: PURE,
    finds: /new Date\(\)|\bDate\.now\b|\bTemporal\.Now\b|\bperformance\.now\b/,
    mend: 'Take the moment as an argument: it comes from the clock of the World.',
  },
  {
    within: PURE,
    finds: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/,
    mend: 'Take the id as an argument: it comes from newId of the World.',
  },
  {
    within: PURE,
    finds: /\bprocess\.|\bconsole\.|\bfetch\(|\bsetTimeout\(|\bsetInterval\(/,
    mend: 'Nothing here reads the environment, prints, calls or waits.',
  },
  {
    within: ['src/domain/'],
    finds: /\basync\b|\bawait\b|\bPromise\b/,
    mend: 'A rule waits for nothing: load first, in the use case.',
  },
  {
    within: EVERYWHERE,
    finds: /[:<|&,(=]\s*any\b(?!['\w(.])|\bas any\b/,
    mend: 'Say what it is, or `unknown` and look.',
  },
  {
    within: EVERYWHERE,
    finds: /[\w\])]!(?!=)/,
    mend: 'Look whether it is there, and say what happens when it is not.',
  },
]

/** Looked for in the whole text. */
const TEXT_RULES: readonly Rule[] = [
  {
    within: [...EVERYWHERE, 'docs/', 'README.md'],
    finds: /\bTO[D]O\b|\bFIX[M]E\b|\bXX[X]\b/,
    mend: 'Do it, or write down where it is kept.',
  },
  {
    within: [''],
    finds: /\bnpm[j]s\b|\bregistry\.[a-z]/,
    mend: 'Which registry is used is a setting of the machine, not of the project.',
  },
  {
    within: [''],
    finds: /(?<![\w.~-])\/(?:work|tmp|root|home|Users)\/\w/,
    mend: 'This path is of one machine: count from the project, or ask the system for a folder.',
  },
]

function ruleFaults(file: SourceFile, rules: readonly Rule[], text: string): readonly string[] {
  return rules
    .filter(({ within }) => within.some((start) => file.path.startsWith(start)))
    .flatMap(({ finds, mend }) =>
      text.split('\n').flatMap((line, index) => {
        const found = finds.exec(line)?.[0]
        return found === undefined ? [] : [`${file.path}:${index + 1} has “${found.trim()}”. ${mend}`]
      }),
    )
}

const codeFaults = (file: SourceFile): readonly string[] => ruleFaults(file, CODE_RULES, codeOf(file))
const textFaults = (file: SourceFile): readonly string[] => ruleFaults(file, TEXT_RULES, file.text)

describe('the architecture', () => {
  it('lets each folder import only what its layer may', () => none(SRC.flatMap(layerFaults)))

  it('keeps each package where it can be replaced', () => none(SRC.flatMap(packageFaults)))

  it('names no place for a package that does not need it', () => {
    const places = Object.entries(PACKAGES).flatMap(([name, those]) =>
      those.map((place) => [name, place] as const),
    )
    const needs = ([name, place]: readonly [string, string]): boolean =>
      SRC.some((file) => isIn(inSrc(file.path), [place]) && importsOf(file).some(({ from }) => from === name))
    none(
      places
        .filter((one) => !needs(one))
        .map(([name, place]) => `${place} does not import ${name} any more.`),
    )
  })

  it('has every package that it runs on among its dependencies, and runs on each of them', () => {
    const listed = Object.keys(JSON.parse(readText('package.json')).dependencies).sort()
    const used = new Set(SRC.flatMap(importsOf).flatMap(({ own, from }) => (own ? [] : [from])))
    const asked = Object.entries(ASKED_FOR).flatMap(([name, by]) => (used.has(by) ? [name] : []))
    const wanted = [...used].filter((from) => !from.startsWith('node:')).concat(asked)
    assert.deepEqual(wanted.sort(), listed)
  })

  it('keeps clocks, chance and the environment out of the rules, and `any` and `!` out of everything', () =>
    none(ALL.flatMap(codeFaults)))

  it('commits no reminder to oneself, no registry and no path of one machine', () =>
    none(committedTexts().flatMap(textFaults)))

  it(`has no file over ${MOST_LINES} lines`, () =>
    none(
      ALL.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
        .filter(({ lines }) => lines > MOST_LINES)
        .map(({ path, lines }) => `${path} has ${lines} lines. Split it where it does two things.`),
    ))

  it('begins every file with a sentence on what it is for', () =>
    none(
      ALL.filter(({ text }) => !/^\/\*\*\s+(?:\* )?\S.{10,}/.test(text)).map(
        ({ path }) => `${path} does not begin with a /** comment */ that says what it is for.`,
      ),
    ))

  it('names files and folders by what they hold', () =>
    none(
      ALL.filter(({ path }) => /(?:^|[/-])(?:utils?|helpers?|common|shared|misc)(?:[/.-])/.test(path)).map(
        ({ path }) => `${path}: name it by what is in it; a drawer for everything is never tidied.`,
      ),
    ))
})

describe('the checks of the architecture', () => {
  const made = (path: string, text: string): SourceFile => ({ path, text })
  const refused: readonly [string, (file: SourceFile) => readonly string[], SourceFile][] = [
    ['a rule that loads', layerFaults, made('src/domain/a.ts', "import { x } from '../store/b.ts'")],
    ['a handler that sends', layerFaults, made('src/bot/a.ts', "import {\n  x,\n} from '../gateways/b.ts'")],
    ['a job that builds', layerFaults, made('src/jobs/a.ts', "import { type A, b } from '../store/b.ts'")],
    [
      'a council that runs local mode',
      layerFaults,
      made('src/compose.ts', "import { x } from './local/b.ts'"),
    ],
    ['local mode loaded at once', layerFaults, made('src/main.ts', "import { x } from './compose-local.ts'")],
    ['local mode loaded elsewhere', layerFaults, made('src/server.ts', "await import('./local/b.ts')")],
    ['a file in no layer', layerFaults, made('src/new/a.ts', '')],
    ['a second way into botbuilder', packageFaults, made('src/jobs/a.ts', "import { x } from 'botbuilder'")],
    ['a package nobody decided on', packageFaults, made('src/bot/a.ts', "import x from 'left-pad/sub'")],
    ['a part of Node in a use case', packageFaults, made('src/workflow/a.ts', "import { x } from 'node:fs'")],
    ['a rule with a clock', codeFaults, made('src/domain/a.ts', 'const now = new Date()')],
    ['a rule with chance', codeFaults, made('src/domain/a.ts', 'const n = Math.random()')],
    ['a rule that waits', codeFaults, made('src/domain/a.ts', 'export async function f() {}')],
    ['anything at all', codeFaults, made('src/bot/a.ts', 'const x: any = 1')],
    ['a hope that it is there', codeFaults, made('tests/a.ts', 'use(list[0]!.name)')],
    ['a path of one machine', textFaults, made('docs/a.md', `see ${['', 'home', 'me', 'x'].join('/')}`)],
  ]
  for (const [what, check, file] of refused)
    it(`find ${what}`, () => assert.equal(check(file).length, 1, JSON.stringify(check(file))))

  it('let types through where a layer takes types alone, and words wherever they are words', () => {
    none(layerFaults(made('src/jobs/a.ts', "import type { A } from '../store/b.ts'")))
    none(layerFaults(made('src/jobs/a.ts', "import { type A, type B } from '../gateways/b.ts'")))
    none(layerFaults(made('src/main.ts', "await import('./compose-local.ts')")))
    none(codeFaults(made('src/domain/a.ts', "// any new Date() in a process.\nconst a = 'as any!' !== b")))
  })
})
