/** Reads an inspection pack and makes the seal of each of its lines again. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isReasonWhole, sealOf } from '../../src/store/audit.ts'
import type { SealedLine } from '../../src/workflow/inspection-ports.ts'
import { shown } from '../directory/shown.ts'
import { Unusable } from '../directory/unusable.ts'

const field = z.looseObject({
  field: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
})
const pack = z.looseObject({
  format: z.literal('prison-contact inspection pack'),
  variant: z.enum(['whole', 'redacted']),
  reference: z.string(),
  chain: z.object({
    ...{ checkedAt: z.string(), lines: z.number(), head: z.string() },
    broken: z.union([z.null(), z.object({ line: z.number(), why: z.string() })]),
  }),
  parts: z.array(z.object({ id: z.string(), records: z.array(z.object({ fields: z.array(field) })) })),
})

export type ReadPack = z.infer<typeof pack>

export async function readPack(file: string): Promise<ReadPack> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new Unusable(`${shown(file)} cannot be read.`)
  const parsed = pack.safeParse(asJson(text))
  if (!parsed.success) throw new Unusable(`${shown(file)} is no inspection pack.`)
  if (parsed.data.variant === 'redacted')
    throw new Unusable('A pack with gaps cannot be checked by itself: what is left out is part of each seal.')
  return parsed.data
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `own` lines of `lines` in the whole chain; `broken` is a sentence about the first that is not as it was sealed. */
export type PackFound = {
  readonly reference: string
  readonly own: number
  readonly lines: number
  readonly head: string
  readonly chainBroken: boolean
  readonly broken: string | undefined
}

/** Between two lines of one reference stand lines of others, so each is checked by itself, and that none goes back. */
export function checkPack({ reference, chain, parts }: ReadPack): PackFound {
  const lines = (parts.find(({ id }) => id === 'audit')?.records ?? []).map(({ fields }) => lineOf(fields))
  const broken = lines
    .map((line, at) => faultOf(line, lines[at - 1], reference))
    .find((fault) => fault !== undefined)
  return {
    ...{ reference, own: lines.length, lines: chain.lines, head: chain.head, broken },
    chainBroken: chain.broken !== null,
  }
}

function faultOf(line: SealedLine, before: SealedLine | undefined, reference: string): string | undefined {
  if (line.reference !== reference) return `line ${line.line} is about another reference.`
  if (sealOf(line, line.previousHash) !== line.hash || !isReasonWhole(line))
    return `line ${line.line} was changed after it was sealed.`
  if (before !== undefined && line.line <= before.line) return `line ${line.line} is not in its place.`
  const isNext = before !== undefined && line.line === before.line + 1
  return isNext && line.previousHash !== before.hash
    ? `line ${line.line} does not follow the one before.`
    : undefined
}

type Field = z.infer<typeof field>

function lineOf(fields: readonly Field[]): SealedLine {
  const value = (name: string) => fields.find((each) => each.field === name)?.value ?? null
  const text = (name: string): string => String(value(name) ?? '')
  const maybe = (name: string): string | null => (value(name) === null ? null : text(name))
  return {
    ...{ line: Number(value('line')), at: text('at'), reference: text('reference'), who: text('who') },
    ...{ what: text('what'), version: Number(value('version')), reason: text('reason') },
    from: text('from') as SealedLine['from'],
    to: text('to') as SealedLine['to'],
    ...{ reasonHash: maybe('reasonHash'), reasonSalt: maybe('reasonSalt') },
    ...{ previousHash: text('previousHash'), hash: text('hash') },
  }
}
