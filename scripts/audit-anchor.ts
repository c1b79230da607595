/** Says how many lines each chain of the audit has and the seal of the last one, to be kept outside of the store. */
import { existsSync } from 'node:fs'
import { auditAnchor } from './audit/anchor.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out } = await auditAnchor(process.argv.slice(2), process.env)
console.log(out.join('\n'))
process.exitCode = code
