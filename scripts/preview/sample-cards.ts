/** Every card template bound to its own sample, on the surface it is made for. */
import { readFileSync } from 'node:fs'
import { cardNames, render, type Surface } from '../../src/cards/render.ts'
import type { MadeCard } from './made-cards.ts'

const IN_CHANNELS = ['referral-summary', 'mash-receipt', 'overdue']

/** The data sample of a card, as it stands in the folder. */
export const sampleOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../cards/${name}.data.json`, import.meta.url), 'utf8'))

export const sampleCards = (): readonly MadeCard[] =>
  cardNames().map((name) => {
    const surface: Surface = IN_CHANNELS.includes(name) ? 'channel' : 'chat'
    return { name, surface, card: render(name, sampleOf(name), surface) }
  })
