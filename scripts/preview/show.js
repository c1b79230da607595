/** Runs in the preview page: draws every card of the page in light, in dark and as narrow as a phone. */
/* global AdaptiveCards, document */
const { cards, hosts } = JSON.parse(document.getElementById('data').textContent)

const LOOKS = [
  { theme: 'light', width: 'wide', say: 'light' },
  { theme: 'dark', width: 'wide', say: 'dark' },
  { theme: 'light', width: 'narrow', say: 'light, 320 px' },
]

for (const [id, card] of Object.entries(cards)) {
  const place = document.getElementById(id)
  for (const look of LOOKS) place.append(drawn(card, look))
}

function drawn(card, { theme, width, say }) {
  const frame = document.createElement('div')
  frame.className = `look ${theme} ${width}`
  frame.title = say
  const shown = new AdaptiveCards.AdaptiveCard()
  shown.hostConfig = new AdaptiveCards.HostConfig(hosts[theme])
  shown.parse(structuredClone(card))
  const inside = document.createElement('div')
  inside.className = 'card'
  inside.append(shown.render())
  frame.append(inside)
  return frame
}
