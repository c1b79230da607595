/** What people may have said about the safety of a family, one of each, with words that no summary may repeat. */
import type { Safety } from '../../src/domain/safety.ts'
import { MAYA, TESS } from '../support/council.ts'
import { NOW } from './sample.ts'

const said = { by: MAYA.id, at: NOW, words: 'DC Childs-Officer, by telephone.' }
const concern = { ...said, told: [TESS.id] }

export const LOCKED: Safety = { contact: [{ ...said, to: 'ask_police_first' }] }
export const UNLOCKED: Safety = { contact: [{ ...said, to: 'yes' }] }
export const HELD: Safety = { hold: [{ ...said, held: true }] }
export const LIFTED: Safety = {
  hold: [
    { ...said, held: true },
    { ...said, held: false },
  ],
}
export const RAISED: Safety = { concerns: [concern] }
export const SEEN: Safety = { concerns: [{ ...concern, seen: { by: TESS.id, at: NOW } }] }

export const SAFETY_SAMPLES: readonly Safety[] = [LOCKED, UNLOCKED, HELD, LIFTED, RAISED, SEEN]
