/** The code of the release before, taken from git into a folder of its own, with the packages of this one. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The last commit whose code knows nothing of sealed fields, restrictions and floors; another by UPGRADE_FROM. */
export const OLD = process.env.UPGRADE_FROM ?? 'b6f8786'

export type OldCode = { readonly root: string; remove(): Promise<void> }

/** Undefined where the history is not at hand: a copy without git, or a clone that was cut short. */
export async function oldCode(commit = OLD): Promise<OldCode | undefined> {
  if (!existsSync(join(ROOT, '.git'))) return undefined
  const git = (...words: string[]) =>
    spawnSync('git', ['-C', ROOT, ...words], { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] })
  if (git('cat-file', '-e', `${commit}^{commit}`).status !== 0) return undefined
  const root = await mkdtemp(join(tmpdir(), 'prison-contact-old-'))
  // What a server runs, and no more.
  const { stdout } = git('archive', commit, 'src', 'cards', 'package.json')
  execFileSync('tar', ['-x', '-C', root], { input: stdout })
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  return { root, remove: () => rm(root, { recursive: true, force: true }) }
}
