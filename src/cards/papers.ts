/** The papers of a referral: what each is, since when we have it, who brought it, and a button that opens it. */
import { type Directory, personById } from '../domain/directory.ts'
import { sayDay } from '../domain/moment.ts'
import { PAPER_KINDS, PAPER_TYPES, type Paper } from '../domain/papers.ts'
import { inert } from './inert.ts'
import { type Card, render, type Surface } from './render.ts'

export type PaperRow = Paper & { readonly number: number; readonly mayOpen: boolean }

export type ShownPapers = {
  readonly reference: string
  readonly papers: readonly PaperRow[]
  readonly directory: Directory
  /** What has just been done, or why not. */
  readonly banner: readonly string[]
  /** Where one of them can be opened, once. */
  readonly link?: { readonly number: number; readonly url: string } | undefined
  /** False where no address is set at which they could be. */
  readonly canOpen: boolean
}

/** As many as a card holds with a button each. */
const ON_A_CARD = 15

export function papersCard(shown: ShownPapers, surface: Surface): Card {
  const { reference, papers, banner } = shown
  // The newest are those that somebody asks for; those before are opened by their number.
  const rows = papers.slice(-ON_A_CARD)
  return render(
    'papers',
    {
      title: `${reference}: papers`,
      lines: [...banner, ...about(shown, papers.length - rows.length)].map((line) => ({ line })),
      rows: rows.map((paper) => rowOf(shown, paper)),
      buttons: [{ title: 'See the referral', verb: 'show', style: 'default', reference, number: 0 }],
    },
    surface,
  )
}

function about({ reference, papers, canOpen }: ShownPapers, hidden: number): readonly string[] {
  if (papers.length === 0)
    return [
      `No papers came for it yet. To add one, send it to me in our own chat with the words “attach ${reference} police report”.`,
    ]
  return [
    ...(canOpen ? [] : ['They cannot be opened yet: please ask your administrator to set PUBLIC_URL.']),
    ...(hidden === 0 ? [] : [`To open one that came before these, type “paper 1 of ${reference}”.`]),
  ]
}

function rowOf({ reference, directory, link, canOpen }: ShownPapers, paper: PaperRow) {
  const { number, kind, name, type, size, receivedOn, by } = paper
  const bringer = personById(directory, by)
  const here = link?.number === number ? link.url : undefined
  const step = { title: 'Open', tooltip: `Open paper ${number}`, verb: 'open-paper', reference, number }
  return {
    label: `${number}. ${PAPER_KINDS[kind]}`,
    said: inert(name),
    about: [
      `${PAPER_TYPES[type].say}, ${saySize(size)}`,
      `received ${sayDay(receivedOn)}`,
      bringer === undefined ? 'came by itself' : `brought by ${bringer.name}`,
    ].join(' · '),
    steps: paper.mayOpen && canOpen && here === undefined ? [step] : [],
    links: here === undefined ? [] : [{ title: `Open paper ${number} now (once)`, url: here }],
  }
}

/** `3 KB`, `1.2 MB`. */
export const saySize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
