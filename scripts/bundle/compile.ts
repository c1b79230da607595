/**
 * `node scripts/bundle/compile.ts .bundle 1000`, while an image is made: compiles the bundle in that folder into
 * NODE_COMPILE_CACHE, to be read by the user with that number.
 */
import { chmodSync, readdirSync, renameSync } from 'node:fs'
import { flushCompileCache, getCompileCacheDir } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder = '', user = ''] = process.argv.slice(2)
const compiled = getCompileCacheDir()
if (!/^\d+$/.test(user) || compiled === undefined)
  throw new Error('Use it with a folder and the number of a user, and with NODE_COMPILE_CACHE set.')

// All that main.mjs loads before it reads a setting; it is not loaded itself, for that would be a start.
for (const part of ['compose', 'config', 'gentle-end', 'log'])
  await import(pathToFileURL(resolve(folder, `${part}.mjs`)).href)
flushCompileCache()
// Node looks in a folder of each user's own, and lets nobody else read what it wrote.
for (const file of readdirSync(compiled)) chmodSync(join(compiled, file), 0o644)
renameSync(compiled, compiled.replace(/-\d+$/, `-${user}`))
