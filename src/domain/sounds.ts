/** How a word sounds, roughly, whichever of several tongues it came from: Stephen and Steven, Fatima and Fatimah. */

/** In this order. What stands in capitals is one sound and is not looked at again. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/^x/, 's'],
  [/szcz|shch/g, 'SC'],
  [/tsch|tch|cz|ch/g, 'C'],
  [/sch|sz|sh|rz/g, 'S'],
  [/ph|f/g, 'v'],
  [/ck|kh|q/g, 'k'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/bh/g, 'b'],
  [/dj|dz/g, 'j'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/y|j(?=[^aeiou]|$)/g, 'i'],
]

/** Consonants, with a vowel at the start as `a`; empty for what is not in Latin letters, and for the very short. */
export function soundOf(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return ''
  const sound = SOUNDS.reduce((text, [from, to]) => text.replace(from, to), word)
    .replace(/^[aeiou]+/, 'A')
    .replaceAll(/[aeiouh]/g, '')
    .replaceAll(/(.)\1+/g, '$1')
    .toLowerCase()
  return sound.length >= 2 ? sound : ''
}
