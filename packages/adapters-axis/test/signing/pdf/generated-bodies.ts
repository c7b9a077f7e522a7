import fc from "fast-check"

/** What a generated document holds: everything that programs do otherwise than the plainest file. */
export interface Content {
  readonly pages: number
  readonly nestedPages: boolean
  readonly pageTypes: boolean
  readonly inherited: boolean
  readonly form: "none" | "direct" | "indirect" | "nested"
  readonly annotations: "none" | "direct" | "indirect"
  readonly certified: 0 | 2 | 3
  readonly rights: boolean
  readonly proofs: boolean
  readonly tagged: "no" | "flat" | "branched"
  readonly links: boolean
  readonly attached: string | undefined
  readonly lengths: "direct" | "indirect"
  readonly damaged: boolean
  readonly dangling: boolean
}

/** What may be attached: among others a whole document that was signed. */
export const contentWith = (attachments: ReadonlyArray<string>): fc.Arbitrary<Content> =>
  fc.record({
    pages: fc.integer({ min: 1, max: 4 }),
    nestedPages: fc.boolean(),
    pageTypes: fc.boolean(),
    inherited: fc.boolean(),
    form: fc.constantFrom("none", "direct", "indirect", "nested"),
    annotations: fc.constantFrom("none", "direct", "indirect"),
    certified: fc.constantFrom(0, 2, 3),
    rights: fc.boolean(),
    proofs: fc.boolean(),
    tagged: fc.constantFrom("no", "flat", "branched"),
    links: fc.boolean(),
    attached: fc.constantFrom(undefined, ...attachments),
    lengths: fc.constantFrom("direct", "indirect"),
    damaged: fc.boolean(),
    dangling: fc.boolean(),
  })

/**
 * Objects by number: 1 the root, 2 the pages, 3 a font, 4 a page's content, 5 the description, 30 and on the
 * pages.
 */
export type Bodies = Map<number, string>

export const stream = (entries: string, data: string, length: number | string = data.length) =>
  `<< ${entries} /Length ${length} >>\nstream\n${data}\nendstream`

const list = (numbers: ReadonlyArray<number>) => `[${numbers.map((number) => `${number} 0 R`).join(" ")}]`

const firstPage = 30

const addPages = (bodies: Bodies, of: Content, annotations: ReadonlyArray<number>) => {
  const pages = Array.from({ length: of.pages }, (_, at) => firstPage + at)
  const kids = `/Kids ${list(pages)} /Count ${of.pages}`
  const shared = [
    "/MediaBox [0 0 595 842.0]",
    `/Resources << /Font << /F1 3 0 R >> ${of.dangling ? "/XObject << /Im 60 0 R /No 61 0 R >>" : ""} >>`,
  ].join(" ")
  const above = of.inherited ? shared : ""
  bodies.set(2, `<< /Type /Pages ${above} ${of.nestedPages ? `/Kids [6 0 R] /Count ${of.pages}` : kids} >>`)
  if (of.nestedPages) bodies.set(6, `<< /Type /Pages /Parent 2 0 R ${kids} >>`)
  const annots = of.annotations === "indirect" ? "/Annots 10 0 R" : `/Annots ${list(annotations)}`
  if (of.annotations === "indirect") bodies.set(10, list(annotations))
  for (const [at, number] of pages.entries()) {
    const own = at === 0 && annotations.length > 0 ? annots : ""
    const contents = at % 2 === 0 ? "/Contents 4 0 R" : "/Contents [4 0 R]"
    const type = of.pageTypes ? "/Type /Page" : ""
    const tags = of.tagged === "no" ? "" : "/StructParents 0"
    const more = of.inherited ? "" : shared
    bodies.set(
      number,
      `<< ${type} /Parent ${of.nestedPages ? 6 : 2} 0 R ${more} ${contents} ${own} ${tags} >>`,
    )
  }
}

const fieldsOf = (of: Content) =>
  `<< /Fields ${of.form === "nested" ? "[16 0 R 8 0 R]" : "[7 0 R 8 0 R]"} /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 3 0 R >> >> >>`

const addForm = (bodies: Bodies, of: Content) => {
  const widget = `/Type /Annot /Subtype /Widget /P ${firstPage} 0 R /F 4`
  const text = "/FT /Tx /T (ghi chu) /V (x)"
  const isNested = of.form === "nested"
  bodies.set(7, `<< ${widget} ${isNested ? "/Parent 16 0 R" : text} /Rect [72 72 300 90] >>`)
  if (isNested) bodies.set(16, `<< ${text} /Kids [7 0 R] >>`)
  bodies.set(8, `<< ${widget} /FT /Sig /T (van thu) /Rect [300 72 400 90] >>`)
  if (of.form !== "direct") bodies.set(11, fieldsOf(of))
}

const addStructure = (bodies: Bodies, of: Content) => {
  bodies.set(13, "<< /Type /StructTreeRoot /K 14 0 R /ParentTree 15 0 R /ParentTreeNextKey 1 >>")
  bodies.set(
    14,
    `<< /Type /StructElem /S /P /P 13 0 R /Pg ${firstPage} 0 R /K [0 << /Type /MCR /MCID 1 >>] >>`,
  )
  const isFlat = of.tagged === "flat"
  bodies.set(15, isFlat ? "<< /Nums [0 [14 0 R]] >>" : "<< /Kids [17 0 R] >>")
  if (!isFlat) bodies.set(17, "<< /Nums [0 18 0 R] /Limits [0 0] >>")
  if (!isFlat) bodies.set(18, "[14 0 R]")
}

/**
 * What signatures and their software left: a certification whose reference leads back to the root, rights,
 * proofs.
 */
const addSigning = (bodies: Bodies, of: Content) => {
  const reference = (method: string, parameters: string) =>
    `<< /Type /Sig /Reference [<< /Type /SigRef /TransformMethod /${method} /Data 1 0 R /TransformParams << /Type /TransformParams ${parameters} >> >>] >>`
  if (of.certified !== 0) bodies.set(12, reference("DocMDP", `/V /1.2 /P ${of.certified}`))
  if (of.rights) bodies.set(19, reference("UR3", "/V /2.2 /Document [/FullSave] /Form [/FillIn /Add]"))
  if (of.proofs) bodies.set(21, "<< /Certs [22 0 R] /VRI << /AB << /Cert [22 0 R] >> >> >>")
  if (of.proofs) bodies.set(22, stream("", "DER"))
}

const rootOf = (of: Content) => {
  const entries: ReadonlyArray<readonly [boolean, string]> = [
    [of.form !== "none", `/AcroForm ${of.form === "direct" ? fieldsOf(of) : "11 0 R"}`],
    [
      of.certified !== 0 || of.rights,
      `/Perms << ${of.certified === 0 ? "" : "/DocMDP 12 0 R"} ${of.rights ? "/UR3 19 0 R" : ""} >>`,
    ],
    [of.proofs, "/DSS 21 0 R /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>"],
    [of.tagged !== "no", "/StructTreeRoot 13 0 R /MarkInfo << /Marked true >>"],
    [
      of.links,
      `/OpenAction [${firstPage} 0 R /Fit] /Outlines 23 0 R /PageLabels << /Nums [0 << /S /D >>] >>`,
    ],
    [of.attached !== undefined || of.links, "/Names 25 0 R"],
    [of.damaged, "/PieceInfo 20 0 R"],
  ]
  return `<< /Type /Catalog /Pages 2 0 R ${entries.map(([has, entry]) => (has ? entry : "")).join(" ")} >>`
}

const addNames = (bodies: Bodies, of: Content) => {
  bodies.set(23, "<< /Type /Outlines /First 24 0 R /Last 24 0 R /Count 1 >>")
  bodies.set(24, `<< /Title (I) /Parent 23 0 R /Dest [${firstPage} 0 R /Fit] >>`)
  const captured = of.links
    ? `/Dests << /Names [(dau) [${firstPage} 0 R /Fit]] >> /IDS << /Names [(x) 26 0 R] >>`
    : ""
  const files = of.attached === undefined ? "" : "/EmbeddedFiles << /Names [(a.pdf) 27 0 R] >>"
  bodies.set(25, `<< ${captured} ${files} >>`)
  bodies.set(26, `<< /Type /SpiderContentSet /S /SPS /O [${firstPage} 0 R] >>`)
  bodies.set(27, "<< /Type /Filespec /F (a.pdf) /EF << /F 28 0 R >> >>")
  const attached = of.attached ?? ""
  bodies.set(29, String(attached.length))
  bodies.set(
    28,
    stream("/Type /EmbeddedFile", attached, of.lengths === "direct" ? attached.length : "29 0 R"),
  )
}

export const bodiesOf = (of: Content): Bodies => {
  const bodies: Bodies = new Map()
  const hasForm = of.form !== "none"
  addPages(bodies, of, [...(hasForm ? [7, 8] : []), ...(of.annotations === "none" ? [] : [9])])
  bodies.set(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
  bodies.set(4, stream("", "BT /F1 12 Tf 72 770 Td (So: 12/BC-UBND) Tj ET"))
  bodies.set(5, "<< /Title (B\\341o c\\341o) >>")
  if (of.annotations !== "none")
    bodies.set(
      9,
      `<< /Type /Annot /Subtype /Link /Rect [9 9 99 20] /Border [0 0 0] /Dest [${firstPage} 0 R /Fit] >>`,
    )
  if (hasForm) addForm(bodies, of)
  if (of.tagged !== "no") addStructure(bodies, of)
  addSigning(bodies, of)
  addNames(bodies, of)
  bodies.set(1, rootOf(of))
  if (of.damaged) bodies.set(20, "<< /Never [ends 4 0 R (")
  return bodies
}
