/** Answers of a made past: mostly as the forms have them, at times left out, at times what nobody could choose. */
import type { Answers, Option } from '../../src/domain/form.ts'
import { addDays } from '../../src/domain/moment.ts'
import * as list from '../../src/domain/options.ts'

/** From 0 to below 1. */
export type Dice = () => number

export const chosen = <T>(dice: Dice, of: readonly T[]): T => of[Math.floor(dice() * of.length)] as T

export const requestOf = (dice: Dice): Answers => ({
  requestType: one(dice, list.REQUEST_TYPES),
  requestSource: one(dice, list.REQUEST_SOURCES),
  levelAsked: chosen(dice, ['1', '2', '3', '4', '4', 'not_said', '']),
})

export const prisonerOf = (dice: Dice): Answers => ({
  fullName: 'Alan Prisonson',
  prisonCode: chosen(dice, ['ZAA', 'ZAA', 'ZBB', 'ZCC', 'HMP Wherever']),
  sentenceBand: one(dice, list.SENTENCES),
  prisonerIsCareLeaver: one(dice, list.YES_NO_NOT_KNOWN),
})

/** One of so many children. Most have a number, which is typed in several ways; the others a name, which is too. */
export function childOf(dice: Dice, among: number): Answers {
  const who = Math.floor(dice() * among)
  const name = `Mía O’Child-${NAMES[who % NAMES.length]}`
  const number = chosen(dice, [`CS-${1000 + who}`, `cs ${1000 + who}`, `CS${1000 + who}`])
  return {
    fullName: chosen(dice, [name, name.toUpperCase(), name.replace('í', 'i').replace('’', ''), ` ${name} `]),
    dateOfBirth: dice() < 0.02 ? '' : addDays('2008-06-01', (who * 35) % 7000),
    caseSystemId: who % 4 === 0 ? chosen(dice, ['none', 'None', '', 'n/a', '000']) : number,
    relationshipToPrisoner: one(dice, list.RELATIONSHIPS),
    legalStatus: one(dice, list.LEGAL_STATUSES),
  }
}

const NAMES = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Oak']

/** The pages that are counted, and one that is not. */
export const signedPages = (dice: Dice, children: number): Readonly<Record<string, Answers>> => ({
  A1: { childView: 'She says she misses him.' },
  B: { carerUnmetNeeds: several(dice, list.CARER_NEEDS), carerView: 'Worried.' },
  C: { postReleaseSupport: several(dice, list.RELEASE_SUPPORT) },
  F: { barriers: several(dice, list.BARRIERS) },
  ...Object.fromEntries(
    Array.from({ length: children }, (_, index) => [`G${index + 1}`, fourAnswers(dice)] as const),
  ),
})

const fourAnswers = (dice: Dice): Answers => ({
  recommendedLevel: chosen(dice, ['1', '2', '3', '4', '']),
  escortFound: chosen(dice, ['yes', 'no', 'no', '']),
  noEscortReason: one(dice, list.NO_ESCORT),
})

const one = (dice: Dice, options: readonly Option[]): string =>
  dice() < 0.05 ? '' : dice() < 0.02 ? 'Mia Childsdottir' : chosen(dice, options).id

export const several = (dice: Dice, options: readonly Option[]): string =>
  [
    ...options.filter(() => dice() < 0.2).map(({ id }) => id),
    ...(dice() < 0.03 ? ['lives with Gran'] : []),
  ].join(',')
