/**
 * Takes a council's list of addresses into the recipient book, where each waits for a second person. Without `--write`
 * it only says what it would do.
 */
import { existsSync } from 'node:fs'
import { runImport } from './directory/run.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out, err } = await runImport(process.argv.slice(2), process.env)
if (out.length > 0) console.log(out.join('\n'))
if (err.length > 0) console.error(err.join('\n'))
process.exitCode = code
