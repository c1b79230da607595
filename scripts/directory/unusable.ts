/** The expected no of the import: sentences for whoever runs it, and nothing is written. */
export class Unusable extends Error {
  override readonly name = 'Unusable'
}
