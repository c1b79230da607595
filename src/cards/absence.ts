/** What somebody reads who says that they are away, or back. */
import { message } from './message.ts'
import type { Card, Surface } from './render.ts'

/** `lines` say until when, and who gets meanwhile what waits for them. */
export const awayCard = (lines: readonly string[], surface: Surface): Card =>
  message(
    {
      title: 'You are away',
      lines,
      buttons: [{ title: 'I am back', verb: 'back', style: 'positive' }],
    },
    surface,
  )

export const backCard = (
  { wasAway, lines }: { readonly wasAway: boolean; readonly lines: readonly string[] },
  surface: Surface,
): Card =>
  message(
    {
      title: wasAway ? 'Welcome back' : 'You are here',
      lines,
      buttons: [{ title: 'My work', verb: 'my-work', style: 'positive' }],
    },
    surface,
  )
