/** A page of docs that a program writes: written without a word; with `--check` only said whether it is up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type WrittenPage = {
  /** From the folder of the project. */
  readonly path: string
  readonly text: string
  /** What it is written from, as in “as the rules have it”. */
  readonly from: string
  readonly command: string
  /** What to look for in what changed. */
  readonly read: string
}

/** `words` are those of the command line. Exit code 1 where they are not understood, or the page is not up to date. */
export function keepPage({ path, text, from, command, read }: WrittenPage, words: readonly string[]): void {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  if (words.length > 1 || !['--check', undefined].includes(words[0]))
    stopWith('Use it alone, or with --check.')
  else if (words.length === 0) {
    writeFileSync(file, text)
    console.log(`${path} is written anew. ${read}`)
  } else if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    console.log(`${path} is as the ${from} it.`)
  } else stopWith(`${path} is not as the ${from} it: ${command}`)
}

function stopWith(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
