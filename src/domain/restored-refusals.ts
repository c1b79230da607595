/** Why going on after a restore is said no to. */
export const RESTORED_REFUSALS = {
  nothingHeld:
    'Nothing is held here: no back-up was put back, or somebody has said already that I may go on.',
} as const satisfies Record<string, string>
