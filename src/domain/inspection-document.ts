/** The inspection pack as a document to be read: what it is, its contents, a chronology, and then each part. */
import type { Block, ReportDocument } from './blocks.ts'
import { chronologyOf } from './inspection-chronology.ts'
import {
  labelOf,
  PACK_PARTS,
  type PackField,
  type PackHead,
  type PackRecord,
  type PartId,
  sayField,
} from './inspection-pack.ts'
import { isDay, sayDay, sayMoment } from './moment.ts'

export type GatheredPart = { readonly id: PartId; readonly records: readonly PackRecord[] }

/** The same pack always makes the same document. */
export function inspectionDocument(head: PackHead, parts: readonly GatheredPart[]): ReportDocument {
  const { reference, madeAt, subject } = head
  const title = subject === null ? 'Inspection pack' : 'Subject access'
  return {
    ...{ reference, child: 0, part: 2, title: `${title}: ${reference}`, draft: false, madeAt },
    fileName: `${reference}-${subject === null ? 'inspection-pack' : 'subject-access'}.pdf`,
    marking: 'OFFICIAL-SENSITIVE',
    standing: `${title} · made ${sayMoment(madeAt)}`,
    blocks: [
      { kind: 'heading', level: 1, text: `${title}: ${reference}` },
      ...front(head),
      { kind: 'heading', level: 2, text: 'Contents' },
      { kind: 'list', items: contents(parts) },
      { kind: 'heading', level: 2, text: '1. Chronology' },
      {
        kind: 'table',
        caption: '1. Chronology',
        head: ['When', 'Who', 'What'],
        rows: chronologyOf(parts).map(({ at, who, what }) => [sayMoment(at), who, what]),
      },
      ...parts.flatMap((part, index) => blocksOf(part, index + 2)),
    ],
  }
}

function front({ subject, madeAt, chain }: PackHead): readonly Block[] {
  const { lines, head, broken, checkedAt } = chain
  const checked = `checked from its first line to its last at ${sayMoment(checkedAt)}`
  return [
    {
      kind: 'statement',
      text:
        subject === null
          ? 'It holds everything on this reference, with names. It is for those who asked for it and for nobody else.'
          : `It was made for ${subject}. What is left out has its reason in its place. A person has to read it before it is given.`,
    },
    {
      kind: 'facts',
      caption: 'About this pack',
      rows: [
        ['Made', sayMoment(madeAt)],
        [
          'The audit',
          broken === null
            ? `Unbroken: ${lines} lines, ${checked}.`
            : `Broken at line ${broken.line} (${broken.why}), ${checked}. Please tell your administrator today.`,
        ],
        ['Seal of its last line', head],
        [
          'How that is proved',
          subject === null
            ? 'The JSON of this pack has each line with all that its seal is made of. “npm run audit:verify -- --pack” makes each seal again.'
            : 'Each line has its seal. Words and people that are left out are part of it, so only the council can make it again.',
        ],
      ],
    },
  ]
}

const contents = (parts: readonly GatheredPart[]): readonly string[] => [
  '1. Chronology: what happened, in order',
  ...parts.map(({ id, records }, index) => {
    const { title, about } = PACK_PARTS[id]
    return `${index + 2}. ${title}${id === 'referral' ? '' : ` (${records.length})`}: ${about}`
  }),
]

function blocksOf({ id, records }: GatheredPart, number: number): readonly Block[] {
  const { title, about } = PACK_PARTS[id]
  const shown: readonly Block[] = records.length === 0 ? [] : bodyOf(id, records, `${number}. ${title}`)
  return [
    { kind: 'heading', level: 2, text: `${number}. ${title}` },
    { kind: 'paragraph', text: records.length === 0 ? 'Nothing.' : about },
    ...shown,
  ]
}

/** Where each record is short, one row of a table; the JSON has every field of it. */
const COLUMNS: Readonly<Partial<Record<PartId, readonly (readonly [string, string])[]>>> = {
  notices: [
    ...([
      ['What', 'event'],
      ['To', 'to'],
      ['By', 'by'],
      ['Status', 'status'],
    ] as const),
    ...([
      ['Promised', 'promisedAt'],
      ['Settled', 'doneAt'],
    ] as const),
  ],
  deliveries: [
    ['E-mail', 'notice'],
    ['What', 'kind'],
    ['When', 'at'],
  ],
  nudges: [
    ['Nudge', 'name'],
    ['To', 'to'],
    ['Status', 'status'],
    ['When', 'at'],
  ],
  snoozes: [
    ['Who', 'person'],
    ['Until', 'until'],
  ],
  looks: [
    ['When', 'at'],
    ['Who', 'who'],
    ['What', 'what'],
  ],
  audit: [
    ['Line', 'line'],
    ['Version', 'version'],
    ['Seal', 'hash'],
  ],
}

function bodyOf(id: PartId, records: readonly PackRecord[], caption: string): readonly Block[] {
  const columns = COLUMNS[id]
  if (columns === undefined) return records.flatMap((record) => factsOf(id, record))
  const head = columns.map(([title]) => title)
  const rows = records.map(({ fields }) =>
    columns.map(([, name]) => {
      const field = fields.find((each) => each.field === name)
      return field === undefined ? '' : inWords(field)
    }),
  )
  return [{ kind: 'table', caption, head, rows }]
}

/** Under the first word of their path where the record is long. */
function factsOf(id: PartId, { fields }: PackRecord): readonly Block[] {
  const groups = Map.groupBy(fields, ({ field }) => (id === 'referral' ? groupOf(field) : ''))
  return [...groups].flatMap(([group, some]): readonly Block[] => [
    ...(group === ''
      ? []
      : [{ kind: 'heading', level: 3, text: labelOf({ field: group, value: null }) } as const]),
    {
      kind: 'facts',
      caption: labelOf({ field: group, value: null }),
      rows: some.map((field) => [shortLabel(field, group), inWords(field)] as const),
    },
  ])
}

/** Single values stand together; what has parts of its own stands under its name. */
function groupOf(field: string): string {
  const path = field.split('.')
  if (path[0] === 'details') return path.slice(0, 2).join('.')
  return path.length === 1 && !field.includes('[') ? 'facts' : (path[0] ?? '')
}

const shortLabel = (field: PackField, group: string): string =>
  field.label ??
  labelOf({ ...field, field: field.field === group ? group : field.field.replace(`${group}.`, '') })

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** Days and moments as people read them; the JSON has them as they are stored. */
function inWords(field: PackField): string {
  if ('withheld' in field || field.says !== undefined || typeof field.value !== 'string')
    return sayField(field)
  if (MOMENT.test(field.value)) return sayMoment(field.value)
  return isDay(field.value) ? sayDay(field.value) : sayField(field)
}
