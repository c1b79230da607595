/** A run that has said its results ends: something left open fails it by name, rather than keeping everybody waiting. */

const PATIENCE_MS = 20_000

export function mochaGlobalTeardown(): void {
  // Unheld: a run that closed everything is over long before.
  setTimeout(() => {
    console.error(`Something is still open after the tests: ${process.getActiveResourcesInfo().join(', ')}`)
    process.exit(1)
  }, PATIENCE_MS).unref()
}
