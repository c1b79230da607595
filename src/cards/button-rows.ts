/** Buttons in rows: two where both stand side by side on a phone, else one. A longer row is cut off in some Teams. */

const IN_A_ROW = 2
/** Letters that two buttons have room for at 320 pixels, with the space around them. */
const LETTERS_IN_A_ROW = 22

export function inRows<T extends { readonly title: string }>(
  buttons: readonly T[],
): readonly { readonly buttons: readonly T[] }[] {
  const rows: T[][] = []
  for (const button of buttons) {
    const row = rows.at(-1)
    if (row !== undefined && fits([...row, button])) row.push(button)
    else rows.push([button])
  }
  return rows.map((row) => ({ buttons: row }))
}

const fits = (row: readonly { readonly title: string }[]): boolean =>
  row.length <= IN_A_ROW && row.reduce((sum, { title }) => sum + title.length, 0) <= LETTERS_IN_A_ROW
