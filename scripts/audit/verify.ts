/** Checks both chains of the store, anchors against them, or the lines of an inspection pack, from words to an exit code. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Anchor, anchorsIn, CHAINS, type ChainName } from '../../src/domain/anchor.ts'
import { FIRST_HASH } from '../../src/store/chain-walk.ts'
import type { ChainState } from '../../src/workflow/inspection-ports.ts'
import type { Store } from '../../src/workflow/ports.ts'
import { readCouncil } from '../directory/council.ts'
import { withBook } from '../directory/open-book.ts'
import { shown } from '../directory/shown.ts'
import { Unusable } from '../directory/unusable.ts'
import { checkPack, type PackFound, readPack } from './pack.ts'

const USAGE = [
  'npm run audit:verify                             both chains of the store: what people did, and what they read',
  'npm run audit:verify -- --anchor anchors.txt     the same, and that they still have these anchors',
  'npm run audit:verify -- --pack pack.json         the lines of an inspection pack; the store is not needed',
  'npm run audit:verify -- --pack pack.json --store the same, and that the store still has them in its chain',
]

type Env = Readonly<Record<string, string | undefined>>

type Ended = { readonly code: number; readonly out: readonly string[] }

/** 0: whole. 1: broken, or not to be read. 2: not understood. */
export async function auditVerify(words: readonly string[], env: Env): Promise<Ended> {
  const asked = wordsIn(words)
  if (asked === undefined) return { code: 2, out: USAGE }
  try {
    if (asked.pack === undefined) return ended(await checkStore(env, asked.anchor))
    const pack = checkPack(await readPack(asked.pack))
    const said = sayPack(pack)
    if (!asked.store || said.broken) return ended(said)
    const then = await inStore(env, (store) => store.walkChain(pack.lines))
    return ended(sayBoth(pack, then))
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [fault.message] }
  }
}

type Asked = {
  readonly pack: string | undefined
  readonly anchor: string | undefined
  readonly store: boolean
}

function wordsIn(words: readonly string[]): Asked | undefined {
  try {
    const text = { type: 'string' } as const
    const options = { pack: text, anchor: text, store: { type: 'boolean' } } as const
    const { values } = parseArgs({ args: [...words], options })
    if (values.anchor !== undefined && values.pack !== undefined) return undefined
    return { pack: values.pack, anchor: values.anchor, store: values.store === true }
  } catch {
    return undefined
  }
}

export async function inStore<T>(env: Env, work: (store: Store) => Promise<T>): Promise<T> {
  const { settings } = await readCouncil(env)
  return withBook(settings, work)
}

/** Every chain is walked to its first fault, whatever is found in another. */
async function checkStore(env: Env, file: string | undefined): Promise<Said> {
  const anchors = file === undefined ? [] : await readAnchors(file)
  return inStore(env, async (store) => {
    const said: Said[] = []
    for (const chain of CHAINS) {
      const own = anchors.filter((anchor) => anchor.chain === chain)
      const wanted = new Set(own.map(({ count }) => count))
      const heads = new Map([[0, FIRST_HASH]])
      const state = await store.walkWhole(chain, (lines, head) => wanted.has(lines) && heads.set(lines, head))
      said.push(sayChain(chain, state))
      if (state.broken === undefined && own.length > 0) said.push(sayAnchors(own, state, heads))
    }
    return { broken: said.some(({ broken }) => broken), say: said.flatMap(({ say }) => say) }
  })
}

async function readAnchors(file: string): Promise<readonly Anchor[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Unusable(`The file ${shown(file)} cannot be read.`)
  })
  const anchors = anchorsIn(text)
  if (anchors.length === 0) throw new Unusable(`The file ${shown(file)} has no anchor in it.`)
  return anchors
}

/** The oldest that does not fit is named: what was true until the one before it is known. */
function sayAnchors(
  anchors: readonly Anchor[],
  { lines }: ChainState,
  heads: ReadonlyMap<number, string>,
): Said {
  const wrong = anchors
    .toSorted((one, other) => one.count - other.count)
    .find((one) => heads.get(one.count) !== one.head)
  if (wrong === undefined) return { broken: false, say: [`  It has all ${anchors.length} anchors.`] }
  const { chain, count, at } = wrong
  const why =
    count > lines
      ? `it has ${lines} lines now: some were taken from its end`
      : 'another seal stands there now: it was written anew'
  return { broken: true, say: [`${chain}: broken. On ${at} it had ${count} lines, and ${why}.`] }
}

type Said = { readonly broken: boolean; readonly say: readonly string[] }

const ended = ({ broken, say }: Said): Ended => ({ code: broken ? 1 : 0, out: say })

const WHY = {
  changed: 'was changed after it was sealed',
  missing: 'does not follow: the line before it is missing, or was replaced',
  reordered: 'does not follow: lines were moved',
} as const

const sayChain = (chain: ChainName, { lines, head, broken }: ChainState): Said =>
  broken === undefined
    ? { broken: false, say: [`${chain}: whole, ${lines} lines. Seal of the last one: ${head}`] }
    : {
        broken: true,
        say: [
          `${chain}: broken. Line ${broken.line} ${WHY[broken.why]}. ${lines} lines before it are whole.`,
        ],
      }

function sayPack({ reference, own, broken, chainBroken }: PackFound): Said {
  if (broken !== undefined) return { broken: true, say: [`${reference}: ${broken}`] }
  if (chainBroken)
    return { broken: true, say: [`${reference}: its audit was broken already when the pack was made.`] }
  return { broken: false, say: [`${reference}: each of its ${own} lines makes its own seal again.`] }
}

/** A line that was taken from the end of the chain leaves no gap: the head that a pack wrote down finds it. */
function sayBoth({ reference, lines, head }: PackFound, then: ChainState): Said {
  if (then.broken !== undefined) return sayChain('audit', then)
  const isSame = then.lines === lines && then.head === head
  const say = isSame
    ? `${reference}: the store has the same chain up to the moment of the pack, ${lines} lines.`
    : `${reference}: the store does not have the chain that this pack was made from: ${then.lines} of ${lines} lines.`
  return { broken: !isSame, say: [say] }
}
