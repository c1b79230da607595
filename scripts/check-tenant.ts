/**
 * Says for each right that the product needs whether the bot has it, and warns where it can do what it must not.
 * It sends nothing and writes nothing, but for one mail to the shared mailbox itself, and only if a word asks for it.
 */
import { existsSync } from 'node:fs'
import { runCheck } from './check-tenant/run.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out, err } = await runCheck(process.argv.slice(2), process.env)
if (out.length > 0) console.log(out.join('\n'))
if (err.length > 0) console.error(err.join('\n  '))
process.exitCode = code
