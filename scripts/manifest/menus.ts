/** Teams' own command menus, written from the list of commands. */
import type { Command } from '../../src/bot/commands/command.ts'

export type CommandList = {
  readonly scopes: readonly ('personal' | 'team')[]
  readonly commands: readonly { readonly title: string; readonly description: string }[]
}

/** One list for the person's own chat, one for channels, in the order of help. */
export function menus(commands: readonly Command[]): readonly CommandList[] {
  const shown = commands.filter(({ inMenu, words }) => inMenu && titleOf(words) !== '')
  return [
    { scopes: ['personal'], commands: shown.map(line) },
    { scopes: ['team'], commands: shown.filter(({ inChannel }) => inChannel).map(line) },
  ]
}

const line = ({ words, help }: Command) => ({ title: titleOf(words), description: help })

/** Without the sample reference: Teams puts the title in the box, and somebody would send it as it stands. */
export const titleOf = (words: string): string => words.replace(/\s*PCA-2026-0001.*$/, '')
