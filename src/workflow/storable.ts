/** What people type, as a store can take it. */

/** A store refuses half a character (an emoji that was cut) and NUL; the rest of the words must not be lost for it. */
export const storable = (words: string): string => words.toWellFormed().replaceAll('\0', '')
