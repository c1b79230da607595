/** What a paper may be, by what is in the file: three types, whole, open, and nothing that runs. */
import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { isPaperFault, MOST_PAPER_BYTES, type PaperFault, typeOfPaper } from '../../src/domain/papers.ts'
import { bytesOf, sampleDocx, sampleMail, samplePdf } from '../support/sample-papers.ts'

function refusalOf(bytes: Uint8Array): PaperFault['refused'] | 'taken' {
  const type = typeOfPaper(bytes)
  return isPaperFault(type) ? type.refused : 'taken'
}

const join = (...all: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(all))

const packedObjects = (text: string, more = '/Filter /FlateDecode'): string =>
  `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${more} >>\nstream\n${deflateSync(Buffer.from(text)).toString('latin1')}\nendstream\nendobj`

describe('a paper', () => {
  it('is a PDF, a Word document or an e-mail by what is in it, whatever it is called', () => {
    assert.equal(typeOfPaper(samplePdf()), 'pdf')
    assert.equal(typeOfPaper(sampleDocx()), 'docx')
    assert.equal(typeOfPaper(sampleMail()), 'eml')
  })

  it('is refused when there is nothing in it, and when it is larger than 20 MB', () => {
    assert.equal(refusalOf(new Uint8Array()), 'is empty')
    const most = join(
      samplePdf().subarray(0, -6),
      new Uint8Array(MOST_PAPER_BYTES - samplePdf().length).fill(32),
    )
    assert.equal(refusalOf(join(most, bytesOf('%%EOF\n'))), 'taken')
    assert.equal(refusalOf(join(most, bytesOf(' %%EOF\n'))), 'too large')
  })

  it('is refused when it is anything else', () => {
    const others = [
      ...['GIF89a', '<!doctype html><p>From: me</p>', '<html>', 'MZ\x90\0', '{"a":1}', '\x7fELF', 'x', '\0'],
      ...['PK\x03\x04', '%PDF-', '%PDF-1.4\n%%EO', 'From: ', 'Note: a line\nof text, no mail'],
    ]
    for (const other of others) assert.equal(refusalOf(bytesOf(other)), 'not one of the types', other)
  })

  it('is refused when it is cut short anywhere', () => {
    for (const whole of [samplePdf(), sampleDocx()])
      fc.assert(
        fc.property(fc.integer({ min: 1, max: whole.length - 8 }), (length) => {
          assert.notEqual(refusalOf(whole.subarray(0, length)), 'taken')
        }),
      )
  })

  it('is refused without a fault of ours, whatever its bytes are', () => {
    const starts = ['', '%PDF-1.7\n', 'PK\x03\x04', 'From: a\r\n', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'].map(
      bytesOf,
    )
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 600 }), (start, rest) => {
        assert.ok(typeof refusalOf(join(start, rest)) === 'string')
      }),
      { numRuns: 400 },
    )
  })

  it('is refused or of its own type when bytes of it are changed', () => {
    const wholes = { pdf: samplePdf(), docx: sampleDocx(), eml: sampleMail() }
    for (const [type, whole] of Object.entries(wholes))
      fc.assert(
        fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
          const changed = whole.slice()
          changed[at] = byte
          const found = typeOfPaper(changed)
          assert.ok(isPaperFault(found) || found === type)
        }),
        { numRuns: 300 },
      )
  })
})

describe('a PDF', () => {
  it('is refused when it is locked, since nobody can look into it', () => {
    assert.equal(refusalOf(samplePdf({ trailer: '/Encrypt 9 0 R' })), 'is locked')
    assert.equal(refusalOf(samplePdf({ trailer: '/Encrypt%c\n<< /Filter /Standard >>' })), 'is locked')
  })

  it('is refused when it runs something, however that is written', () => {
    const running = [
      '<< /S /JavaScript /JS (app.alert) >>',
      '<< /S/JavaScript>>',
      '<< /S /J#61vaScript >>',
      '<< /S %c\n/Launch /F (x.exe) >>',
      '<< /#53 /#4C#61unch >>',
      '<< /Subtype /RichMedia >>',
      '<< /XFA 8 0 R >>',
    ]
    for (const one of running) {
      assert.equal(refusalOf(samplePdf({ objects: [`9 0 obj\n${one}\nendobj`] })), 'has macros', one)
      assert.equal(refusalOf(samplePdf({ objects: [packedObjects(`1 0 ${one}`)] })), 'has macros', one)
    }
  })

  it('is refused when other files are in it', () => {
    const holds = '9 0 obj\n<< /Type /EmbeddedFile >>\nendobj'
    assert.equal(refusalOf(samplePdf({ objects: [holds] })), 'has macros')
  })

  it('is taken when its packed objects, or its words, are harmless', () => {
    const words =
      '8 0 obj\n<< >>\nstream\n(Our https://a.example/Launch pad, and /JSON) Tj\nendstream\nendobj'
    assert.equal(refusalOf(samplePdf({ objects: [packedObjects('1 0 << /A /B >>'), words] })), 'taken')
  })

  it('is refused when its packed objects cannot be looked into, or fill the memory', () => {
    const odd = packedObjects('1 0 << >>', '/Filter /LZWDecode').replace('stream\nx', 'stream\n!')
    assert.equal(refusalOf(samplePdf({ objects: [odd] })), 'not one of the types')
    const bomb = packedObjects(' '.repeat(65 * 1024 * 1024))
    assert.equal(refusalOf(samplePdf({ objects: [bomb] })), 'not one of the types')
  })

  it('is refused when it is a second thing besides', () => {
    const page = join(bytesOf('%PDF-1.7\n<script>alert(1)</script>\n'), samplePdf().subarray(9))
    assert.equal(refusalOf(page), 'not one of the types')
    assert.equal(refusalOf(join(samplePdf(), sampleDocx())), 'not one of the types')
    assert.equal(refusalOf(join(bytesOf('\n'), samplePdf())), 'not one of the types')
    // A zip whose comment ends as a PDF does.
    const zip = sampleDocx()
    const comment = bytesOf('\n%%EOF\n')
    zip[zip.length - 2] = comment.length
    assert.equal(refusalOf(join(samplePdf(), zip, comment)), 'not one of the types')
  })
})

describe('an e-mail', () => {
  it('is refused when it carries what could run', () => {
    for (const name of ['form.docm', 'a.pdf.exe', 'x.LNK', 'b.js'])
      assert.equal(
        refusalOf(sampleMail({ body: `Content-Disposition: attachment;\r\n filename="${name}"\r\n` })),
        'has macros',
      )
    assert.equal(refusalOf(sampleMail({ body: 'Content-Type: application/pdf; name=json.pdf' })), 'taken')
  })

  it('is refused when it is a page, a PDF or a zip besides, or its headers are none', () => {
    const hostile = [
      sampleMail({ headers: ['X-A: <html><script>1</script>'] }),
      sampleMail({ body: '%PDF-1.4\n1 0 obj' }),
      join(sampleMail(), sampleDocx()),
      sampleMail({ headers: ['not a header at all'] }),
      sampleMail({ headers: ['X-A: \x01'] }),
      bytesOf('Subject: nobody wrote this\r\n\r\nbody'),
    ]
    for (const one of hostile) assert.equal(refusalOf(one), 'not one of the types')
  })

  it('is taken when it is written as HTML, in any letters', () => {
    const body = '<html><body>Ångström</body></html>'
    assert.equal(refusalOf(sampleMail({ headers: ['Content-Type: text/html'], body })), 'taken')
  })
})

describe('a paper made to keep a reader busy', () => {
  const most = (text: string): string => text.repeat(Math.floor((MOST_PAPER_BYTES - 4096) / text.length))
  const busy: Readonly<Record<string, () => Uint8Array>> = {
    'a PDF of names and comments': () => samplePdf({ objects: [most('/S%')] }),
    'a PDF of locks': () => samplePdf({ objects: [most('/Encrypt ')] }),
    'a PDF of packed objects without one': () => samplePdf({ objects: [most('/ObjStm')] }),
    'a PDF of packed objects': () => samplePdf({ objects: [most('/ObjStm stream\n')] }),
    'a PDF of ends': () => samplePdf({ objects: [most('PK\x05\x06 %%EOF')] }),
    'an e-mail of names': () => sampleMail({ body: most('name=') }),
    'an e-mail of endings': () => sampleMail({ body: most('.exe ') }),
    'a Word document of relations': () =>
      sampleDocx({ 'word/_rels/a.xml.rels': '<Relationship "'.repeat(130_000) }),
    'a Word document of numbers': () => sampleDocx({ 'word/_rels/a.xml.rels': '&#65;'.repeat(400_000) }),
  }
  for (const [what, make] of Object.entries(busy))
    it(`is judged soon: ${what}`, () => {
      const bytes = make()
      const before = performance.now()
      typeOfPaper(bytes)
      assert.ok(performance.now() - before < 10_000)
    })
})
