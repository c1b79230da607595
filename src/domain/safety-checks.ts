/** The rows of the Team Manager's checklist about safety: held, locked, short, and what must not stand in part 1. */
import type { Check } from './checks.ts'
import { leaksInPartOne } from './leaks.ts'
import { writeReports } from './report.ts'
import type { ReportInput } from './report-matter.ts'
import { holdOf, isFamilyLocked, isHeldForPolice, sayFamilyLock } from './safety.ts'
import { secretsOf } from './secrets.ts'
import { whyShort } from './short-report.ts'
import { unknownNames } from './unknown-names.ts'

export function safetyRows(input: ReportInput): readonly Check[] {
  const { referral, assessment } = input
  const leaks = leaksInPartOne(writeReports(input), secretsOf(referral.details, assessment))
  const names = unknownNames(input)
  const short = whyShort(assessment)
  return [
    {
      id: 'held',
      say: 'Not held for the police',
      look: sayHeld(input),
      passed: !isHeldForPolice(referral, assessment),
    },
    {
      id: 'family',
      say: 'Safe to contact the family',
      look: sayFamilyLock(referral) ?? 'Read whether the family may be contacted.',
      passed: !isFamilyLocked(referral),
    },
    {
      id: 'short',
      say: 'A full report',
      look: `This is a short report: “${short ?? ''}”.`,
      passed: short === undefined,
    },
    {
      id: 'partOne',
      say: 'Nothing in part 1 that must not reach the prisoner',
      look: `Part 1 holds something that must not reach the prisoner: ${leaks.join('; ')}.`,
      passed: leaks.length === 0,
    },
    {
      id: 'names',
      say: 'No names in part 1 that I do not know',
      look: `Part 1 has names of somebody it does not speak of: ${names.join(', ')}. Describe people who were harmed, never name them.`,
      passed: names.length === 0,
    },
  ]
}

function sayHeld({ referral }: ReportInput): string {
  const words = holdOf(referral)?.words
  return `Held for the police: nothing can be sent. ${words === undefined ? 'Section C says that they ask us to wait.' : `“${words}”.`}`
}
