/** `npm run bundle` writes .bundle/, which the image starts: node --enable-source-maps .bundle/main.mjs. */
import { fileURLToPath } from 'node:url'
import { makeBundle } from './bundle/make.ts'

await makeBundle(fileURLToPath(new URL('../.bundle/', import.meta.url)))
