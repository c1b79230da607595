/** Which domains mail may go to: those of the council's own list, and never some, whatever that list says (2.12, 74). */
import { looksLike } from './look-alike.ts'

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

/** In small letters, as it is compared. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/**
 * Why mail may not go to a domain, or undefined when it may: `is at "…", which …`. `always` is that no list could allow
 * it, or that it imitates one that is allowed.
 */
export function whyNotAmong(
  domain: string,
  allowed: readonly string[],
): { readonly say: string; readonly always: boolean } | undefined {
  const never = whyNeverAllowed(domain)
  const at = `is at ${JSON.stringify(domain.slice(0, 60))}`
  if (never !== undefined) return { say: `${at}, ${never}`, always: true }
  if (allowed.some((each) => isAtOrBelow(domain, each))) return undefined
  const like = allowed.find((each) => looksLike(domain, each))
  return like === undefined
    ? { say: `${at}, which is not in allowedDomains`, always: false }
    : { say: `${at}, which looks like ${JSON.stringify(like)} but is another domain`, always: true }
}

/** One plain mailbox, with letters of any script behind the @, so that a look-alike domain is called what it is. */
export const MAILBOX_SHAPE = /^[\w.'+-]+@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u

/** Why nothing may be sent to an address, as a whole sentence without its stop; undefined when it may. */
export function whyNotThere(email: string, allowed: readonly string[]): string | undefined {
  if (email.length > 254 || !MAILBOX_SHAPE.test(email)) return 'It is not one e-mail address'
  const why = whyNotAmong(domainOf(email), allowed)
  if (why === undefined) return undefined
  const say = why.say.replace(
    'which is not in allowedDomains',
    "which is not in the council's list of allowed domains",
  )
  return `It ${say}`
}

const NAMED = new RegExp(`(^|\\.)(${WEBMAIL_NAMES.join('|')})\\.([a-z]{2,}|(co|com)\\.[a-z]{2})$`)

const isWebmail = (domain: string): boolean =>
  NAMED.test(domain) || WEBMAIL.some((provider) => isAtOrBelow(domain, provider))
