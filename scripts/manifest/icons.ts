/** Whether the two icons are what Teams asks for. */
import { type Picture, readPng } from './png.ts'

type Icons = { readonly color: Buffer; readonly outline: Buffer }
type Pixel = readonly [red: number, green: number, blue: number, alpha: number]

/** Every fault as a sentence: colour 192 by 192 and full, outline 32 by 32 in white and transparent alone. */
export const iconFaults = ({ color, outline }: Icons): string[] => [
  ...faultsOf('color.png', color, (picture) => [
    ...sizeFault('color.png', picture, 192),
    ...(pixelsOf(picture).every(([, , , alpha]) => alpha === 255)
      ? []
      : ['color.png must fill its whole square.']),
  ]),
  ...faultsOf('outline.png', outline, (picture) => {
    const pixels = pixelsOf(picture)
    const clear = pixels.filter(([, , , alpha]) => alpha === 0)
    const white = pixels.filter((pixel) => pixel[3] > 0 && pixel.slice(0, 3).every((part) => part === 255))
    return [
      ...sizeFault('outline.png', picture, 32),
      ...(clear.length + white.length === pixels.length && clear.length > 0 && white.length > 0
        ? []
        : ['outline.png must be white on a transparent ground, and nothing else.']),
    ]
  }),
]

export function pixelsOf({ pixels }: Picture): readonly Pixel[] {
  return Array.from({ length: pixels.length / 4 }, (_, at) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at * 4, at * 4 + 4)
    return [red, green, blue, alpha]
  })
}

function faultsOf(name: string, bytes: Buffer, check: (picture: Picture) => string[]): string[] {
  try {
    return check(readPng(bytes))
  } catch (fault) {
    return [`${name} ${fault instanceof Error ? fault.message : 'cannot be read'}.`]
  }
}

const sizeFault = (name: string, { width, height }: Picture, size: number): string[] =>
  width === size && height === size
    ? []
    : [`${name} is ${width} by ${height}; it must be ${size} by ${size}.`]
