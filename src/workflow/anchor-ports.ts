/** What anchoring the two chains outside of the store needs from it. */
import type { ChainHead, ChainName } from '../domain/anchor.ts'
import type { ChainState } from './inspection-ports.ts'

export type AnchorStore = {
  /** Each of one moment. */
  chainHeads(): Promise<readonly ChainHead[]>
  /** Walks a whole chain; `seen` hears the seal after each whole line. */
  walkWhole(chain: ChainName, seen?: (lines: number, head: string) => void): Promise<ChainState>
}
