/** The report's PDF: marked up for a screen reader, complete on every page, and the same bytes each time. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { nameOf, textOf } from './pdf-objects.ts'
import { nodes, type ReadPdf } from './pdf-reader.ts'
import { draw, drawn, everyKind, report } from './pdf-sample.ts'

const metadataOf = (pdf: ReadPdf) =>
  Buffer.from(pdf.objects.stream(pdf.catalog.get('Metadata')), 'latin1').toString('utf8')

describe('the PDF of a report', () => {
  describe('for a screen reader', () => {
    let pdf: ReadPdf
    before(async () => {
      pdf = await drawn(everyKind)
    })

    it('says that it is tagged PDF/UA-1 in British English and shows its title', () => {
      assert.equal(pdf.objects.dict(pdf.catalog.get('MarkInfo')).get('Marked'), true)
      assert.equal(textOf(pdf.catalog.get('Lang')), 'en-GB')
      assert.equal(pdf.objects.dict(pdf.catalog.get('ViewerPreferences')).get('DisplayDocTitle'), true)
      assert.equal(textOf(pdf.objects.follow(pdf.info.get('Title'))), 'Advice to the Governor')
      assert.match(metadataOf(pdf), /<pdfuaid:part>1</)
      assert.match(metadataOf(pdf), /<rdf:li xml:lang="x-default">Advice to the Governor</)
    })

    it('has nothing painted outside marked content', () => {
      for (const page of pdf.pages) {
        assert.ok(page.painted > 10)
        assert.equal(page.loose, 0)
      }
    })

    it('leads from each piece of marked content back to its element', () => {
      const parents = pdf.objects.list(
        pdf.objects.dict(pdf.objects.dict(pdf.catalog.get('StructTreeRoot')).get('ParentTree')).get('Nums'),
      )
      for (const [index, page] of pdf.pages.entries()) {
        const owners = pdf.objects.list(parents[index * 2 + 1])
        assert.equal(owners.length, page.marked.size)
        for (const owner of owners) assert.ok(nameOf(pdf.objects.dict(owner).get('S')))
      }
    })

    it('has the headings in order, none deeper than it may be, and the same bookmarks', async () => {
      const headings = (of: ReadPdf) =>
        nodes(of.tree, 'H1', 'H2', 'H3').map((node) => [node.type, node.words])
      assert.deepEqual(headings(pdf), [
        ['H1', 'Prison contact assessment'],
        ['H2', 'At a glance'],
        ['H2', 'Findings'],
        ['H3', 'The child'],
      ])
      assert.deepEqual(
        pdf.bookmarks,
        headings(pdf).map(([, words]) => words),
      )
      const skipping = await drawn([
        { kind: 'heading', level: 3, text: 'Deep' },
        { kind: 'paragraph', text: 'Text' },
      ])
      assert.deepEqual(headings(skipping), [
        ['H1', 'Advice to the Governor'],
        ['H2', 'Deep'],
      ])
    })

    it('gives each table header cell its scope and each list its labels', () => {
      const [facts, table] = nodes(pdf.tree, 'Table')
      assert.ok(facts && table)
      const cells = (node: typeof facts) =>
        nodes(node, 'TH', 'TD').map((cell) => [cell.type, cell.scope, cell.words])
      assert.deepEqual(cells(facts), [
        ['TH', 'Row', 'Prison number'],
        ['TD', '', 'A1234BC'],
        ['TH', 'Row', 'Escort'],
        ['TD', '', '–'],
      ])
      assert.deepEqual(cells(table).slice(0, 6), [
        ['TH', 'Column', 'Finding'],
        ['TH', 'Column', 'Source'],
        ['TH', 'Column', 'Date'],
        ['TD', '', 'Finding 1'],
        ['TD', '', 'Case record'],
        ['TD', '', 'Tue 10 Nov 2026'],
      ])
      const list = nodes(pdf.tree, 'L')[0]
      assert.ok(list)
      assert.deepEqual(
        nodes(list, 'LI').map((item) => item.children.map((child) => [child.type, child.words])),
        [
          [
            ['Lbl', '• '],
            ['LBody', 'Letters'],
          ],
          [
            ['Lbl', '• '],
            ['LBody', 'Telephone calls'],
          ],
        ],
      )
    })

    it('reads statements, paragraphs and their labels, and a caption once where a heading says the same', () => {
      assert.deepEqual(
        nodes(pdf.tree, 'P', 'Caption').map((node) => node.words),
        [
          'The council gives advice. The Governor or Director decides.',
          'Opinion: Letters are “what she asks for” – for now.',
          'Seen alone at school.',
          'Sources',
        ],
      )
    })

    it('keeps a table one table over a page end and repeats its header row as page furniture', () => {
      const table = nodes(pdf.tree, 'Table')[1]
      assert.ok(table)
      assert.equal(nodes(table, 'TR').length, 31)
      assert.equal(nodes(table, 'TH').length, 3)
      assert.deepEqual(pdf.pages[1]?.furniture.slice(0, 4), [
        'Sources (continued)',
        'Finding',
        'Source',
        'Date',
      ])
    })

    it('keeps the metadata whole when the title holds signs of XML', async () => {
      const metadata = metadataOf(await drawn(everyKind, { title: 'Level <2> & no “visits”' }))
      assert.match(metadata, /Level ‹2› and no “visits”/)
    })
  })

  describe('on every page', () => {
    const words = (page: ReadPdf['pages'][number] | undefined) => page?.furniture.join('\n') ?? ''

    it('carries marking, reference, standing and page number', async () => {
      const pdf = await drawn(everyKind)
      assert.equal(pdf.pages.length, 2)
      for (const [index, page] of pdf.pages.entries()) {
        const marks = page.runs.filter((run) => run.furniture && run.words === 'OFFICIAL-SENSITIVE')
        assert.deepEqual(
          marks.map((run) => run.y > 421),
          [true, false],
        )
        const footer = `PCA-2026-0142 · ${report([]).standing} · page ${index + 1} of 2`
        assert.ok(words(page).includes(footer))
        assert.ok(words(page).includes('Child 1 · Part 1'))
        assert.ok(!words(page).includes('DRAFT'))
      }
    })

    it('says in words that a draft is not signed off, and reads it out on the first', async () => {
      const pdf = await drawn(everyKind, { draft: true })
      for (const page of pdf.pages) assert.ok(words(page).includes('DRAFT - NOT SIGNED OFF'))
      assert.equal(pdf.tree.children[0]?.words, 'DRAFT - NOT SIGNED OFF')
    })

    it('shortens a standing that is too long, never the page number or the marking', async () => {
      const pdf = await drawn(everyKind, { standing: 'Version 2 '.repeat(500) })
      for (const [index, page] of pdf.pages.entries()) {
        assert.ok(
          words(page)
            .replaceAll('\n', '')
            .includes(`… · page ${index + 1} of 2`),
        )
      }
    })
  })

  describe('made of the same report', () => {
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

    it('has the same bytes twice, and in another process in another time zone', async () => {
      const first = digest(await draw(report(everyKind)))
      assert.equal(digest(await draw(report(everyKind))), first)
      const script = `
        import { createHash } from 'node:crypto'
        import { readFileSync } from 'node:fs'
        const { pdfGateway } = await import('${new URL('../../src/gateways/pdf.ts', import.meta.url).href}')
        const bytes = await pdfGateway().draw(JSON.parse(readFileSync(0, 'utf8')))
        process.stdout.write(createHash('sha256').update(bytes).digest('hex'))`
      const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        input: JSON.stringify(report(everyKind)),
        env: { ...process.env, TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' },
        encoding: 'utf8',
      })
      assert.equal(other.stdout, first, other.stderr)
    })

    it('bears the moment of the report and no other', async () => {
      const { info, objects } = await drawn(everyKind)
      for (const key of ['CreationDate', 'ModDate']) {
        assert.equal(textOf(objects.follow(info.get(key))), 'D:20261117140200Z')
      }
    })

    it('is refused without a moment', async () => {
      await assert.rejects(draw(report(everyKind, { madeAt: 'soon' })), {
        name: 'Trouble',
        advice: 'refused',
      })
    })
  })
})
