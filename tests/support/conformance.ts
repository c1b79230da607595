/** Where the published descriptions and their checkers stand, if they do: beside the checkout, or where a setting says. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const BESIDE = new URL('../../../shared/conformance/', import.meta.url)

const folder =
  process.env.CONFORMANCE_DIR === undefined ? BESIDE : pathToFileURL(`${process.env.CONFORMANCE_DIR}/`)

export const publishedFile = (path: string): URL => new URL(path, folder)

/** A checker of the kit; undefined where it is absent, or without the packages it runs on. */
export async function publishedChecker<T>(path: string): Promise<T | undefined> {
  const file = publishedFile(path)
  if (!existsSync(file)) return undefined
  try {
    return (await import(file.href)) as T
  } catch (fault) {
    if ((fault as { code?: string }).code?.includes('MODULE_NOT_FOUND')) return undefined
    throw fault
  }
}
