/** Who may see a referral, and how much of it. */
import { mayInspect } from '../inspection-rules.ts'
import { maySeeAsLado } from '../lado.ts'
import { mayAttachPaper, mayOpenPaper } from '../paper-rights.ts'
import { mayRead, maySeeReferral } from '../people.ts'
import { maySeeTriage } from '../triage.ts'
import type { AccessArea } from './access.ts'

/** As a paper that the mailbox or the case system brought: what MASH opens of others is narrower once a team has it. */
const mayOpenPaperOfTeam = (
  person: Parameters<typeof mayOpenPaper>[0],
  referral: Parameters<typeof mayOpenPaper>[1],
): boolean => mayOpenPaper(person, referral, { paper: { by: '' }, directory: { people: [] } })

export const READING: readonly AccessArea[] = [
  {
    title: 'See a referral',
    about: 'a referral',
    rows: [
      {
        does: 'See how a referral stands',
        verbs: ['show', 'open', 'continue'],
        words: ['PCA-2026-0001', 'open'],
        may: { maySeeTriage },
        but: 'the LADO a line of their own, as below',
        byGlass: true,
      },
      {
        does: 'See of one’s own as LADO the status, the due day, the team, and that the report went',
        words: ['PCA-2026-0001', 'my work'],
        may: { maySeeAsLado },
        but: 'at any status where the LADO asked for it, else once its report goes to them',
      },
      {
        does: 'Find a referral by name, number, team or status',
        verbs: ['find'],
        words: ['find'],
        ways: ['the message extension'],
        may: { maySeeReferral },
      },
      {
        does: 'Read the assessment, page by page',
        verbs: ['open-page'],
        may: { mayRead },
        refusal: 'notForYou',
        byGlass: true,
      },
      {
        does: 'See other referrals of the same prisoner',
        words: ['linked'],
        may: { mayRead },
        refusal: 'unknownReference',
        byGlass: true,
      },
      {
        does: 'See why it is due that day',
        verbs: ['why-date'],
        words: ['why'],
        may: { maySeeReferral },
        refusal: 'unknownReference',
        byGlass: true,
      },
      {
        does: 'See what comes next, and why one was told',
        verbs: ['what-next', 'why-nudge'],
        words: ['what next', 'why nudge'],
        may: { maySeeReferral },
        but: 'whoever was told something of it may ask why they were',
        refusal: 'unknownReference',
      },
      {
        does: 'See which papers there are',
        verbs: ['papers'],
        words: ['papers'],
        may: { maySeeTriage },
        refusal: 'unknownReference',
        byGlass: true,
      },
      {
        does: 'Open a paper',
        verbs: ['open-paper'],
        words: ['paper 1 of'],
        ways: ['a link that works once', 'GET /papers'],
        may: { mayOpenPaper: mayOpenPaperOfTeam },
        but: 'MASH opens what it received; what the team itself was sent is the team’s',
        refusal: 'noSuchPaper',
        byGlass: true,
      },
      {
        does: 'Attach a paper that one has sent to the bot',
        verbs: ['attach-paper'],
        words: ['attach'],
        may: { mayAttachPaper },
        refusal: 'unknownReference',
      },
      {
        does: 'Fetch the inspection pack, or the pack for a subject access request',
        verbs: ['inspection-pack'],
        words: ['inspection pack', 'subject access'],
        ways: ['a link that works once', 'GET /exports'],
        may: { mayInspect },
        refusal: 'notToInspect',
      },
    ],
  },
]
