/** Domains that no report goes to, whatever the council's own list says. */

/** The old secure mail of the public sector. All of it has been switched off (1.5). */
const RETIRED = ['gsi.gov.uk', 'gse.gov.uk', 'gcsx.gov.uk', 'gsx.gov.uk']

/** Mail that anybody can have, by the name that the provider uses in many countries. */
const WEBMAIL_NAMES = [
  'gmail',
  'googlemail',
  'outlook',
  'hotmail',
  'yahoo',
  'ymail',
  'rocketmail',
  'icloud',
  'aol',
  'proton',
  'protonmail',
  'gmx',
  'btinternet',
  'btopenworld',
  'tutanota',
  'fastmail',
  'hushmail',
  'yandex',
  'zoho',
]

/** Mail that anybody can have, where the name alone says too little. */
const WEBMAIL = [
  'live.com',
  'live.co.uk',
  'live.ie',
  'msn.com',
  'me.com',
  'mac.com',
  'pm.me',
  'mail.com',
  'email.com',
  'aim.com',
  'sky.com',
  'virginmedia.com',
  'virgin.net',
  'ntlworld.com',
  'blueyonder.co.uk',
  'talktalk.net',
  'tiscali.co.uk',
  'plusnet.com',
  'o2.co.uk',
  'tuta.com',
  'tuta.io',
  'mail.ru',
  'qq.com',
  '163.com',
  'hey.com',
  'inbox.com',
]

/** So wide that strangers have addresses below them. */
const TOO_WIDE = [
  'gov.uk',
  'nhs.uk',
  'police.uk',
  'sch.uk',
  'ac.uk',
  'co.uk',
  'org.uk',
  'me.uk',
  'ltd.uk',
  'plc.uk',
  'net.uk',
  'uk.com',
  'uk.net',
  'gov.wales',
  'llyw.cymru',
]

/** Whether a domain is another or stands below it: `mail.council.example` below `council.example`. */
export const isAtOrBelow = (domain: string, above: string): boolean =>
  domain === above || domain.endsWith(`.${above}`)

/** Why a domain is refused in any case, to follow a comma in a sentence; undefined where the council may allow it. */
export function whyNeverAllowed(domain: string): string | undefined {
  if (RETIRED.some((retired) => isAtOrBelow(domain, retired)))
    return 'which was switched off with the old secure mail'
  if (isWebmail(domain)) return 'which is public webmail'
  return TOO_WIDE.includes(domain) ? 'which is shared by many organisations' : undefined
}

const NAMED = new RegExp(`(^|\\.)(${WEBMAIL_NAMES.join('|')})\\.([a-z]{2,}|(co|com)\\.[a-z]{2})$`)

const isWebmail = (domain: string): boolean =>
  NAMED.test(domain) || WEBMAIL.some((provider) => isAtOrBelow(domain, provider))
