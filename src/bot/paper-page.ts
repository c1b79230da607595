/** The page behind a link to a paper. */
import { PAPER_TYPES } from '../domain/papers.ts'
import { paperFor } from '../workflow/papers.ts'
import type { World } from '../workflow/ports.ts'
import { type TicketAnswer, ticketPage } from './ticket-page.ts'

export const paperPage = (world: World, ticket: string): Promise<TicketAnswer<Uint8Array>> =>
  ticketPage(
    ticket,
    async (brought) => {
      const opened = await paperFor(world, brought)
      if (opened === undefined) return undefined
      const { paper, bytes } = opened
      const name = `${paper.reference}-paper-${paper.number}.${paper.type}`
      return { name, type: PAPER_TYPES[paper.type].mime, body: bytes }
    },
    'In Teams, type “papers” with the reference, and press Open again.',
  )
