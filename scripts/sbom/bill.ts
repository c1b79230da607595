/** The bill of materials as npm writes it, of the packages that the bot runs on alone. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Lock = {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; devDependencies?: unknown }>>
}

/**
 * Asked of a copy without development dependencies: npm's own `--omit dev` leaves out every package that a development
 * dependency asks for as well, and so most of what the bot runs on.
 */
export function billOf(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'prison-contact-bill-'))
  try {
    const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const shipped = Object.entries(lock.packages).filter(([, { dev }]) => dev !== true)
    const { devDependencies: _, ...rest } = manifest
    const packages = Object.fromEntries(
      shipped.map(([path, each]) => [path, path === '' ? { ...each, devDependencies: {} } : each]),
    )
    writeFileSync(join(folder, 'package.json'), JSON.stringify(rest))
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }))
    const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
    return execFileSync('npm', words, {
      cwd: folder,
      maxBuffer: 64_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
