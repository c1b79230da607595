/** The four levels of contact as the prison service numbers them. The wording is a default a council may change. */

export type Level = 1 | 2 | 3 | 4

/** Codes CC1 to CC4 carry the number alone; the plain words are ours. Level 4 is always for one named child. */
export const LEVELS: readonly { readonly level: Level; readonly plain: string }[] = [
  { level: 1, plain: 'No contact of any kind' },
  { level: 2, plain: 'Letters and cards only' },
  { level: 3, plain: 'Letters and phone calls, checked by the prison' },
  { level: 4, plain: 'Letters, calls and visits, for this named child only' },
]

/** The level as people read it: `Level 2: letters and cards only`. */
export function sayLevel(level: string): string {
  const found = LEVELS.find((row) => String(row.level) === level)
  if (found === undefined) return 'not given'
  return `Level ${found.level}: ${found.plain.charAt(0).toLowerCase()}${found.plain.slice(1)}`
}
