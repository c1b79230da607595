/** Cells that no table takes for a formula, and back: what is written out and read in again is the same. */

const FORMULA = /^['=+\-@\t\r]/

/** Excel and others run a cell that begins with one of these signs. An apostrophe before it makes it a text. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** Takes that apostrophe off again, and no other: a name such as ’t Hooft or 'Abd stays as it is. */
export const asWritten = (cell: string): string => (/^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

/** Lines as a file for Excel: UTF-8 with its mark, line ends of Windows, quotation marks where they are needed. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(harmless(cell))).join(',')}\r\n`).join('')}`

const quoted = (cell: string): string =>
  /[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
