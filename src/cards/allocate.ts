/** Whom to give a referral to, where the name was not typed. */
import { candidates } from '../domain/allocation.ts'
import type { Directory } from '../domain/directory.ts'
import type { Referral } from '../domain/referral.ts'
import { type Card, render, type Surface } from './render.ts'

export const allocateCard = (
  referral: Referral,
  directory: Directory,
  { problem, surface }: { problem: string; surface: Surface },
): Card =>
  render(
    'allocate',
    {
      reference: referral.reference,
      version: referral.version,
      stamp: `v${referral.version}`,
      problem,
      workers: candidates(directory, referral).map(({ id, name }) => ({ id, name })),
    },
    surface,
  )
