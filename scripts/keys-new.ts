/** Prints a new key for DATA_KEYS, named by today or by the word that is given. It is kept nowhere. */
import { newDataKey, readDataKeys, sayDataKeys } from '../src/data-keys.ts'

const [id = new Date().toISOString().slice(0, 10)] = process.argv.slice(2)
const text = sayDataKeys([newDataKey(id)])
const read = readDataKeys(text)
if ('fault' in read) {
  console.error(`A key ${read.fault}. Use it like this: npm run keys:new -- 2026-11`)
  process.exitCode = 2
} else console.log(text)
