/** Buttons in rows of two: as many as stand side by side on a phone. A longer row is cut off in some Teams. */

const IN_A_ROW = 2

export function inRows<T>(buttons: readonly T[]): readonly { readonly buttons: readonly T[] }[] {
  const rows = Math.ceil(buttons.length / IN_A_ROW)
  return Array.from({ length: rows }, (_, row) => ({
    buttons: buttons.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  }))
}
