/** Cards about papers and about the mail of MASH, each with as much as it can hold. */
import { attachForm } from '../../src/cards/attach-form.ts'
import { mailItemCard, mailList } from '../../src/cards/mail-items.ts'
import { mailNudge, mailWaits } from '../../src/cards/mail-waits.ts'
import { message } from '../../src/cards/message.ts'
import { papersCard } from '../../src/cards/papers.ts'
import type { MailItem } from '../../src/domain/mail-item.ts'
import type { Paper } from '../../src/domain/papers.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const LONG =
  'A name of a file that somebody has made as long as it can be made, and then a little longer still '

const paper = (index: number): Paper => ({
  ...{ id: `paper-${index}`, reference: 'PCA-2026-0147', kind: 'police_report', type: 'docx' },
  ...{ name: `${LONG}${LONG}.docx`, size: 1_300_000, sha256: '', receivedOn: '2026-12-01' },
  ...{ by: sample.SAM.id, at: '2026-12-01T10:00:00.000Z' },
})
const papers = (count: number) => Array.from({ length: count }, (_, index) => paper(index + 1))

const item = (number: number, state: MailItem['state']): MailItem => ({
  ...{ number, state, receivedAt: '2026-12-01T10:00:00.000Z', reference: undefined },
  ...{ decidedBy: undefined, decidedAt: undefined },
  words: {
    ...{ from: LONG, address: 'omu@prison.example', subject: LONG.repeat(3), preview: LONG.repeat(10) },
    notTaken: Array.from({ length: 40 }, () => ({
      name: LONG,
      why: 'It holds macros or scripts. Please ask.',
    })),
    reason: LONG.repeat(5),
  },
})

/** Nothing in them depends on the family. */
export function paperCards(): readonly MadeCard[] {
  const { COUNCIL: directory, TODAY: today } = sample
  const listed = papers(40).map((one, index) => ({ ...one, number: index + 1, mayOpen: true }))
  const shown = { reference: 'PCA-2026-0147', directory, banner: [], canOpen: true }
  const work = Array.from({ length: 25 }, (_, index) => ({
    ...{ reference: `PCA-2026-01${10 + index}`, label: `PCA-2026-01${10 + index}, being assessed` },
  }))
  const form = { work, answers: {}, faults: [], refused: [LONG, LONG], today, stamp: 's' }
  const link = { number: 40, url: `https://prison-contact.council.example/papers?ticket=${'0'.repeat(96)}` }
  const mail = (state: MailItem['state']) =>
    mailItemCard({ item: item(12, state), papers: papers(40), banner: 'It waits again.' }, 'chat')
  const many = Array.from({ length: 40 }, (_, index) => item(index + 1, 'waiting'))
  return [
    { name: 'papers, many', surface: 'chat', card: papersCard({ ...shown, papers: listed, link }, 'chat') },
    { name: 'papers, none', surface: 'dialog', card: papersCard({ ...shown, papers: [] }, 'dialog') },
    {
      name: 'attach-form, ten papers',
      surface: 'chat',
      card: attachForm({ ...form, papers: papers(10) }, 'chat'),
    },
    { name: 'mail-list, many', surface: 'chat', card: mailList(many, '', 'chat') },
    ...(['waiting', 'confirmed', 'dismissed'] as const).map((state) => ({
      ...{ name: `mail-item, ${state}`, surface: 'chat' as const, card: mail(state) },
    })),
    { name: 'mail-waits', surface: 'channel', card: message(mailWaits(3), 'channel') },
    { name: 'mail-nudge', surface: 'chat', card: message(mailNudge(1), 'chat') },
  ]
}
