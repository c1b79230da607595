/** Requests made from the document: what it allows, and what it does not. */
import fc, { type Arbitrary } from 'fast-check'
import { samplePdf } from '../../tests/support/sample-papers.ts'
import { type ApiDocument, operationIn, resolved } from './document.ts'
import { examplesIn, type Source, valuesOf } from './from-schema.ts'
import { spoiledFrom } from './spoiled.ts'

export type Token = 'valid' | 'none' | 'no role' | 'expired' | 'not a token'

export type ApiRequest =
  | { readonly kind: 'get'; readonly reference: string; readonly token: Token }
  | {
      readonly kind: 'json'
      readonly value: unknown
      readonly type: string
      readonly key: string | undefined
      readonly token: Token
    }
  | {
      readonly kind: 'papers'
      readonly value: unknown
      readonly papers: readonly { readonly part: string; readonly bytes: Uint8Array }[]
      readonly key: string | undefined
      readonly token: Token
    }

const SEND = '/api/referrals'
const ASK = '/api/referrals/{reference}'

export function requestsFrom(document: ApiDocument): Arbitrary<ApiRequest> {
  const { parameters, requestBody } = operationIn(document, 'post', SEND)
  const json = requestBody?.content['application/json']
  const form = requestBody?.content['multipart/form-data']
  const keySchema = parameters.find(({ name }) => name === 'Idempotency-Key')?.schema
  const referenceSchema = operationIn(document, 'get', ASK).parameters[0]?.schema
  if (!json || !form || !keySchema || !referenceSchema) throw new Error('The document lacks what is sent.')
  const source: Source = {
    document,
    seen: examplesIn(Object.values(json.examples ?? {}).map((one) => one.value)),
  }
  const whole = valuesOf(source, json.schema)
  const value = fc.oneof({ weight: 3, arbitrary: whole }, { weight: 4, arbitrary: spoiledFrom(whole) })
  const key = fc.oneof(
    { weight: 12, arbitrary: fc.uuid() },
    { weight: 2, arbitrary: valuesOf(source, keySchema).map(String) },
    // The same few again and again.
    { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c') },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '', 'two words', 'x'.repeat(256)) },
  )
  const token = fc.oneof(
    { weight: 16, arbitrary: fc.constant<Token>('valid') },
    { weight: 1, arbitrary: fc.constantFrom<Token>('none', 'no role', 'expired', 'not a token') },
  )
  const kinds = Object.keys(resolved(document, form.schema).properties ?? {}).filter(
    (part) => part !== 'referral',
  )
  const paper = fc.record({
    part: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...kinds) }, fc.constantFrom('paper', 'x')),
    bytes: fc.oneof(
      { weight: 5, arbitrary: fc.constant(samplePdf()) },
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((junk) => new Uint8Array([...samplePdf(), ...junk])),
    ),
  })
  const type = fc.oneof(
    { weight: 20, arbitrary: fc.constant('application/json') },
    fc.constantFrom(
      'text/plain',
      'application/jsonp',
      'multipart/form-data',
      'application/json; charset=utf-8',
    ),
  )
  const reference = fc.oneof(
    fc.nat(300).map((number) => `PCA-2026-${String(number).padStart(4, '0')}`),
    valuesOf(source, referenceSchema).map(String),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()),
  )
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('json'), value, type, key, token }) },
    {
      weight: 2,
      arbitrary: fc.record({
        ...{ kind: fc.constant('papers'), value, key, token },
        papers: fc.array(paper, { maxLength: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('get'), reference, token }) },
  )
}
