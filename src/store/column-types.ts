/** How values come out of the store, the same from both engines: whole numbers, days and moments. */
import pg from 'pg'

// The numbers of PostgreSQL's types are the same in both engines; with a server the embedded one is never loaded.
const { INT8, DATE, TIMESTAMPTZ } = pg.types.builtins

const asMoment = (text: string): string => new Date(text).toISOString()
const asText = (text: string): string => text

/** bigint is a number, date is `YYYY-MM-DD`, timestamptz is ISO 8601 in UTC with milliseconds and `Z`. */
const READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [DATE]: asText,
  [TIMESTAMPTZ]: asMoment,
}

export const embeddedReaders = READERS

// `pg` reads timestamps of every offset and era; only its result is put into our form.
const postgresMoment = (text: string): unknown => {
  const read: unknown = pg.types.getTypeParser(TIMESTAMPTZ)(text)
  return read instanceof Date ? read.toISOString() : read
}

export const postgresReaders: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return postgresMoment
    return READERS[oid] ?? pg.types.getTypeParser(oid, format)
  },
}
