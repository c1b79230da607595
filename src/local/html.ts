/** Makes HTML in which every value is escaped: the one way that text gets onto a page of local mode. */

/** Markup that was made here. A class, so that no object from elsewhere can pass for it. */
export class Html {
  readonly markup: string

  constructor(parts: readonly string[], values: readonly Value[]) {
    this.markup = parts.map((part, at) => part + (at < values.length ? markupOf(values[at]) : '')).join('')
  }
}

export type Value = string | number | Html | undefined | readonly Value[]

/** A tag for templates. Attribute values must stand in double quotes. Undefined leaves nothing. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts, values)

function markupOf(value: Value): string {
  if (value === undefined) return ''
  if (value instanceof Html) return value.markup
  if (Array.isArray(value)) return value.map(markupOf).join('')
  return String(value).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
