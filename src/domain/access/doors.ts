/** The pages of the server: who comes through each, and what everybody else is answered. */

export type Door = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: string
  readonly else: string
}

const LINK =
  'whoever has the link: once, within two minutes, as long as the person it was made for may have it'
const LOCAL = 'whoever sits at the machine, in local mode alone; a council has no such page'
const LACKING = '401; 403 without the role'

export const DOORS: readonly Door[] = [
  {
    ...{ method: 'POST', path: '/api/messages' },
    who: 'Teams, with a token of the Bot Connector, for a person of this tenant; then each row above',
    else: '401',
  },
  { method: 'GET', path: '/papers', who: LINK, else: '410' },
  { method: 'GET', path: '/exports', who: LINK, else: '410' },
  {
    ...{ method: 'POST', path: '/api/referrals' },
    ...{ who: 'an application of this tenant with the role `Referral.Write`', else: LACKING },
  },
  {
    ...{ method: 'GET', path: '/api/referrals/:reference' },
    who: 'an application with `Referral.Write`, of what it sent itself; with `Referral.Read`, of all that is not restricted',
    else: `${LACKING}; 404 alike where it is not there and where it is not theirs`,
  },
  { method: 'GET', path: '/api/openapi.json', who: 'anybody: it holds nothing of anybody', else: 'nobody' },
  { method: 'GET', path: '/health', who: 'anybody: that the bot runs', else: 'nobody' },
  { method: 'GET', path: '/ready', who: 'anybody: which parts work, by code', else: 'nobody' },
  {
    ...{ method: 'GET', path: '/metrics' },
    who: 'whoever reaches its own port, which no public way leads to: counts with closed labels',
    else: 'nobody',
  },
  { method: 'GET', path: '/local', who: LOCAL, else: '403' },
  { method: 'GET', path: '/local/style.css', who: LOCAL, else: '403' },
  { method: 'GET', path: '/local/attachment', who: LOCAL, else: '403' },
  { method: 'POST', path: '/local/clock', who: LOCAL, else: '403' },
  { method: 'POST', path: '/local/away', who: LOCAL, else: '403' },
  { method: 'POST', path: '/local/mail', who: LOCAL, else: '403' },
]
