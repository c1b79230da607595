/** Takes a list of people, teams or prisons into the directory. Without `--write` it only says what it would do. */
import { existsSync } from 'node:fs'
import { loadStaff } from './directory/staff.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out, err } = await loadStaff(process.argv.slice(2), process.env)
if (out.length > 0) console.log(out.join('\n'))
if (err.length > 0) console.error(err.join('\n'))
process.exitCode = code
