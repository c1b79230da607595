/** The part of restify that the server uses; the package comes without types of its own. */
declare module 'restify' {
  import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'

  type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
  type Refused = Error & { readonly body?: { readonly code?: string } }

  export type Server = {
    readonly server: HttpServer
    get(path: string, handler: Handler): void
    post(path: string, handler: Handler): void
    on(
      event: 'restifyError',
      listener: (request: unknown, response: unknown, refused: Refused, next: () => void) => void,
    ): void
    on(event: 'error', listener: (fault: NodeJS.ErrnoException) => void): void
  }

  const restify: {
    logger(options: { level: string }): unknown
    createServer(options: { name: string; log: unknown }): Server
  }
  export default restify
}
