/** What may be sent to the API and what comes back, as an OpenAPI 3.1 document, written from the very schemas. */
import { z } from 'zod'
import { PAPER_KINDS } from '../domain/papers.ts'
import { REFERENCE } from '../domain/referral.ts'
import { PROBLEM, RECEIPT, STANDING } from './answers.ts'
import type { CallerSettings } from './caller.ts'
import { LIMITS } from './limits.ts'
import { EXAMPLES } from './openapi-examples.ts'
import { PROBLEMS_OF_GET, PROBLEMS_OF_POST } from './openapi-problems.ts'
import { REFERRAL_SHAPE } from './referral-shape.ts'
import { KEY } from './take-referral.ts'

/** A JSON object of the OpenAPI 3.1 format, made anew for each council: the security scheme names its tenant. */
export function openApiDocument(settings: CallerSettings): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Prison Contact: referrals by machine',
      version: '1.0.0',
      summary:
        'A council’s case system sends requests for prison contact assessments here, and asks how they stand.',
      description: DESCRIPTION,
    },
    servers: [{ url: '/' }],
    security: [{ entra: [] }],
    paths: {
      '/api/referrals': { post: POST },
      '/api/referrals/{reference}': { get: GET },
    },
    components: {
      schemas: {
        Referral: schemaOf(REFERRAL_SHAPE),
        Receipt: schemaOf(RECEIPT),
        Standing: schemaOf(STANDING),
        Problem: schemaOf(PROBLEM),
      },
      securitySchemes: { entra: securityFor(settings) },
    },
  }
}

const DESCRIPTION = [
  'Every referral is received for triage: MASH decides what becomes of it, and which team has it.',
  'Ends of texts are trimmed and line ends made alike; nothing else that is sent is changed.',
  'Beside what the schema says, the prison must be an open one of the council’s directory, a child not yet 18, and the day of receipt one that a due day can be counted from.',
].join(' ')

/** Inlined, so that a part of the document can be read by itself. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _dialect, $id: _id, id: _name, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  const { $ref: _ref, $defs: defs, ...plain } = rest
  return defs === undefined ? plain : (Object.values(defs).map(({ id: _id, ...named }) => named)[0] ?? plain)
}

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const POST = {
  operationId: 'sendReferral',
  summary: 'Send a request, by itself or with its papers',
  parameters: [
    {
      ...{ name: 'Idempotency-Key', in: 'header', required: true },
      description: 'A new one for each request; the same one when it is repeated. Known for 30 days.',
      schema: { type: 'string', pattern: KEY.source, minLength: 1, maxLength: 255 },
      example: '7f0c2d1e-5a0b-4a52-9d7c-1f2f3a4b5c6d',
    },
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: refTo('Referral'), examples: EXAMPLES.referral },
      'multipart/form-data': {
        schema: multipartSchema(),
        encoding: { referral: { contentType: 'application/json' } },
      },
    },
  },
  responses: {
    201: {
      description: 'It is recorded. The same request under the same key gets this answer again.',
      headers: {
        Location: { description: 'Where to ask how it stands.', schema: { type: 'string' } },
        'Idempotency-Replayed': {
          description: 'There when this key was used before: nothing more was recorded.',
          schema: { type: 'string', const: 'true' },
        },
      },
      content: { 'application/json': { schema: refTo('Receipt'), examples: EXAMPLES.receipt } },
    },
    ...PROBLEMS_OF_POST,
  },
}

const GET = {
  operationId: 'askStanding',
  summary: 'Ask how a referral stands',
  description:
    'With Referral.Read of any referral; with Referral.Write alone of those that this application sent.',
  parameters: [
    {
      ...{ name: 'reference', in: 'path', required: true },
      schema: { type: 'string', pattern: REFERENCE.source },
      example: 'PCA-2026-0147',
    },
  ],
  responses: {
    200: {
      description: 'How it stands. No personal data.',
      content: { 'application/json': { schema: refTo('Standing'), examples: EXAMPLES.standing } },
    },
    ...PROBLEMS_OF_GET,
  },
}

/** Each part but the referral is named after the kind of paper in it, and may be there several times. */
function multipartSchema(): object {
  const file = { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' }
  const kinds = Object.entries(PAPER_KINDS).map(([kind, title]) => [
    kind,
    { type: 'array', title, items: file, maxItems: LIMITS.papers },
  ])
  return {
    type: 'object',
    description:
      'Papers are PDF, DOCX or EML, found out by looking into them: no macros, no password, 20 MB each, ten of them, 60 MB together.',
    properties: { referral: refTo('Referral'), ...Object.fromEntries(kinds) },
    required: ['referral'],
    additionalProperties: false,
  }
}

const securityFor = ({ appId, tenantId, audience }: CallerSettings): object => ({
  type: 'oauth2',
  description:
    'A token of the council’s tenant for an application with the role Referral.Write, or Referral.Read to ask only. Local mode asks for none.',
  flows: {
    clientCredentials: {
      tokenUrl: `https://login.microsoftonline.com/${tenantId || 'tenant'}/oauth2/v2.0/token`,
      scopes: {
        [`api://${(audience || appId || 'api').replace(/^api:\/\//, '')}/.default`]: 'The roles given',
      },
    },
  },
})
