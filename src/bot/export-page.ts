/** The page behind a link to a file that is made for one person, as it is made. */
import type { Exported } from '../workflow/exports-ports.ts'
import { type TicketAnswer, ticketPage } from './ticket-page.ts'

export const exportPage = (
  ticket: string,
  open: (ticket: string) => Promise<Exported | undefined>,
): Promise<TicketAnswer<AsyncIterable<Uint8Array>>> =>
  ticketPage(
    ticket,
    async (brought) => {
      const exported = await open(brought)
      return exported && { ...exported, body: exported.chunks }
    },
    'Please go back to your chat with me in Teams, and ask for the file again.',
  )
