import { fileURLToPath } from "node:url"
import PDFDocument from "pdfkit"

/** The content of an official letter. The layout follows Decree 30/2020 (Annex I), simplified. */
export interface Letter {
  /** Cơ quan ban hành; the superior agency first, if there is one. */
  readonly issuer: ReadonlyArray<string>
  /** Ký hiệu; the number before it stays open, because it is assigned when the agency signs. */
  readonly notation: string
  readonly placeAndDate: string
  readonly title: string
  readonly subject: string
  readonly paragraphs: ReadonlyArray<string>
  readonly signature: ReadonlyArray<string>
  readonly recipients: ReadonlyArray<string>
  readonly appendix?: {
    readonly title: string
    readonly note: string
    readonly rows: ReadonlyArray<readonly [string, string]>
  }
}

const font = (style: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${style}`))

const margin = { top: 57, bottom: 57, left: 85, right: 57 }

type Page = InstanceType<typeof PDFDocument>

const width = (page: Page) => page.page.width - margin.left - margin.right

const heading = (page: Page, letter: Letter) => {
  const half = width(page) * 0.4
  const right = width(page) - half
  const top = page.y
  page.font("bold").fontSize(12)
  page.text(letter.issuer.join("\n").toUpperCase(), margin.left, top, { width: half - 10, align: "center" })
  page.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", margin.left + half, top, {
    width: right,
    align: "center",
  })
  const next = page.y + 14
  page.font("regular").fontSize(12)
  page.text(`Số:          /${letter.notation}`, margin.left, next, { width: half - 10, align: "center" })
  page.font("italic")
  page.text(letter.placeAndDate, margin.left + half, next, { width: right, align: "center" })
  page.moveDown(1.5)
  page
    .font("bold")
    .fontSize(14)
    .text(letter.title, margin.left, page.y, { width: width(page), align: "center" })
  page.text(letter.subject, { width: width(page), align: "center" }).moveDown(1)
}

const body = (page: Page, letter: Letter) => {
  page.font("regular").fontSize(13)
  for (const paragraph of letter.paragraphs) {
    const bold = /^\d+\. /.test(paragraph)
    page.font(bold ? "bold" : "regular")
    page.text(paragraph, margin.left, page.y, {
      width: width(page),
      align: "justify",
      indent: bold ? 0 : 28,
      lineGap: 3,
      paragraphGap: 6,
    })
  }
}

const foot = (page: Page, letter: Letter) => {
  page.moveDown(1)
  const half = width(page) / 2
  const top = page.y
  page.font("bold").fontSize(11).text("Nơi nhận:", margin.left, top, { width: half })
  page
    .font("regular")
    .text(letter.recipients.map((recipient) => `- ${recipient};`).join("\n"), { width: half })
  page.font("bold").fontSize(13)
  page.text(letter.signature.slice(0, -1).join("\n"), margin.left + half, top, {
    width: half,
    align: "center",
  })
  page.text(`\n\n\n${letter.signature.at(-1) ?? ""}`, { width: half, align: "center" })
}

const appendix = (page: Page, { title, note, rows }: NonNullable<Letter["appendix"]>) => {
  page.addPage()
  page
    .font("bold")
    .fontSize(14)
    .text(title, margin.left, page.y, { width: width(page), align: "center" })
  page
    .font("italic")
    .fontSize(12)
    .text(note, { width: width(page), align: "center" })
    .moveDown(1)
  for (const [number, name] of rows) {
    const top = page.y
    page.font(number === "" || /^[IVX]+$/.test(number) ? "bold" : "regular").fontSize(13)
    page.text(number, margin.left, top, { width: 40, align: "center" })
    page.text(name, margin.left + 50, top, { width: width(page) - 50 })
    page.moveDown(0.3)
  }
}

/** Sets a letter as a PDF, with a font that has the Vietnamese letters. */
export const typeset = (letter: Letter): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const page = new PDFDocument({
      size: "A4",
      margins: margin,
      pdfVersion: "1.7",
      info: { Title: letter.subject },
    })
    const chunks: Array<Uint8Array> = []
    page.on("data", (chunk: Uint8Array) => chunks.push(chunk))
    page.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))))
    page.on("error", reject)
    page.registerFont("regular", font("400Regular/Tinos_400Regular.ttf"))
    page.registerFont("italic", font("400Regular_Italic/Tinos_400Regular_Italic.ttf"))
    page.registerFont("bold", font("700Bold/Tinos_700Bold.ttf"))
    heading(page, letter)
    body(page, letter)
    foot(page, letter)
    if (letter.appendix) appendix(page, letter.appendix)
    page.end()
  })
