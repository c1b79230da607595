/** A letter of the contact log as a document to print, and its file name: the reference, the agency and a number. */
import type { Block, ReportDocument } from './blocks.ts'
import { type ContactLetter, contactLetter } from './contact-letters.ts'
import type { Asked } from './contacts.ts'
import type { Directory } from './directory.ts'
import { sayDay } from './moment.ts'
import type { Referral } from './referral.ts'
import { MARKING } from './report.ts'

type Letter = ContactLetter & { readonly asked: Asked }

/** `PCA-2026-0001-letter-probation-1.pdf`; `…-probation-1-again-2.pdf` is the second letter to the same person. */
export function letterFileName(
  { reference }: Pick<Referral, 'reference'>,
  { contact, asked }: Pick<Letter, 'contact' | 'asked'>,
): string {
  const letters = contact.asked.filter(
    ({ method, version }) => method === 'letter' && version <= asked.version,
  )
  const again = letters.length > 1 ? `-again-${letters.length}` : ''
  return `${reference}-letter-${contact.id.replaceAll('_', '-')}${again}.pdf`
}

/** In the look of the reports, without a child’s number and a part. */
export function contactLetterDocument(letter: Letter, directory: Directory): ReportDocument {
  const { referral, asked } = letter
  const paragraphs = contactLetter(letter, directory)
  const title = `Request for information ${referral.reference}`
  return {
    ...{ fileName: letterFileName(referral, letter), reference: referral.reference, child: 0, part: 1 },
    ...{ title, marking: MARKING, draft: false, madeAt: asked.at },
    standing: `Letter of ${sayDay(asked.on)} · Please answer by ${sayDay(asked.replyBy)}`,
    blocks: [{ kind: 'heading', level: 1, text: title }, ...paragraphs.flatMap(blocksOf)],
  }
}

/** Lines that begin with a dash are a list. */
function blocksOf(paragraph: string): readonly Block[] {
  const lines = paragraph.split('\n')
  const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
  const words = lines.filter((line) => !line.startsWith('- ')).join('\n')
  return [
    ...(words === '' ? [] : [{ kind: 'paragraph', text: words } as const]),
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
  ]
}
