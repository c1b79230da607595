/** A card as an echo would answer it: made once, as large as a page of our form. */
const row = (number: number) => ({
  type: 'Input.Text',
  id: `box-${number}`,
  label: `What is to be said about matter ${number}, in a sentence or two`,
  placeholder: 'Write what you saw and who said it',
  value: 'She says: I would like to write to him, but not go there. '.repeat(5),
  isMultiline: true,
})

export const CARD_ANSWER = {
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        ...{
          type: 'AdaptiveCard',
          version: '1.5',
          body: Array.from({ length: 14 }, (_, number) => row(number)),
        },
        actions: [{ type: 'Action.Execute', title: 'Save and go on', verb: 'save-page' }],
      },
    },
  ],
}
