/** Writes people, teams or prisons of the directory as a list for Excel, to a file or to the terminal. */
import { existsSync } from 'node:fs'
import { exportStaff } from './directory/staff.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out, err, text } = await exportStaff(process.argv.slice(2), process.env)
process.stdout.write(text)
if (out.length > 0) console.log(out.join('\n'))
if (err.length > 0) console.error(err.join('\n'))
process.exitCode = code
