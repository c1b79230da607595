/** An e-mail kept as a file: whether it is one, and whether it carries what could run. */
import { endsAsZip, type Flaw, hasSecondBeginning, lettersOf } from './paper-flaw.ts'

const MOST_HEADERS = 256 * 1024
const HEADER = /^[A-Za-z][A-Za-z0-9-]*:/
const GOES_ON = /^[ \t]/
/** Every mail says who wrote it, and one of these. */
const FROM = /^From:/im
const KNOWN = /^(?:Date|Message-ID|Received|Subject):/im
const RUNNING =
  /\.(?:docm|dotm|xlsm|xlsb|xltm|xlam|pptm|ppam|exe|com|scr|bat|cmd|ps1|js|jse|vbs|vbe|wsf|hta|lnk|jar|msi|iso)(?=["';\s])/gi
/** A name of a file stands this near before its ending. */
const LONGEST_NAME = 300
const NAMES = /name[*\d]{0,4}\s{0,5}=[^\r\n]*$/i
/** So many endings in one mail are no words about files any more. */
const MOST_ENDINGS = 10_000

export function faultOfMail(bytes: Uint8Array): Flaw | undefined {
  const start = lettersOf(bytes, 0, MOST_HEADERS)
  const end = /\r?\n\r?\n/.exec(start)
  if (end === null || hasSecondBeginning(bytes, end.index) || endsAsZip(bytes)) return 'damaged'
  const headers = start.slice(0, end.index)
  const lines = headers.split(/\r?\n/)
  // A letter of control in the headers is no e-mail's; one line that is neither a header nor goes on is none either.
  if (/[^\P{Cc}\t\r\n\u0080-\u009f]/u.test(headers)) return 'damaged'
  if (!lines.every((line) => HEADER.test(line) || GOES_ON.test(line))) return 'damaged'
  if (!FROM.test(headers) || !KNOWN.test(headers)) return 'damaged'
  return carriesWhatRuns(lettersOf(bytes)) ? 'runs something' : undefined
}

function carriesWhatRuns(all: string): boolean {
  let count = 0
  for (const { index } of all.matchAll(RUNNING)) {
    count += 1
    if (count > MOST_ENDINGS || NAMES.test(all.slice(Math.max(0, index - LONGEST_NAME), index))) return true
  }
  return false
}
