/** Days as the council counts them, by the clock that local mode shows and not by the real one. */
import { readFileSync } from 'node:fs'
import { type Day, dayOf } from '../../src/domain/moment.ts'
import { addWorkingDays } from '../../src/domain/working-days.ts'
import type { Road } from './road.ts'

const COUNCIL = new URL('../../src/local/sample-council.json', import.meta.url)

/** So many working days from today. */
export async function councilDay(road: Road, workingDays: number): Promise<Day> {
  const page = await (await fetch(`${road.product.url}/local`)).text()
  const now = /class="now"><time datetime="([^"]+)"/.exec(page)?.[1]
  if (now === undefined) throw new Error('The page of local mode shows no clock.')
  const { council } = JSON.parse(readFileSync(COUNCIL, 'utf8'))
  return addWorkingDays(dayOf(now), workingDays, { closures: council.closures })
}
