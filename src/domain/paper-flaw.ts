/** What can be wrong with a file that begins like a paper; and whether it is a second thing besides. */

export type Flaw = 'damaged' | 'runs something' | 'holds files' | 'reaches out' | 'locked'

/** One byte is one letter, so that bytes can be searched as text. */
export const lettersOf = (bytes: Uint8Array, from = 0, to = bytes.length): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', from, to)

/** Programs look for the beginning of a PDF or a page this far into a file. */
const BEGINNING = 1024

/** A PDF that begins later than at the first byte, or a web page in the first `most` of them. */
export const hasSecondBeginning = (bytes: Uint8Array, most = BEGINNING): boolean =>
  lettersOf(bytes, 0, BEGINNING).includes('%PDF-', 1) ||
  /<(!doctype|html|head|body|script|svg|iframe)\b/i.test(lettersOf(bytes, 0, Math.min(most, BEGINNING)))

const END_OF_ZIP = Buffer.from('PK\x05\x06', 'latin1')
const LONGEST_COMMENT = 0xffff

/** A zip is read from its end, so it can hide behind anything: its last record, with a comment up to the last byte. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const least = Math.max(0, buffer.length - 22 - LONGEST_COMMENT)
  for (let at = buffer.lastIndexOf(END_OF_ZIP); at >= least && at !== -1; ) {
    if (at + 22 <= buffer.length && at + 22 + buffer.readUInt16LE(at + 20) === buffer.length) return true
    if (at === 0) return false
    at = buffer.lastIndexOf(END_OF_ZIP, at - 1)
  }
  return false
}
