/** A program with everything that it started: asked whether it still runs, and ended as one. */
import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'

/** `leader` is the process id of a child that was started detached. No fault when all of it has ended. */
export function endGroup(leader: number, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): void {
  if (!Number.isInteger(leader) || leader <= 1) return
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(leader), '/t', '/f'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-leader, signal)
  } catch {
    // It has ended already.
  }
}

/** Ends it kindly, then not; resolves when nothing of it runs any more. */
export async function endGroupAndWait(leader: number, kindlyMs = 3_000): Promise<void> {
  endGroup(leader)
  if (await hasEnded(leader, kindlyMs)) return
  endGroup(leader, 'SIGKILL')
  await hasEnded(leader, 1_000)
}

async function hasEnded(leader: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs
  while (isRunning(leader)) {
    if (Date.now() > until) return false
    await setTimeout(25)
  }
  return true
}

function isRunning(leader: number): boolean {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 0)
    return true
  } catch {
    return false
  }
}
