/** Walks the whole road in the three Playgrounds as people do, with Chromium, and takes pictures on the way. */
import { launchChromium } from './browser/chromium.ts'
import { coverSteps } from './browser/cover-steps.ts'
import { deadlineSteps } from './browser/deadline-steps.ts'
import { decisionSteps } from './browser/decision-steps.ts'
import { mailSteps } from './browser/mail-steps.ts'
import { managerSteps } from './browser/manager-steps.ts'
import { mashSteps } from './browser/mash-steps.ts'
import { moreTimeSteps } from './browser/more-time-steps.ts'
import { openProduct } from './browser/product.ts'
import { openRoad, type Road } from './browser/road.ts'
import { openAlbum, walk } from './browser/steps.ts'
import { triageSteps } from './browser/triage-steps.ts'
import { workerSteps } from './browser/worker-steps.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

try {
  process.exitCode = await walkTheRoad()
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n`)
  process.exitCode = 1
}

async function walkTheRoad(): Promise<number> {
  const browser = await launchChromium()
  const product = await openProduct().catch(async (fault: unknown) => {
    await browser.close()
    throw fault
  })
  // Ctrl+C ends what was started, and with it the step that waits for it.
  const endAll = async (): Promise<void> => {
    await browser.close()
    await product.end()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endAll())
  try {
    const road = openRoad({ product, browser, album: openAlbum() })
    const steps = [
      ...[...mashSteps(road), ...workerSteps(road), ...managerSteps(road), ...mailSteps(road)],
      ...[...deadlineSteps(road), ...moreTimeSteps(road), ...coverSteps(road), ...triageSteps(road)],
      ...decisionSteps(road),
    ]
    const { passed, failed, fault } = await walk(steps, say)
    if (failed > 0) await explain(road, fault)
    say(
      `${passed} passed, ${failed} failed${failed > 0 ? ` (${steps.length - passed - failed} not tried)` : ''}`,
    )
    return failed === 0 ? 0 : 1
  } finally {
    await endAll()
  }
}

/** What everybody sees, what went wrong, and what the bot said. */
async function explain(road: Road, fault: unknown): Promise<void> {
  say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
  for (const context of road.browser.contexts())
    for (const page of context.pages())
      await road.album
        .picture(page, `at-the-fault-${new URL(page.url()).port}`)
        .catch(() => say('  (no picture of a page that is gone)'))
  say(`The bot said:\n${road.product.said()}`)
}
