/** Which licences we ship under, and what the packages that do not name theirs really have. */

export type Component = {
  readonly name: string
  readonly version: string
  readonly hashes?: readonly unknown[]
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string }
    readonly expression?: string
  }[]
}

/** Each lets a council use, change and pass on the product without publishing anything of its own. */
const ALLOWED: readonly string[] = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['(AFL-2.1 OR BSD-3-Clause)', '(MIT OR CC0-1.0)'],
]

/** Packages whose own description is silent: what stands in the file beside it, read by a person. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'dejavu-fonts-ttf': 'Bitstream Vera and public domain: fonts may be embedded and passed on',
  'escape-regexp-component': 'MIT',
  jspath: 'MIT',
  'png-js': 'MIT',
}

export const licenceOf = ({ name, licenses = [] }: Component): string | undefined =>
  READ_BY_HAND[name] ??
  licenses
    .map(({ license, expression }) => license?.id ?? expression ?? license?.name)
    .find((text) => text !== undefined)

/** A sentence for each package that may not be shipped as it is. */
export function faultsIn(components: readonly Component[]): readonly string[] {
  return components.flatMap((component) => {
    const { name, version, hashes = [] } = component
    const called = `${name} ${version}`
    const licence = licenceOf(component)
    return [
      ...(hashes.length === 0 ? [`${called} has no hash: npm cannot tell whether it was changed.`] : []),
      ...(licence === undefined
        ? [`${called} names no licence. Read its files, and write it down in scripts/sbom/licences.ts.`]
        : READ_BY_HAND[name] === undefined && !ALLOWED.includes(licence)
          ? [`${called} has the licence ${licence}, which nobody has agreed to.`]
          : []),
    ]
  })
}
