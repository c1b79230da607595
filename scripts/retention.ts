/** What would be deleted here and when, and what keeps the rest; or does now what the bot does each day, with a certificate. */
import { existsSync } from 'node:fs'
import { runRetention } from './retention/run.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out, err } = await runRetention(process.argv.slice(2), process.env)
if (out.length > 0) console.log(out.join('\n'))
if (err.length > 0) console.error(err.join('\n'))
process.exitCode = code
