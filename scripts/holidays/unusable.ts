/** The expected no of this script: a sentence for whoever runs it, and nothing is written. */
export class Unusable extends Error {
  override readonly name = 'Unusable'
}
