/** Checks the chain of the audit in the store, or the lines of an inspection pack, from words to an exit code. */
import { parseArgs } from 'node:util'
import type { ChainState } from '../../src/workflow/inspection-ports.ts'
import type { Store } from '../../src/workflow/ports.ts'
import { readCouncil } from '../directory/council.ts'
import { withBook } from '../directory/open-book.ts'
import { Unusable } from '../directory/unusable.ts'
import { checkPack, type PackFound, readPack } from './pack.ts'

const USAGE = [
  'npm run audit:verify                             the whole audit of the store',
  'npm run audit:verify -- --pack pack.json         the lines of an inspection pack; the store is not needed',
  'npm run audit:verify -- --pack pack.json --store the same, and that the store still has them in its chain',
]

type Ended = { readonly code: number; readonly out: readonly string[] }

/** 0: whole. 1: broken, or not to be read. 2: not understood. */
export async function auditVerify(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  const asked = wordsIn(words)
  if (asked === undefined) return { code: 2, out: USAGE }
  try {
    if (asked.pack === undefined) return ended(sayChain(await inStore(env, (store) => store.walkChain())))
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

function wordsIn(words: readonly string[]): { pack: string | undefined; store: boolean } | undefined {
  try {
    const options = { pack: { type: 'string' }, store: { type: 'boolean' } } as const
    const { values } = parseArgs({ args: [...words], options })
    return { pack: values.pack, store: values.store === true }
  } catch {
    return undefined
  }
}

async function inStore<T>(
  env: Readonly<Record<string, string | undefined>>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { settings } = await readCouncil(env)
  return withBook(settings, work)
}

type Said = { readonly broken: boolean; readonly say: readonly string[] }

const ended = ({ broken, say }: Said): Ended => ({ code: broken ? 1 : 0, out: say })

const WHY = {
  changed: 'was changed after it was sealed',
  missing: 'does not follow: the line before it is missing, or was replaced',
  reordered: 'does not follow: lines were moved',
} as const

const sayChain = ({ lines, head, broken }: ChainState): Said =>
  broken === undefined
    ? { broken: false, say: [`Whole: ${lines} lines.`, `Seal of the last one: ${head}`] }
    : {
        broken: true,
        say: [`Broken: line ${broken.line} ${WHY[broken.why]}. ${lines} lines before it are whole.`],
      }

function sayPack({ reference, own, broken, chainBroken }: PackFound): Said {
  if (broken !== undefined) return { broken: true, say: [`${reference}: ${broken}`] }
  if (chainBroken)
    return { broken: true, say: [`${reference}: its audit was broken already when the pack was made.`] }
  return { broken: false, say: [`${reference}: each of its ${own} lines makes its own seal again.`] }
}

/** A line that was taken from the end of the chain leaves no gap: the head that a pack wrote down finds it. */
function sayBoth({ reference, lines, head }: PackFound, then: ChainState): Said {
  if (then.broken !== undefined) return sayChain(then)
  const isSame = then.lines === lines && then.head === head
  const say = isSame
    ? `${reference}: the store has the same chain up to the moment of the pack, ${lines} lines.`
    : `${reference}: the store does not have the chain that this pack was made from: ${then.lines} of ${lines} lines.`
  return { broken: !isSame, say: [say] }
}
