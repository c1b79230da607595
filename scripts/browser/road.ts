/** What the steps of the walk share: the product, the three people, the reference, the pictures. */
import type { Browser } from 'playwright-core'
import { closeEverybody, openEverybody, type People } from './people.ts'
import type { Playground } from './playground.ts'
import type { Product } from './product.ts'
import type { Album } from './steps.ts'

export type Road = {
  readonly product: Product
  readonly browser: Browser
  readonly album: Album
  /** Known once the first referral is recorded. */
  reference: string
  /** The one that was recorded in the dialog. */
  second: string
  people(): People
  /** Opens the three pages. */
  meet(): Promise<void>
  /** Closes them. A page that is left open takes what the next Playground has to show. */
  part(): Promise<void>
  picture(who: Playground, name: string): Promise<void>
}

export function openRoad({ product, browser, album }: Pick<Road, 'product' | 'browser' | 'album'>): Road {
  let people: People | undefined
  return {
    ...{ product, browser, album, reference: '', second: '' },
    people() {
      if (people === undefined) throw new Error('Nobody sits before a Playground yet.')
      return people
    },
    async meet() {
      people = await openEverybody(browser)
    },
    async part() {
      if (people !== undefined) await closeEverybody(people)
      people = undefined
    },
    picture: ({ page }, name) => album.picture(page, name),
  }
}
