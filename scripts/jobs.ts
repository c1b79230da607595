/** What was given up, by queue and code, with keys alone; or tries one of them again. */
import { existsSync } from 'node:fs'
import { runJobs } from './jobs/run.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out, err } = await runJobs(process.argv.slice(2), process.env)
if (out.length > 0) console.log(out.join('\n'))
if (err.length > 0) console.error(err.join('\n'))
process.exitCode = code
