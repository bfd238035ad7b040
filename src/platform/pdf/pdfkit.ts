export type PdfDocument = PDFKit.PDFDocument;
export type PdfDocumentClass = new (options?: PDFKit.PDFDocumentOptions) => PdfDocument;

let loaded: Promise<PdfDocumentClass> | undefined;

/** pdfkit, loaded at first use: a process that draws nothing does not carry it. */
export function loadPdfKit(): Promise<PdfDocumentClass> {
  loaded ??= import('pdfkit').then((module) => withEscapedMetadata((module as unknown as { default: PdfDocumentClass }).default));
  return loaded;
}

/** pdfkit writes the title into its XMP packet as it is; an ampersand in a name would break the XML. */
function withEscapedMetadata(Base: PdfDocumentClass): PdfDocumentClass {
  return class extends Base {
    override endMetadata(): void {
      this.info = Object.fromEntries(Object.entries(this.info).map(([key, value]) => [key, escapeXml(value)])) as typeof this.info;
      super.endMetadata();
    }
  };
}

const escapeXml = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : value;
