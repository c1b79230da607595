/** Loaded before the product: while the file of `CUT_EXPORT` is there, the process dies with half of an export sent. */
import { existsSync, rmSync } from 'node:fs'
import { ServerResponse } from 'node:http'

const flag = process.env.CUT_EXPORT ?? ''
const real = ServerResponse.prototype.end as (...given: unknown[]) => ServerResponse

Object.assign(ServerResponse.prototype, {
  end(this: ServerResponse, ...given: unknown[]): ServerResponse {
    const [content] = given
    const isExport = this.req?.url?.startsWith('/exports') === true && this.statusCode === 200
    if (!isExport || !existsSync(flag)) return Reflect.apply(real, this, given)
    rmSync(flag)
    const bytes = Buffer.from(content as Uint8Array)
    this.write(bytes.subarray(0, bytes.length / 2), () => process.kill(process.pid, 'SIGKILL'))
    return this
  },
})
