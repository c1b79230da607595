/** Reports are drawn by a library and two fonts that are loaded with the first one: a start need not wait for them. */
import type { PdfGateway } from './ports.ts'

export function pdfLater(): PdfGateway {
  let loaded: Promise<PdfGateway> | undefined
  return {
    draw: async (document) => {
      loaded ??= import('./pdf.ts').then(({ pdfGateway }) => pdfGateway())
      return (await loaded).draw(document)
    },
  }
}
