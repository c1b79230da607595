/** The setting for the first start after a back-up was put back. */
import { z } from 'zod'
import type { Setting } from './config-checks.ts'

export const RESTORE_SETTINGS = {
  RESTORED_FROM: {
    say: 'Set when a back-up was put back: when it was made. Nothing is sent then until an administrator says so.',
    example: '2026-12-03T02:00:00Z',
    check: z.iso.datetime({ message: 'must be a moment such as 2026-12-03T02:00:00Z' }).optional(),
  },
} as const satisfies Record<string, Setting>

type Read = <T>(name: keyof typeof RESTORE_SETTINGS, check: z.ZodType<T, unknown>) => T | undefined

export const readRestoreSettings = (read: Read): string | undefined =>
  read('RESTORED_FROM', RESTORE_SETTINGS.RESTORED_FROM.check)
