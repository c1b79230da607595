/** Starts the Graph stand-in at the port it had last time, so that links to files in older cards still open. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Outlook, startOutlook } from './outlook.ts'

/** Takes any free port the first time, or when somebody else has that one now. */
export async function openOutlook(folder: string, now: () => number): Promise<Outlook> {
  const path = join(folder, 'port.txt')
  const before = Number(await readFile(path, 'utf8').catch(() => '0'))
  const port = Number.isInteger(before) && before > 1023 && before < 65_536 ? before : 0
  const outlook = await startOutlook({ folder, now, port }).catch((fault: unknown) => {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE')
      return startOutlook({ folder, now })
    throw fault
  })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (outlook.port !== before) await writeFile(path, `${outlook.port}\n`)
  return outlook
}
