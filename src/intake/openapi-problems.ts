/** The problems that the published document promises, each with when it comes. */
import { PROBLEM_TYPE } from './problem.ts'

const problem = (description: string, more: object = {}) => ({
  description,
  ...more,
  content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
})

const retryAfter = {
  headers: {
    'Retry-After': { description: 'In how many seconds.', schema: { type: 'integer', minimum: 1 } },
  },
}

const forEach = {
  401: problem('No token, or one that is not valid here.', {
    headers: { 'WWW-Authenticate': { schema: { type: 'string' } } },
  }),
  403: problem('The application has not been given the role.'),
  429: problem('More requests than agreed, or more papers at once than can be read.', retryAfter),
  500: problem('A fault on our side. Nothing was recorded.'),
  503: problem('The keys of the tenant cannot be read just now.', retryAfter),
}

export const PROBLEMS_OF_POST = {
  400: problem('No Idempotency-Key, or a body that is no JSON and no multipart/form-data.'),
  ...forEach,
  409: problem('The key was used for another referral.'),
  413: problem('A body, a paper or a number of papers beyond the limit.'),
  415: problem('Another type of body, or a compressed one.'),
  422: problem('Answers or papers at fault: every one is listed, and nothing was recorded.'),
}

export const PROBLEMS_OF_GET = {
  ...forEach,
  404: problem('No such referral, or none that this application may ask about.'),
  410: problem('Its working copy was deleted after it was filed. The record is in the case system.'),
}
