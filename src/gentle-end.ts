/** Ends when the platform says so, which may be while the start still goes on: what is under way comes to its end first. */

/** A start that hangs (a database that does not answer) keeps nobody waiting: nothing is in hand yet. */
const START_MAY_TAKE_MS = 3_000

type Stoppable = { stop(): Promise<void> }

type Ends = {
  /** Code 0 where everything ended, 1 where the stop failed. */
  exit(code: 0 | 1): void
  failed(fault: unknown): void
}

/** What to call when told to end; told twice, it ends once. A start that fails is whoever's who started it. */
export function gentleEnd(starting: Promise<Stoppable>, { exit, failed }: Ends): () => void {
  let told = false
  return () => {
    if (told) return
    told = true
    const hanging = setTimeout(exit, START_MAY_TAKE_MS, 0)
    const end = async (product: Stoppable): Promise<void> => {
      clearTimeout(hanging)
      await product.stop().then(
        () => exit(0),
        (fault: unknown) => {
          failed(fault)
          exit(1)
        },
      )
    }
    starting.then(end, () => clearTimeout(hanging))
  }
}
