/** What a command is: the words, the help beside them, and what it does with the rest of what was typed. */
import type { Role } from '../../domain/people.ts'
import type { Reply, Turn } from '../turn.ts'

export type Command = {
  /** As it stands in help and in the manifest's command list. */
  readonly words: string
  readonly help: string
  /** Named in Teams' own command menu. Teams shows at most twelve. */
  readonly inMenu: boolean
  /** What the command takes from the text, or undefined when the text is not this command. */
  readonly takes: (text: string) => Readonly<Record<string, string>> | undefined
  readonly run: (turn: Turn, taken: Readonly<Record<string, string>>) => Promise<Reply>
  /** Whose help names it; everybody's when left out. What one may do is decided by the rules, not here. */
  readonly roles?: readonly Role[]
  /** Whether it may be answered in a channel; everything else is answered in the person's own chat. What changes or shows a referral there is for members alone. */
  readonly inChannel?: true | 'for its members'
}

export const REFERENCE_WORDS = '(?<reference>pca-\\d{4}-\\d{1,6})'

/** A command whose text fits a pattern; named groups are what it takes. White space and case do not matter. */
export function pattern(source: string): Command['takes'] {
  const expression = new RegExp(`^${source.replaceAll(' ', '\\s+')}$`, 'isu')
  return (text) => {
    const match = expression.exec(text.trim())
    return match === null ? undefined : { ...match.groups }
  }
}

/** `pca-2026-1` as people type it is `PCA-2026-0001`. */
export function fullReference(typed: string | undefined): string {
  const [, year, number] = /^PCA-(\d{4})-(\d+)$/.exec((typed ?? '').toUpperCase()) ?? []
  return year === undefined || number === undefined
    ? ''
    : `PCA-${year}-${String(Number(number)).padStart(4, '0')}`
}
