/** The published document of the API, as far as it is read here. */

export type Schema = {
  readonly $ref?: string
  readonly type?: 'object' | 'array' | 'string' | 'integer'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly enum?: readonly string[]
  readonly const?: string
  readonly format?: string
  readonly pattern?: string
  readonly allOf?: readonly Schema[]
  readonly minLength?: number
  readonly maxLength?: number
}

export type Content = Readonly<
  Record<
    string,
    { readonly schema: Schema; readonly examples?: Readonly<Record<string, { value: unknown }>> }
  >
>

export type Parameter = { readonly name: string; readonly in: 'header' | 'path'; readonly schema: Schema }

export type Operation = {
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content: Content }>>
}

export type ApiDocument = {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export function operationIn(document: ApiDocument, method: 'get' | 'post', path: string): Operation {
  const operation = document.paths[path]?.[method]
  if (operation === undefined) throw new Error(`The document has no ${method} ${path}.`)
  return operation
}

/** What stands at a reference inside the document. */
export function resolved(document: ApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  if (name === undefined) return schema
  const found = document.components.schemas[name]
  if (found === undefined) throw new Error(`The document has no schema ${name}.`)
  return found
}
