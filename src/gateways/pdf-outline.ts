/** The headings of a report as a reader's software sees them: their levels in the structure and their bookmarks. */
import type { Sheet } from './pdf-sheet.ts'

type Level = 1 | 2 | 3
type Bookmark = (words: string, y: number) => void
/** Takes the level a block asks for and gives the level it gets, with the call that sets its bookmark. */
export type Outline = (level: Level) => { readonly level: Level; readonly mark: Bookmark }

/** Counts levels in the order of the blocks: none is ever skipped on the way down (PDF/UA-1, 7.4.2). */
export function outlineOf(sheet: Sheet): Outline {
  let last = 0
  const open = [sheet.doc.outline]
  return (asked) => {
    const level = asked <= last + 1 ? asked : last === 0 ? 1 : 2
    last = level
    const mark: Bookmark = (words, y) => {
      const parent = open[level - 1] ?? sheet.doc.outline
      // The library measures the left edge from the right one.
      const place = { expanded: level === 1, fit: false, top: y, left: sheet.doc.page.width, zoom: 0 }
      open.splice(level, open.length, parent.addItem(words, place))
    }
    return { level, mark }
  }
}
