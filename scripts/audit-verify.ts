/** Walks the whole audit and names the first line that was changed, is missing or was moved; checks an inspection pack. */
import { existsSync } from 'node:fs'
import { auditVerify } from './audit/verify.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out } = await auditVerify(process.argv.slice(2), process.env)
console.log(out.join('\n'))
process.exitCode = code
