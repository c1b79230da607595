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
  | Chart

/**
 * Bars one below the other. `alt` says in words what they show; `say` is printed beside each bar. A bar that is `held` back
 * is drawn hatched at one length, and its `value` is never looked at.
 */
export type Chart = {
  readonly kind: 'chart'
  readonly caption: string
  readonly alt: string
  readonly bars: readonly Bar[]
}
export type Bar = {
  readonly label: string
  readonly value: number
  readonly say: string
  readonly held?: boolean
}

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

/** A letter to read, and no report: headings, paragraphs and lists below a letterhead, without any marking. */
export type LetterDocument = {
  readonly look: 'letter'
  readonly fileName: string
  readonly title: string
  /** Whose letter it is, and how to reach them. The file itself names nobody else as its maker. */
  readonly from: string
  readonly head: readonly string[]
  /** Beside the page number; may be empty. */
  readonly foot: string
  /** Of its words, in points. */
  readonly size: number
  /** As in a report: the same letter makes the same bytes. */
  readonly madeAt: string
  readonly blocks: readonly Block[]
}
