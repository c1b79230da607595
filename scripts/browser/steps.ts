/** Walks steps one by one: says each as it passes, takes pictures, and stops with a picture of everybody at a fault. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

export type Step = readonly [name: string, run: () => Promise<void>]

export type Album = {
  /** Saves what the page shows as `.pictures/007-name.png`. */
  picture(page: Page, name: string): Promise<void>
}

const FOLDER = fileURLToPath(new URL('../../.pictures/', import.meta.url))

/** Throws the pictures of an earlier walk away. */
export function openAlbum(): Album {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  let taken = 0
  return {
    async picture(page, name) {
      taken += 1
      const path = join(FOLDER, `${String(taken).padStart(3, '0')}-${name}.png`)
      await page.screenshot({ path, animations: 'disabled' })
    },
  }
}

export type Walked = { readonly passed: number; readonly failed: number; readonly fault: unknown }

/** Each step needs the ones before it, so the first fault ends the walk. */
export async function walk(steps: readonly Step[], say: (line: string) => void): Promise<Walked> {
  let passed = 0
  for (const [name, run] of steps) {
    const start = Date.now()
    try {
      await run()
    } catch (fault) {
      say(`  ✘ ${name}`)
      return { passed, failed: 1, fault }
    }
    passed += 1
    say(`  ✔ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  }
  return { passed, failed: 0, fault: undefined }
}
