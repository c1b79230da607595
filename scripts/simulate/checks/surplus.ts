/** More arrived than the ledger knows of: something was sent twice, or past the ledger. */

export type Counted = { readonly what: string; readonly arrived: number; readonly accepted: number }

export const surplus = (counted: readonly Counted[]): readonly string[] =>
  counted
    .filter(({ arrived, accepted }) => arrived !== accepted)
    .map(
      ({ what, arrived, accepted }) => `${what}: ${arrived} arrived, ${accepted} were promised and accepted`,
    )
