/** The report as blocks of text: what it says, without how it looks. `report.ts` writes them, the PDF gateway draws them. */

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly label?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Two columns, the left one a row header. */
  | {
      readonly kind: 'facts'
      readonly caption: string
      readonly rows: readonly (readonly [string, string])[]
    }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  /** A boxed statement that must not be missed. */
  | { readonly kind: 'statement'; readonly text: string }

/** One document: one child, one part. `fileName` holds the reference, the child's number and the part alone. */
export type ReportDocument = {
  readonly fileName: string
  readonly reference: string
  /** 0 for what is about no single child. */
  readonly child: number
  readonly part: 1 | 2
  readonly title: string
  readonly marking: string
  /** Drawn in every footer beside the page number, for example `Version 2 · Prepared by A · Signed off by B on C`. */
  readonly standing: string
  /** Drawn across the first page and in the header when true: the report is not signed off. */
  readonly draft: boolean
  /** Moment of the content; the PDF's own creation date, so that the same content makes the same bytes. */
  readonly madeAt: string
  readonly blocks: readonly Block[]
}
