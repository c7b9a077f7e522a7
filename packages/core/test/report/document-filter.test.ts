import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DocumentFilter, filterDocuments } from "../../src/report/document-filter.ts"
import { DocumentStatus, documentStatusNames } from "../../src/report/document-status.ts"
import type { ElectronicDocument } from "../../src/report/electronic-document.ts"
import { LocalDate, vietnamTime } from "../../src/time/vietnam-time.ts"
import { Digest } from "../../src/vocabulary/file.ts"

const day = (text: string) => LocalDate.make(text)
const file = (name: string) => ({
  name,
  mediaType: "application/pdf",
  size: 1,
  digest: Digest.make("a".repeat(64)),
})

const report: ElectronicDocument = {
  direction: "outgoing",
  document: "1",
  agency: "000.00.00.H53",
  identifier: "000.00.00.H53,2019/06/20,105/BC-UBND",
  code: "105/BC-UBND",
  date: day("2019-06-20"),
  type: "bao-cao",
  typeName: "Báo cáo",
  subject: "Kết quả thí điểm gửi, nhận văn bản điện tử",
  attachments: [{ ...file("phu-luc-1.pdf"), sealedBy: "another-agency" }],
  statuses: ["sent", "arrived"],
  signer: { name: "Trần Văn Hùng", position: "Chánh Văn phòng", authority: "TL." },
  urgency: "ordinary",
  sender: { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" },
  receivers: [{ code: "000.00.00.G22", name: "Văn phòng Chính phủ", status: "sent" }],
  sentAt: vietnamTime(Date.parse("2019-06-20T15:00:00+07:00")),
  receivedAt: vietnamTime(Date.parse("2019-06-20T15:05:00+07:00")),
  dueDate: day("2019-06-30"),
  history: [
    {
      at: vietnamTime(Date.parse("2019-06-20T14:00:00+07:00")),
      by: { id: "nv-01", name: "Trần Văn Hùng" },
      event: "SignedByPerson",
    },
  ],
  other: {
    legalValue: "original",
    admittedBy: ["changed-as-allowed"],
    register: "outgoing",
    registerNumber: 105,
    assignedTo: "Phòng Tổng hợp",
    replacedBy: ["110/BC-UBND"],
    answeredBy: ["12/CV-BTC"],
  },
}

/**
 * For each field of Art. 10.2, a document that differs in it alone, and the filters that tell the two apart.
 */
const fields: Readonly<
  Record<string, readonly [Partial<ElectronicDocument>, ReadonlyArray<DocumentFilter>]>
> = {
  a: [{ agency: "000.00.00.H17" }, [{ agency: "000.00.00.H53" }]],
  b: [{ identifier: "uuid" }, [{ identifier: "000.00.00.H53,2019/06/20,105/BC-UBND" }]],
  c: [
    { code: "106/QĐ-UBND" },
    [{ code: "105/BC-UBND" }, { code: "105" }, { code: "/BC-UBND" }, { code: "Số: 105 / BC - UBND" }],
  ],
  d: [{ date: day("2019-06-22") }, [{ dateUntil: day("2019-06-20") }]],
  đ: [{ type: "cong-van", typeName: "Công văn" }, [{ type: "bao-cao" }, { typeName: "bao cao" }]],
  e: [{ subject: "Họp" }, [{ subject: "van ban DIEN TU" }, { subject: "thí điểm" }]],
  g: [{ attachments: [] }, [{ attachment: "phu-luc" }, { unsealedAnnex: true }]],
  h: [{ statuses: ["refused"] }, [{ status: "arrived" }, { status: "sent" }]],
  i: [{ signer: { name: "Lê Hoa" } }, [{ signer: "hùng" }, { signer: "chanh van phong" }, { signer: "TL." }]],
  k: [{ urgency: "flash" }, [{ urgency: "ordinary" }]],
  l: [{ sender: { code: "G14", name: "Bộ" } }, [{ sender: "000.00.00.H53" }, { sender: "tây ninh" }]],
  m: [{ receivers: [] }, [{ receiver: "000.00.00.G22" }, { receiver: "Chính phủ" }]],
  n: [
    {
      sentAt: vietnamTime(Date.parse("2019-06-21T08:00:00+07:00")),
      receivedAt: vietnamTime(Date.parse("2019-06-21T08:01:00+07:00")),
    },
    [
      { sentUntil: vietnamTime(Date.parse("2019-06-20T15:00:00+07:00")) },
      { receivedUntil: vietnamTime(Date.parse("2019-06-20T23:59:00+07:00")) },
    ],
  ],
  o: [{ dueDate: day("2019-07-01") }, [{ dueUntil: day("2019-06-30") }]],
  p: [{ history: [] }, [{ handledBy: "nv-01" }]],
  q: [
    { other: {} },
    [
      { legalValue: "original" },
      { admittedBy: "changed-as-allowed" },
      { registerNumber: 105 },
      { assignedTo: "tổng hợp" },
      { replacement: "110/BC-UBND" },
      { reply: "12/CV-BTC" },
      { answered: true },
      { other: "phong tong hop" },
    ],
  ],
}

const changed = (
  document: string,
  direction: ElectronicDocument["direction"],
  changes: ReadonlyArray<Partial<ElectronicDocument>>,
): ElectronicDocument => Object.assign({ ...report, document, direction }, ...changes)

/** Bounds from below, the other way round. */
const laterBounds: ReadonlyArray<DocumentFilter> = [
  { dateFrom: day("2019-06-21") },
  { dueFrom: day("2019-07-01") },
  { sentFrom: vietnamTime(Date.parse("2019-06-21T00:00:00+07:00")) },
  { receivedFrom: vietnamTime(Date.parse("2019-06-21T00:00:00+07:00")) },
]

describe("Every field of Decision 28/2018, Art. 10.2, is looked up by", () => {
  for (const [letter, [change, filters]] of Object.entries(fields))
    it(`letter ${letter}: a document is distinguished from one that differs in it alone`, () => {
      const other = { ...report, document: "2", ...change }
      for (const filter of filters) expect(filterDocuments([report, other], filter)).toEqual([report])
    })

  it("all its letters, from a to q", () => {
    expect(Object.keys(fields).join("")).toBe("abcdđeghiklmnopq")
  })

  it("inclusive bounds on either side", () => {
    const later = changed(
      "2",
      "outgoing",
      Object.values(fields).map(([change]) => change),
    )
    for (const filter of laterBounds) expect(filterDocuments([report, later], filter)).toEqual([later])
    expect(filterDocuments([report], { dateFrom: day("2019-06-20"), dateUntil: day("2019-06-20") })).toEqual([
      report,
    ])
  })

  it("filters that are all among these", () => {
    const used = new Set(
      [...Object.values(fields).flatMap(([, filters]) => filters), ...laterBounds].flatMap(Object.keys),
    )
    expect([...used, "direction"].toSorted()).toEqual(Object.keys(DocumentFilter.fields).toSorted())
  })
})

describe("A list of documents", () => {
  const changes = Object.values(fields).map(([change]) => change)
  const document = fc
    .tuple(fc.subarray(changes), fc.constantFrom("outgoing" as const, "incoming" as const), fc.uuid())
    .map(([parts, direction, id]) => changed(id, direction, parts))
  const filter = fc
    .subarray([
      ...Object.values(fields).flatMap(([, filters]) => filters),
      ...laterBounds,
      { direction: "incoming" as const },
    ])
    .map((filters): DocumentFilter => Object.assign({}, ...filters))

  it("filtered by several fields is filtered by one after the other, in any order, and keeps its own", () => {
    fc.assert(
      fc.property(fc.array(document), filter, (documents, wanted) => {
        const one = Object.entries(wanted).map(([field, value]) => ({ [field]: value }) as DocumentFilter)
        const filtered = filterDocuments(documents, wanted)
        expect(filtered).toEqual(one.reduce(filterDocuments, documents))
        expect(filtered).toEqual(one.reduceRight(filterDocuments, documents))
        expect(filtered).toEqual(documents.filter((each) => filtered.includes(each)))
      }),
    )
  })

  it("is whole without a filter", () => {
    fc.assert(
      fc.property(fc.array(document), (all) => {
        expect(filterDocuments(all, {})).toEqual(all)
      }),
    )
  })
})

describe("A document's status", () => {
  it("has the words of Art. 10.2h", () => {
    expect(DocumentStatus.literals.slice(4).map((status) => documentStatusNames[status].vi)).toEqual([
      "đã đến",
      "đã tiếp nhận",
      "đã chuyển xử lý",
      "đang xử lý",
      "đã hoàn thành",
      "từ chối nhận (trả lại)",
      "thu hồi",
      "xóa",
    ])
  })
})
