/** What a Word document may be: its parts agree with its list, and nothing in it runs or fetches anything. */
import assert from 'node:assert/strict'
import { isPaperFault, type PaperFault, typeOfPaper } from '../../src/domain/papers.ts'
import { bytesOf, contentTypes, relation, relations, sampleDocx } from '../support/sample-papers.ts'

function refusalOf(bytes: Uint8Array): PaperFault['refused'] | 'taken' {
  const type = typeOfPaper(bytes)
  return isPaperFault(type) ? type.refused : 'taken'
}

const join = (...all: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(all))

describe('a Word document', () => {
  it('is refused with macros, controls or embedded objects', () => {
    const macro = `<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>`
    const types = contentTypes().replace(
      /application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main/,
      'application/vnd.ms-word.document.macroEnabled.main',
    )
    const running: Parameters<typeof sampleDocx>[0][] = [
      { 'word/vbaProject.bin': 'x' },
      { '[Content_Types].xml': contentTypes(macro) },
      { '[Content_Types].xml': types },
      { '[Content_Types].xml': types.replace('macroEnabled', 'macro&#69;nabled') },
      { 'word/activeX/activeX1.xml': '<x/>' },
      { 'word/embeddings/oleObject1.bin': 'x' },
      { 'word/embeddings/sheet.xlsm': 'x' },
      { 'word/_rels/document.xml.rels': relations(relation('aFChunk', 'a.mht')) },
      { 'word/_rels/document.xml.rels': relations(relation('oleObject', 'embeddings/a')) },
    ]
    for (const parts of running)
      assert.equal(refusalOf(sampleDocx(parts)), 'has macros', JSON.stringify(parts))
  })

  it('is refused when it fetches anything as it is opened, and taken with links and a template of its own disc', () => {
    const settings = 'word/_rels/settings.xml.rels'
    const fetching = [
      relation('attachedTemplate', 'https://elsewhere.example/a.dotm', 'TargetMode="External"'),
      relation('attachedTemplate', '\\\\elsewhere.example\\a.dotm', "TargetMode = 'External'"),
      relation('image', 'https://elsewhere.example/a.png', 'Odd=">" TargetMode="&#69;xternal"'),
      relation('frame', 'file://elsewhere.example/a', 'TargetMode="External"'),
      `<Relationship Odd=" Type='/hyperlink'" Type="a/image" Target="b" TargetMode="External"/>`,
      `<Relationship Type="a/image" Target="b" TargetMode="External"/> Type="/hyperlink"`,
    ]
    for (const one of fetching)
      assert.equal(refusalOf(sampleDocx({ [settings]: relations(one) })), 'has macros', one)
    const harmless = [
      relation('hyperlink', 'https://elsewhere.example', 'TargetMode="External"'),
      relation('attachedTemplate', 'file:///C:\\Office\\Normal.dotm', 'TargetMode="External"'),
    ]
    for (const one of harmless)
      assert.equal(refusalOf(sampleDocx({ [settings]: relations(one) })), 'taken', one)
  })

  it('is refused when its lists are written so that they cannot be read here', () => {
    const wide = new Uint8Array(Buffer.from(relations(relation('image', 'a')), 'utf16le'))
    assert.equal(refusalOf(sampleDocx({ 'word/_rels/a.xml.rels': wide })), 'not one of the types')
    const short = `<!DOCTYPE a [<!ENTITY e "External">]>${relations()}`
    assert.equal(refusalOf(sampleDocx({ 'word/_rels/a.xml.rels': short })), 'not one of the types')
  })

  it('is refused when it is some other zip, or leads out of itself', () => {
    const none: Parameters<typeof sampleDocx>[0][] = [
      { 'word/document.xml': undefined },
      { '[Content_Types].xml': undefined },
      { '[Content_Types].xml': '<Types/>' },
      { '../../x.xml': 'x' },
      { '/x.xml': 'x' },
      { 'C:\\x.xml': 'x' },
      { 'Word/Document.xml': 'x' },
    ]
    for (const parts of none)
      assert.equal(refusalOf(sampleDocx(parts)), 'not one of the types', JSON.stringify(parts))
  })

  it('is refused when something stands before, between or behind its parts', () => {
    const whole = sampleDocx()
    assert.equal(refusalOf(join(whole, bytesOf('x'))), 'not one of the types')
    assert.equal(refusalOf(join(bytesOf('PK\x03\x04'), whole)), 'not one of the types')
    const renamed = Buffer.from(whole)
    renamed.write('werd', renamed.indexOf('word/document.xml'), 'latin1')
    assert.equal(refusalOf(new Uint8Array(renamed)), 'not one of the types')
  })

  it('is refused when it unpacks to more than a memory should hold, or to more than it says', () => {
    const bomb = sampleDocx({ 'word/media/a.bmp': new Uint8Array(15 * 1024 * 1024) })
    assert.ok(bomb.length < 20_000)
    assert.equal(refusalOf(bomb), 'not one of the types')
    const lying = Buffer.from(sampleDocx({ '[Content_Types].xml': contentTypes(' '.repeat(100_000)) }))
    const entry = lying.indexOf('PK\x01\x02', 0, 'latin1')
    lying.writeUInt32LE(400, entry + 24)
    assert.equal(refusalOf(new Uint8Array(lying)), 'not one of the types')
  })

  it('is said to be locked when it has a password', () => {
    const locked = join(
      bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le')),
    )
    assert.equal(refusalOf(locked), 'is locked')
  })
})
