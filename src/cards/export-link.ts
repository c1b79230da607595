/** Where a file that is made for one person can be fetched, once. */
import { type Card, render, type Surface } from './render.ts'

export type ExportLink = {
  readonly title: string
  readonly lines: readonly string[]
  readonly links: readonly { readonly title: string; readonly url: string }[]
}

export const exportLinkCard = ({ title, lines, links }: ExportLink, surface: Surface): Card =>
  render('export-link', { title, lines: lines.map((line) => ({ line })), links }, surface)
