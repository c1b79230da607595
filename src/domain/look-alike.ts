/** Domains that an eye takes for another: one letter off, letters of another alphabet, one name hidden in another. */
import { domainToUnicode } from 'node:url'

/** Letters and pairs that are drawn alike, each with the plain one that stands for it. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[аα]/g, 'a'],
  [/[вβ]/g, 'b'],
  [/[сϲ]/g, 'c'],
  [/ԁ/g, 'd'],
  [/[еєε]/g, 'e'],
  [/[ɡց]/g, 'g'],
  [/[нһ]/g, 'h'],
  [/[1iіιıļ|ӏ]/g, 'l'],
  [/ј/g, 'j'],
  [/[кκ]/g, 'k'],
  [/[мϻ]/g, 'm'],
  [/[пη]/g, 'n'],
  [/[0оοσ]/g, 'o'],
  [/[рρ]/g, 'p'],
  [/ԛ/g, 'q'],
  [/г/g, 'r'],
  [/[5ѕ]/g, 's'],
  [/[тτ]/g, 't'],
  [/[υ]/g, 'u'],
  [/[νѵ]/g, 'v'],
  [/[ԝω]/g, 'w'],
  [/[хχ]/g, 'x'],
  [/[уγ]/g, 'y'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/-/g, ''],
]

/** A domain as the eye sees it; two domains with one outline cannot be told apart. Punycode is read first. */
export function outline(domain: string): string {
  const plain = (domainToUnicode(domain) || domain).toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  return ALIKE.reduce((text, [drawn, letter]) => text.replace(drawn, letter), plain)
}

/** Whether a domain could be taken for `real`, itself or as the end of a longer one. */
export function looksLike(domain: string, real: string): boolean {
  if (`.${domain}`.includes(`.${real}.`)) return true
  const end = domain.split('.').slice(-real.split('.').length).join('.')
  return [domain, end].some(
    (each) => isOneSlipAway(each, real) || isOneSlipAway(outline(each), outline(real)),
  )
}

/** The same, or one letter put in, left out, changed, or two neighbours swapped. */
function isOneSlipAway(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
