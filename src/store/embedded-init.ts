/**
 * Creates a new embedded store in the folder named, in a process of its own: it needs 800 MB once, never
 * again.
 */
import { openEngine, settleTree } from './embedded-engine.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder to create.')
process.umask(0o077)
const pglite = await openEngine(folder)
await pglite.exec('checkpoint')
await pglite.close()
// PGlite makes the first files readable to everyone, whatever the umask says.
settleTree(folder)
process.exit(0)
