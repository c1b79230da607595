/** A text of comma-separated values as rows, each with the line of the file on which it begins. */
import { CsvError, parse } from 'csv-parse/sync'

export type Row = { readonly line: number; readonly fields: readonly string[] }

/** What is wrong in one line of the file, as a sentence. */
export type Fault = { readonly line: number; readonly say: string }

const WRITING: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened here and never closed.',
  CSV_INVALID_CLOSING_QUOTE: 'There is something behind a closing quotation mark.',
  INVALID_OPENING_QUOTE: 'There is a quotation mark in the middle of a field.',
}

/**
 * Separated by commas, or by semicolons where the first line has one. Rows in which nothing stands are left out. Where
 * the quotation marks are wrong, the rows before are given and one fault: what follows cannot be told apart.
 */
export function readRows(text: string): { readonly rows: readonly Row[]; readonly faults: readonly Fault[] } {
  // One kind of line end, also inside quotation marks: the library counts that of Windows twice there.
  const plain = text.replace(/\r\n?/g, '\n')
  const rows: Row[] = []
  let line = 1
  const delimiter = /^\n*[^\n]*;/.test(plain) ? ';' : ','
  try {
    parse(plain, {
      ...{ delimiter, record_delimiter: '\n', relax_column_count: true },
      on_record: (fields: string[], { lines }) => {
        if (fields.some((field) => field.trim() !== '')) rows.push({ line, fields })
        line = lines + 1
        return null
      },
    })
    return { rows, faults: [] }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    const say = WRITING[fault.code] ?? `The writing is wrong (${fault.code}).`
    return { rows, faults: [{ line, say: `${say} Nothing from here on can be read.` }] }
  }
}
