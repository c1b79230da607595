/** A paper that came with a request or in answer to a question: what kinds there are, and what a file must be. */
import type { Day, Moment } from './moment.ts'
import { faultOfDocx } from './paper-docx.ts'
import { type Flaw, lettersOf } from './paper-flaw.ts'
import { faultOfMail } from './paper-mail.ts'
import { faultOfPdf } from './paper-pdf.ts'
import type { Reference } from './referral.ts'

export const PAPER_KINDS = {
  request_letter: 'Request letter',
  offence_summary: 'Offence summary',
  police_report: 'Police report',
  probation_report: 'Probation report',
  reply: 'Reply to a question of ours',
  other: 'Other paper',
} as const

export type PaperKind = keyof typeof PAPER_KINDS

export type PaperType = 'pdf' | 'docx' | 'eml'

export type Paper = {
  readonly id: string
  /** Undefined until somebody says which referral it belongs to. */
  readonly reference: Reference | undefined
  readonly kind: PaperKind
  /** As its sender called it: personal, never in logs, subjects or names of files. */
  readonly name: string
  readonly type: PaperType
  /** In bytes. */
  readonly size: number
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
  readonly receivedOn: Day
  /** A person's id; or who brought it, where that was no person. */
  readonly by: string
  readonly at: Moment
}

export type PaperFault = {
  readonly refused: 'too large' | 'not one of the types' | 'has macros' | 'is empty' | 'is locked'
  readonly say: string
}

export const MOST_PAPER_BYTES = 20 * 1024 * 1024

/** For an HTTP answer, and what its name ends with. */
export const PAPER_TYPES: Readonly<Record<PaperType, { readonly mime: string; readonly say: string }>> = {
  pdf: { mime: 'application/pdf', say: 'PDF' },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    say: 'Word',
  },
  eml: { mime: 'message/rfc822', say: 'e-mail' },
}

export const isPaperKind = (kind: unknown): kind is PaperKind =>
  typeof kind === 'string' && Object.hasOwn(PAPER_KINDS, kind)

export const TOO_LARGE: PaperFault = {
  refused: 'too large',
  say: 'It is larger than 20 MB. Please send it in parts.',
}

const NOT_A_TYPE: PaperFault = {
  refused: 'not one of the types',
  say: 'It is not a PDF, a Word document (DOCX) or an e-mail (EML), or it is damaged. Please save it as a PDF.',
}

/**
 * By what is in the file, never by its name. Refused: nothing at all, more than 20 MB, another type, a file cut short,
 * one that is two things at once, one that could run something when it is opened, and one that cannot be looked into.
 */
export function typeOfPaper(bytes: Uint8Array): PaperType | PaperFault {
  if (bytes.length === 0) return { refused: 'is empty', say: 'There is nothing in it. Please send it again.' }
  if (bytes.length > MOST_PAPER_BYTES) return TOO_LARGE
  const looks = (Object.keys(LOOKS) as PaperType[]).find((type) => LOOKS[type].begins(bytes))
  if (looks === undefined) return isLockedOffice(bytes) ? { refused: 'is locked', say: LOCKED } : NOT_A_TYPE
  const fault = LOOKS[looks].fault(bytes)
  return fault === undefined ? looks : faultFor(fault)
}

export const isPaperFault = (value: unknown): value is PaperFault =>
  typeof value === 'object' && value !== null && 'refused' in value

const LOOKS: Readonly<
  Record<
    PaperType,
    { begins: (bytes: Uint8Array) => boolean; fault: (bytes: Uint8Array) => Flaw | undefined }
  >
> = {
  pdf: { begins: (bytes) => startsWith(bytes, '%PDF-'), fault: faultOfPdf },
  docx: { begins: (bytes) => startsWith(bytes, 'PK\x03\x04'), fault: faultOfDocx },
  eml: {
    begins: (bytes) => /^[A-Za-z][A-Za-z0-9-]{0,76}:/.test(lettersOf(bytes, 0, 100)),
    fault: faultOfMail,
  },
}

const LOCKED =
  'It is protected, so I cannot look into it. Please save it without a password and without restrictions, and send it again.'

function faultFor(flaw: Flaw): PaperFault {
  switch (flaw) {
    case 'damaged':
      return NOT_A_TYPE
    case 'locked':
      return { refused: 'is locked', say: LOCKED }
    case 'runs something':
      return {
        refused: 'has macros',
        say: 'It holds macros or scripts, which could run when it is opened. Please print it to a PDF and send that.',
      }
    case 'holds files':
      return {
        refused: 'has macros',
        say: 'Other files are hidden in it, which I cannot look into. Please send each by itself.',
      }
    case 'reaches out':
      return {
        refused: 'has macros',
        say: 'It fetches parts of itself from elsewhere when it is opened. Please print it to a PDF and send that.',
      }
  }
}

const startsWith = (bytes: Uint8Array, text: string): boolean => lettersOf(bytes, 0, text.length) === text

/** Office puts a password on a document by wrapping it in its older container, with a part of this name. */
const isLockedOffice = (bytes: Uint8Array): boolean =>
  startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('EncryptedPackage', 0, 'utf16le')
