/** The icons of the app package, read from their very pixels. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { iconFaults, pixelsOf } from '../scripts/manifest/icons.ts'
import { readPng } from '../scripts/manifest/png.ts'

const read = (path: string): Buffer => readFileSync(new URL(`../${path}`, import.meta.url))
const template = JSON.parse(read('manifest/manifest.json').toString()) as { readonly accentColor: string }
const icons = { color: read('manifest/color.png'), outline: read('manifest/outline.png') }

describe('the icons', () => {
  it('have the sizes and colours that Teams asks for', () => {
    assert.deepEqual(iconFaults(icons), [])
    const { width, height } = readPng(icons.color)
    assert.deepEqual([width, height], [192, 192])
  })

  it('keep the symbol to the 120 by 120 in the middle, on the accent colour', () => {
    const ground = [...Buffer.from(template.accentColor.slice(1), 'hex'), 255].join()
    const drawn = pixelsOf(readPng(icons.color)).flatMap((pixel, at) => (pixel.join() === ground ? [] : [at]))
    const across = drawn.map((at) => at % 192)
    const down = drawn.map((at) => Math.floor(at / 192))
    const edges = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)]
    assert.deepEqual(edges, [36, 155, 36, 155])
  })

  it('are refused when one stands for the other, or is no picture', () => {
    assert.deepEqual(iconFaults({ color: icons.outline, outline: icons.color }), [
      'color.png is 32 by 32; it must be 192 by 192.',
      'color.png must fill its whole square.',
      'outline.png is 192 by 192; it must be 32 by 32.',
      'outline.png must be white on a transparent ground, and nothing else.',
    ])
    assert.deepEqual(iconFaults({ ...icons, color: Buffer.from('GIF89a') }), ['color.png is no PNG.'])
  })
})
