/** The places that anything leaves for or is kept in, and which made-up values may stand there: the policy, as a table. */
import type { SeedKind } from './seeds.ts'

export type Place = {
  /** As a person who asks about data protection would name it. */
  readonly name: string
  readonly who: string
  /** Nothing, where it is empty. Each kind here is seen there by the test: what is never there is not in the list. */
  readonly may: readonly SeedKind[]
  readonly why?: string
}

const NOTHING = { may: [] } as const
const FAMILY = ['prisoner', 'child', 'carer'] as const
const CONTACTS = ['contacts', 'contacts, to the prison', 'contacts, to the LADO'] as const
const PAGES = ['assessment', 'assessment, part 2', 'never printed'] as const

export const PLACES = {
  channelPosts: {
    name: 'Posts in channels, and each older version of them',
    who: 'the whole team',
    ...NOTHING,
  },
  channelAnswers: { name: 'Answers to presses and words in channels', who: 'the whole team', ...NOTHING },
  summaries: { name: 'Lines of notifications', who: 'whoever sees the screen', ...NOTHING },
  feed: { name: 'The activity feed of Teams', who: 'whoever sees the screen', ...NOTHING },
  subjects: { name: 'Subjects of e-mails', who: 'whoever sees the mailbox', ...NOTHING },
  fileNames: {
    name: 'Names of files: folders, attachments, downloads',
    who: 'whoever sees the folder',
    ...NOTHING,
  },
  mailHeaders: {
    name: 'Headers of e-mails, and of files that are fetched',
    who: 'every server on the way',
    ...NOTHING,
  },
  addresses: { name: 'Addresses that are called, with their query', who: 'every log on the way', ...NOTHING },
  log: { name: 'The log, at its most detailed', who: 'whoever runs the bot', ...NOTHING },
  figures: { name: '/metrics', who: 'whoever runs the bot', ...NOTHING },
  spans: { name: 'Traces', who: 'whoever runs the bot', ...NOTHING },
  errors: { name: 'Answers of the server to those it does not let in', who: 'anybody', ...NOTHING },
  problems: {
    ...{ name: 'What the case system is told of a bad request of its own', who: 'the case system' },
    may: ['own words'],
    why: 'The name of a box that we do not know comes back to the program that sent it; never what stood in it.',
  },
  jobs: {
    name: 'Jobs: what they carry, and what became of them',
    who: 'whoever reads the database',
    ...NOTHING,
  },
  columns: {
    name: 'Every column of every table, without the keys',
    who: 'whoever reads the database',
    ...NOTHING,
  },
  dataFiles: {
    name: 'The files of the embedded store, byte by byte',
    who: 'whoever has the disk',
    ...NOTHING,
  },
  anchorMail: { name: 'The e-mail with the seals of the audit', who: 'internal audit', ...NOTHING },
  statistics: { name: 'Statistics as files', who: 'whoever they are passed on to', ...NOTHING },
  prisonMail: { name: 'E-mails to the prison, their words', who: 'the prison’s office', ...NOTHING },
  ladoMail: {
    ...{ name: 'E-mails to the LADO, their words', who: 'the LADO’s office' },
    may: ['contacts, to the LADO'],
  },
  prisonPartOne: {
    ...{ name: 'Part 1 of the report', who: 'the prison, and the person in prison if they ask' },
    may: ['prisoner', 'child', 'assessment'],
  },
  prisonPartTwo: {
    ...{ name: 'Part 2 of the report', who: 'the prison and the LADO, never the person in prison' },
    may: [
      ...(['child', 'child, kept back', 'carer', 'carer, kept back'] as const),
      ...(['assessment', 'assessment, part 2', 'contacts, to the prison'] as const),
    ],
    why: 'The address and the school of the child and how to reach the carer, each with why it is withheld; never the address of the carer, the postcode, a new name, or the name of anybody harmed.',
  },
  contactLetters: {
    ...{ name: 'Letters to those who are asked, and the invitation', who: 'whom they are to' },
    may: ['prisoner', 'child', 'carer', 'contacts, to the prison'],
    why: 'The carer is named in the invitation to the carer alone.',
  },
  familyLetters: { ...{ name: 'Letters to the family', who: 'the family' }, may: ['letters'] },
  childLetters: { ...{ name: 'Letters to a child', who: 'that child' }, may: ['letters'] },
  inspectionPack: {
    ...{ name: 'The inspection pack', who: 'a Team Manager, for an inspector or the ombudsman' },
    may: [
      ...[...FAMILY, ...CONTACTS, ...PAGES],
      ...(['request', 'child, kept back', 'carer, kept back', 'work', 'safety'] as const),
      ...(['decision', 'letters', 'mail', 'papers'] as const),
    ],
  },
  packWithGaps: {
    ...{ name: 'The pack with gaps, for a carer', who: 'that carer' },
    may: ['carer', 'request'],
    why: 'What the prison wrote about its request, and not who wrote it.',
  },
  paperFiles: { ...{ name: 'A paper that is fetched', who: 'who may see it' }, may: ['papers', 'mail'] },
  worker: {
    ...{
      name: 'The own chat of the social worker',
      who: 'the social worker, who is named in what is restricted',
    },
    may: [
      ...[...FAMILY, ...CONTACTS, ...PAGES],
      ...(['work', 'safety', 'decision', 'letters', 'mail', 'papers', 'restricted', 'glass'] as const),
    ],
  },
  manager: {
    ...{
      name: 'The own chat of the Team Manager',
      who: 'the Team Manager, who is named in what is restricted',
    },
    may: [
      ...[...FAMILY, ...CONTACTS],
      ...([
        'assessment',
        'work',
        'safety',
        'decision',
        'letters',
        'directory',
        'restricted',
        'glass',
      ] as const),
    ],
  },
  colleague: {
    ...{ name: 'The own chat of a colleague who asks', who: 'a social worker of the same team' },
    may: [...FAMILY, ...CONTACTS, 'work', 'decision', 'mail', 'papers'],
  },
  mash: {
    ...{ name: 'The own chat of a MASH officer', who: 'who recorded the referral' },
    may: [...FAMILY, 'mail', 'work', 'safety', 'decision'],
    why: 'MASH takes the call when a prison tells its decision, and may record it. Never the assessment.',
  },
  otherTeam: { name: 'The own chat of a worker of another team who asks', who: 'another team', ...NOTHING },
  otherManager: {
    ...{ name: 'The own chat of a manager of another team', who: 'another team' },
    may: ['restricted', 'glass'],
    why: 'Of the one referral whose glass they broke, with their own reason. Of every other nothing.',
  },
  administrator: { name: 'The own chat of an administrator who asks', who: 'IT', ...NOTHING },
  auditor: { name: 'The own chat of an auditor who asks', who: 'internal audit', ...NOTHING },
  lado: { name: 'The own chat of the LADO who asks', who: 'the LADO', ...NOTHING },
} as const satisfies Record<string, Place>

export type PlaceId = keyof typeof PLACES
export const PLACE_IDS = Object.keys(PLACES) as readonly PlaceId[]
