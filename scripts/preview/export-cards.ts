/** Cards about files to fetch: the form that asks why, with what is wrong, and the links. */
import { exportLinkCard } from '../../src/cards/export-link.ts'
import { inspectionForm } from '../../src/cards/inspection-form.ts'
import type { Details } from '../../src/domain/referral.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const LINK = `https://prison-contact.council.example/exports?ticket=${'0'.repeat(96)}`

export function exportCards(details: Details): readonly MadeCard[] {
  const referral = sample.referralWith('sent', details)
  const form = (answers: Readonly<Record<string, string>>, faults: readonly string[]) =>
    inspectionForm(
      {
        ...{ referral, answers, stamp: 'x' },
        faults: faults.map((message) => ({ question: 'subject', message })),
      },
      'chat',
    )
  const links = ['PDF (once)', 'JSON (once)'].map((title) => ({ title, url: LINK }))
  const how = 'Each link works once, for two minutes. That you fetched the file is written down.'
  const lines = [
    'It holds everything on this reference, with names. Keep it where such papers are kept.',
    how,
  ]
  const card = exportLinkCard({ title: `${referral.reference}: inspection pack`, lines, links }, 'chat')
  return [
    { name: 'form-page, inspection-pack', surface: 'chat', card: form({ subject: 'whole' }, []) },
    {
      name: 'form-page, inspection-pack, for whom',
      surface: 'chat',
      card: form({ words: 'Her letter of 3 December. '.repeat(40) }, [REFUSALS.forWhomNeeded]),
    },
    { name: 'export-link, inspection pack', surface: 'chat', card },
  ]
}
