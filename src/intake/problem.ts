/** What a caller reads when something cannot be done: problem details as RFC 9457 has them, with every fault at once. */
import type { Reply } from '../server.ts'

/** `pointer` says where, as a JSON pointer into what was sent. What was sent there is never repeated. */
export type FieldFault = { readonly pointer: string; readonly detail: string }

export type Problem = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  /** One word for programs; `detail` is for people. */
  readonly code: string
  readonly detail: string
  readonly errors?: readonly FieldFault[]
  readonly headers?: Readonly<Record<string, string>>
  /** The rest of the body is not worth reading: the connection goes with the answer. */
  readonly last?: boolean
}

export const PROBLEM_TYPE = 'application/problem+json'

/** The names of the statuses, as HTTP has them. */
const TITLES: Readonly<Record<Problem['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

export function problemReply({ status, code, detail, errors, headers, last }: Problem): Reply {
  const body = { type: 'about:blank', title: TITLES[status], status, code, detail, ...(errors && { errors }) }
  return {
    status,
    body: JSON.stringify(body),
    type: PROBLEM_TYPE,
    ...(headers && { headers }),
    ...(last && { last }),
  }
}

export const isProblem = (value: object): value is Problem =>
  'status' in value && 'code' in value && 'detail' in value
