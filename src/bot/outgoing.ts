/** A reply in the form that each kind of question from Teams wants its answer in. */
import type { Card } from '../cards/render.ts'
import type { SearchAnswer } from './search-extension.ts'
import type { Reply } from './turn.ts'

const CARD = 'application/vnd.microsoft.card.adaptive'

const attachment = (card: Card) => ({ contentType: CARD, content: card })

/** A message in a chat. What may show in a notification is the reference at most. */
export const asMessage = (reply: Reply) =>
  'text' in reply
    ? { type: 'message', text: reply.text, textFormat: 'plain' }
    : { type: 'message', summary: 'Prison Contact', attachments: [attachment(reply.card)] }

/** The answer to an `Action.Execute`: the card that replaces the pressed one, or a line. */
export const asCardAnswer = (reply: Reply) =>
  'text' in reply
    ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text }
    : { statusCode: 200, type: CARD, value: reply.card }

/** The answer to a dialog: the next card in it, or a last line. */
export const asDialogAnswer = (reply: Reply, title: string) => ({
  task:
    'text' in reply
      ? { type: 'message', value: reply.text }
      : { type: 'continue', value: { title, height: 'large', width: 'large', card: attachment(reply.card) } },
})

/** The answer to a search in the box where people write: cards with what the list says of each, or a line. */
export const asSearchAnswer = (answer: SearchAnswer) => ({
  composeExtension:
    'text' in answer
      ? { type: 'message', text: answer.text }
      : {
          type: 'result',
          attachmentLayout: 'list',
          attachments: answer.results.map(({ card, title, lines }) => ({
            ...attachment(card),
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              content: { title, text: lines.join('<br>') },
            },
          })),
        },
})
