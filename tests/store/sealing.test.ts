/** Sealing by itself: what was sealed opens where it stands and nowhere else, and nothing that was changed opens. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { newDataKey } from '../../src/data-keys.ts'
import {
  keyIdOfBytes,
  keyIdOfText,
  NotOpened,
  openBytes,
  openText,
  sealBytes,
  sealText,
} from '../../src/store/envelope.ts'
import { keyRing } from '../../src/store/key-ring.ts'
import { at, SEALED, type SealedName } from '../../src/store/sealed-columns.ts'

const NEW = newDataKey('new')
const OLD = newDataKey('old')
const ring = keyRing([NEW, OLD])
const PLACE = at('referral.body', 'PCA-2026-0001')

const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json())
const bytes = fc.uint8Array({ maxLength: 500 })
const places = fc
  .tuple(fc.constantFrom(...(Object.keys(SEALED) as SealedName[])), fc.string({ maxLength: 40 }))
  .map(([name, row]) => at(name, row))

describe('a sealed value', () => {
  it('opens to what was sealed, whatever it was, and says which key it was', () => {
    fc.assert(
      fc.property(words, places, (text, place) => {
        const sealed = sealText(ring, place, text)
        assert.match(sealed, /^v1\.new\.[\w-]+$/)
        assert.equal(openText(ring, place, sealed), Buffer.from(text, 'utf8').toString('utf8'))
        assert.equal(keyIdOfText(sealed), 'new')
      }),
    )
    fc.assert(
      fc.property(bytes, places, (content, place) => {
        const sealed = sealBytes(ring, place, content)
        assert.deepEqual(new Uint8Array(openBytes(ring, place, sealed)), content)
        assert.equal(keyIdOfBytes(sealed), 'new')
      }),
    )
  })

  it('opens with an older key of the ring, and with none that the ring lacks', () => {
    const sealed = sealText(keyRing([OLD]), PLACE, 'words')
    assert.equal(openText(ring, PLACE, sealed), 'words')
    assert.throws(() => openText(keyRing([NEW]), PLACE, sealed), /DATA_KEYS lacks the key “old”/)
    assert.throws(() => openText(keyRing([newDataKey('old')]), PLACE, sealed), NotOpened)
  })

  it('opens in no other row, no other column and for no other use', () => {
    fc.assert(
      fc.property(words, places, places, (text, here, there) => {
        fc.pre(here.column !== there.column || here.row !== there.row)
        assert.throws(() => openText(ring, there, sealText(ring, here, text)), NotOpened)
      }),
    )
    const bytesOf = sealBytes(ring, at('paper.bytes', 'x'), Buffer.from('words'))
    assert.throws(() => openBytes(ring, { ...at('paper.bytes', 'x'), purpose: 'rows' }, bytesOf), NotOpened)
  })

  it('does not open with any bit of it changed, cut off or added', () => {
    const sealed = sealBytes(ring, at('paper.bytes', 'x'), Buffer.from('what was written'))
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.throws(() => openBytes(ring, at('paper.bytes', 'x'), changed), NotOpened, `bit ${bit}`)
    }
    for (const length of [0, 3, 10, 20, 34, sealed.length - 1])
      assert.throws(() => openBytes(ring, at('paper.bytes', 'x'), sealed.subarray(0, length)), NotOpened)
    assert.throws(() => openBytes(ring, at('paper.bytes', 'x'), Buffer.concat([sealed, sealed])), NotOpened)
  })

  it('does not open with any sign of its text changed', () => {
    const sealed = sealText(ring, PLACE, 'what was written')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (index, sign) => {
        const changed = sealed.slice(0, index) + sign + sealed.slice(index + 1)
        fc.pre(changed !== sealed)
        assert.throws(() => openText(ring, PLACE, changed), NotOpened)
      }),
      { numRuns: 2_000 },
    )
    for (const added of ['=', 'A', ' ', '\n'])
      assert.throws(() => openText(ring, PLACE, sealed + added), NotOpened)
  })

  it('is another one each time, and says nothing but how long it is', () => {
    const sealed = Array.from({ length: 1_000 }, () => sealText(ring, PLACE, 'the same words'))
    const nonces = sealed.map((text) =>
      Buffer.from(text.split('.')[2] ?? '', 'base64url')
        .subarray(0, 12)
        .toString('hex'),
    )
    assert.equal(new Set(nonces).size, 1_000)
    assert.equal(new Set(sealed.map((text) => text.length)).size, 1)
  })

  it('says in its fault where it stands and why, and no word of it', () => {
    const changed = `${sealText(ring, PLACE, 'Childsdottir').slice(0, -1)}~`
    assert.throws(
      () => openText(ring, PLACE, changed),
      (fault: Error) =>
        /referral\.body of PCA-2026-0001; it was changed, or belongs to another row/.test(fault.message) &&
        !fault.message.includes('Childs'),
    )
  })
})
