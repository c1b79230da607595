/** Seals everything with the first key of DATA_KEYS, says what is left of older ones, or gives the index of names a new key. */
import { existsSync } from 'node:fs'
import { rotateKeys } from './keys/rotate.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const { code, out, err } = await rotateKeys(process.argv.slice(2), process.env)
if (out.length > 0) console.log(out.join('\n'))
if (err.length > 0) console.error(err.join('\n'))
process.exitCode = code
