/** What the document says of a request and of an answer, judged by a validator that knows nothing of our code. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { type ApiDocument, type Operation, operationIn } from './document.ts'

export type Judge = {
  /** Whether the document allows this referral. */
  allows(referral: unknown): boolean
  /** Whether a value is as the schema at this pointer says. */
  fits(pointer: string, value: unknown): boolean
  /** What is wrong with an answer, in a sentence; undefined when the document promises it. */
  faultOf(
    operation: readonly ['get' | 'post', string],
    answer: { readonly status: number; readonly type: string; readonly body: unknown },
  ): string | undefined
}

export function openJudge(document: ApiDocument): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  formats.default(ajv)
  ajv.addSchema(document, 'api')
  const known = new Map<string, ValidateFunction>()
  const check = (pointer: string, value: unknown): boolean => {
    const validate = known.get(pointer) ?? ajv.compile({ $ref: `api${pointer}` })
    known.set(pointer, validate)
    return validate(value) === true
  }
  return {
    fits: check,
    allows: (referral) => check('#/components/schemas/Referral', referral),
    faultOf([method, path], { status, type, body }) {
      const operation: Operation = operationIn(document, method, path)
      const content = operation.responses[status]?.content
      if (content === undefined) return `${status} is not in the document`
      const [media = ''] = type.split(';')
      const schema = content[media]?.schema.$ref
      if (schema === undefined) return `${status} came as ${type}`
      return check(schema, body) ? undefined : `the body of ${status} is not as the document says`
    },
  }
}
