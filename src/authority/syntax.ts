/** What can be wrong with the writing of a JSON text, in words. */
import { type ParseError, printParseErrorCode } from 'jsonc-parser'

const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word stands here that JSON does not know; texts need double quotes',
  InvalidNumberFormat: 'a number is not written as JSON writes numbers',
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected between a key and its value',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something stands after the end; perhaps there is one closing bracket too many',
  UnexpectedEndOfComment: 'a comment is not closed with */',
  UnexpectedEndOfString: 'a text is not closed with a double quote',
  UnexpectedEndOfNumber: 'a number is not complete',
  InvalidUnicode: 'a text has a \\u that is not followed by four digits or letters from a to f',
  InvalidEscapeCharacter: 'a text has a backslash that stands for nothing; write two',
  InvalidCharacter: 'a text has a control character, such as a tab, in it',
}

/** The sentence for a fault that the parser found. */
export const saySyntax = (code: ParseError['error']): string =>
  SENTENCES[printParseErrorCode(code)] ?? 'this is not JSON'

/** Only a missing comma leaves no doubt about what was meant, so that the rest of the file can be checked too. */
export const isHarmless = ({ error }: ParseError): boolean => printParseErrorCode(error) === 'CommaExpected'
