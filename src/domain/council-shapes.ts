/** What ids, names and times of the council look like, wherever they are written: in the authority file, a form or a list. */

/** An Entra object id. */
export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const CHANNEL = /^19:[^\s%/@]+@thread\.(tacv2|skype|v2)$/
export const TEAM_ID = /^[\w-]{1,60}$/
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
export const PRISON_CODE = /^[A-Z]{3}$/
/** The first half of a postcode, such as `CB4` or `EC1A`. */
export const DISTRICT = /^[A-Z]{1,2}\d[A-Z\d]?$/

export const isOneLine = (value: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(value)
