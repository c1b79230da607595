/** Figures as the use cases know them: brought up to date, counted, and cut off from whom they were about. */
import type { Kysely } from 'kysely'
import type { FigureStore, FigureTransaction } from '../workflow/figures-ports.ts'
import { cube, medians } from './figures-count.ts'
import { headline, headlines } from './figures-headline.ts'
import { forgetFigureKeys, refreshFigure, refreshFigures } from './figures-refresh.ts'
import type { Tables } from './tables.ts'

export const figureStore = (db: Kysely<Tables>): FigureStore => ({
  refreshFigures: (most) => refreshFigures(db, most),
  cube: (span) => cube(db, span),
  headline: (asked) => headline(db, asked),
  headlines: (asked) => headlines(db, asked),
  medians: (asked) => medians(db, asked),
})

export const figureTransaction = (tx: Kysely<Tables>): FigureTransaction => ({
  refreshFigure: (reference) => refreshFigure(tx, reference),
  forgetFigureKeys: (reference) => forgetFigureKeys(tx, reference),
})
