/** The lines of a list beside each other: each mailbox once, and one name and one number for each prison and council. */
import type { Line } from './lines.ts'
import type { Fault } from './rows.ts'
import { sayWhose } from './say-whose.ts'
import { shown } from './shown.ts'

/** What one line says of a name or a number counts for the other lines of its holder. A repeated mailbox is left out. */
export function agreed(lines: readonly Line[]): {
  readonly lines: readonly Line[]
  readonly faults: readonly Fault[]
} {
  const groups = [...Map.groupBy(lines, ({ holder }) => holder).values()].map(agreedHolder)
  return { lines: groups.flatMap((group) => group.lines), faults: groups.flatMap(({ faults }) => faults) }
}

function agreedHolder(lines: readonly Line[]): ReturnType<typeof agreed> {
  const faults: Fault[] = []
  const first = new Map<string, Line>()
  for (const line of lines) {
    const before = first.get(line.mailbox)
    if (before === undefined) first.set(line.mailbox, line)
    else
      faults.push({
        line: line.line,
        say: `${sayWhose(line)}: the same mailbox stands in line ${before.line}.`,
      })
  }
  const one = (column: 'name' | 'phone'): string => {
    const said = lines.filter((line) => line[column] !== '')
    const [kept, ...others] = said
    for (const other of others)
      if (kept !== undefined && other[column] !== kept[column])
        faults.push({
          line: other.line,
          say: `${sayWhose(other)}: the ${column} is “${shown(other[column])}”, and “${shown(kept[column])}” in line ${kept.line}.`,
        })
    return kept?.[column] ?? ''
  }
  const phone = one('phone')
  const name = one('name')
  return { lines: [...first.values()].map((line) => ({ ...line, name, phone })), faults }
}
