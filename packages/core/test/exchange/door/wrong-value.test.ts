import { openExchange, type Problem } from "@lienthong/core"
import { chief, memoryAxis, testOptions } from "@lienthong/testkit"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Role } from "../../../src/agency/role.ts"
import { parameters } from "../../../src/exchange/door/parameters.ts"
import { type Action, hostActions } from "../../../src/policy/permissions.ts"
import { expectTold } from "../intake/plain-vietnamese.ts"
import { by, report, tayNinh } from "../scene.ts"
import { argumentsOf } from "./every-operation.ts"

type Loose = Record<string, Record<string, (...args: ReadonlyArray<unknown>) => Promise<unknown>>>

let exchange: Loose & { readonly close: () => Promise<void> }
beforeAll(async () => {
  exchange = (await openExchange(testOptions(memoryAxis([tayNinh]), tayNinh))) as never
})
afterAll(() => exchange.close())

const refusal = async (path: string, ...args: ReadonlyArray<unknown>): Promise<Problem> => {
  const [room = "", name = ""] = path.split(".")
  const error = await exchange[room]?.[name]?.(...args).then(
    () => undefined,
    (problem: Problem) => problem,
  )
  if (error === undefined) throw new Error(`${path} went through`)
  expectTold(error, path)
  return error
}

/** What a query builder gives: it can be awaited, and is no Promise. */
class Later {
  // biome-ignore lint/suspicious/noThenProperty: that is what makes it one
  then() {
    return this
  }
}

/** A request whose fields an own copy would lose. */
class Hiding {
  get dryRun() {
    return true
  }
}

const everyone = { by: { id: "nv", name: "Lan", roles: [...Role.literals] } }

/** Operations of something that its first argument names. */
const named = Object.entries(parameters).flatMap(([path, [first]]) =>
  first !== undefined && ["document", "documentOrPaper", "file", "id", "view"].includes(first.name)
    ? [[path, first.name] as const]
    : [],
)

describe("A value in the wrong place", () => {
  it.each(named)(
    "that is blank where %s takes a name is refused, and never the name of nothing",
    async (path, name) => {
      for (const blank of ["", "  ", "\u200B"]) {
        const rest = argumentsOf(path).slice(1, parameters[path as Action].length)
        const asked = Object.hasOwn(hostActions, path) ? rest : [...rest, everyone]
        const { code, detail, sentence } = await refusal(path, blank, ...asked)
        expect([path, code, detail.field]).toEqual([path, "input/value-invalid", name])
        expect(sentence.next.en).not.toContain("a value that fits")
      }
    },
  )

  it("that is the id of a document issued here is named as such where a received one is expected", async () => {
    const id = await exchange.outgoing?.draft?.(report(), by)
    for (const [path, ...args] of [
      ["incoming.get", id],
      ["incoming.readFile", id, 0],
      ["incoming.accept", id, {}, by],
      ["incoming.startProcessing", id, by],
    ] as const) {
      const { code, sentence } = await refusal(path, ...args)
      expect([path, code]).toEqual([path, "document/unknown-document"])
      expect(sentence.en).toBe("This agency has no document with this id for this operation.")
      expect(sentence.next.en).toContain("issued here or received")
    }
  })

  it("that has its fields from getters of a class is refused, and not taken for one without fields", async () => {
    for (const request of [new Hiding(), Object.create(new Hiding())])
      for (const [path, ...args] of [
        ["outgoing.resendAll", request, by],
        ["work.requeueAll", request, by],
        ["outgoing.signAsAgency", "x", request, by],
        ["reports.documents", request],
      ] as const)
        expect([path, (await refusal(path, ...args)).code]).toEqual([path, "input/value-invalid"])
    class Plain {
      readonly status = "refused"
    }
    expect(await exchange.reports?.documents?.(new Plain())).toMatchObject({ rows: [] })
  })

  it("that is a Promise gets an error that says to await it", async () => {
    const id = Promise.resolve("0190")
    for (const [path, ...args] of [
      ["outgoing.get", id],
      ["outgoing.signAsPerson", id, {}, { by: chief }],
      ["incoming.readFile", id, 0],
      ["outgoing.draft", Promise.resolve(report()), by],
      ["outgoing.draft", report({ files: Promise.resolve([]) as never }), by],
      ["outgoing.draft", report({ files: [{ name: "a.pdf", bytes: Promise.resolve() as never }] }), by],
      ["work.explain", id],
      ["outgoing.signAsPerson", "x", Promise.resolve({}), { by: chief }],
      ["outgoing.signAsAgency", "x", Promise.resolve({ notation: "BC-VX" }), by],
      ["outgoing.resendAll", Promise.resolve({ dryRun: true }), by],
      ["work.requeueAll", Promise.resolve({ dryRun: true }), by],
      ["incoming.accept", "x", Promise.resolve({ register: "mat" }), by],
      ["reports.documents", Promise.resolve({ status: "refused" })],
      ["outgoing.resendAll", new Later(), by],
    ] as const) {
      const error = await refusal(path, ...args)
      expect([path, error.code]).toEqual([path, "input/value-invalid"])
      expect(error.sentence.next.en).toBe("A Promise was given: await it.")
      expect(error.sentence.next.vi).toContain("await")
    }
  })

  it("that is a field nobody knows is named, with the one that was meant and all that there are", async () => {
    const { subject, ...rest } = report()
    const { sentence, detail } = await refusal("outgoing.draft", { ...rest, suject: subject }, by)
    expect(detail).toMatchObject({ field: "suject", meant: "subject" })
    expect(sentence.en).toBe("The value of suject is not valid: there is no field suject.")
    expect(sentence.vi).toBe("Giá trị của suject không hợp lệ: không có mục suject.")
    expect(sentence.next.en).toMatch(/^Did you mean subject\? The fields are: type, subject, files/)
    const deep = await refusal("outgoing.dispatch", "x", { to: [{ code: "H53", nme: "x" }] }, by)
    expect(deep.detail).toMatchObject({ field: "to", meant: "name" })
    expect((await refusal("reports.documents", { sentForm: "2026-01-01" })).detail).toMatchObject({
      meant: "sentFrom",
    })
  })

  it("that is a path or base64 text for a file's bytes says that bytes are expected, and repeats none of it", async () => {
    for (const bytes of ["./bao-cao.pdf", "JVBERi0xLjQKc2VjcmV0", new Date(0), undefined]) {
      const { sentence, detail } = await refusal(
        "outgoing.draft",
        { ...report(), files: [{ name: "a.pdf", bytes }] },
        by,
      )
      expect(detail.field).toBe("files")
      expect(sentence.en).toContain("files[0].bytes: ")
      expect(sentence.next.en).toContain("Uint8Array or Buffer")
      expect(sentence.next.vi).toContain("không phải đường dẫn")
      expect(JSON.stringify(detail)).not.toContain("JVBERi")
    }
    expect(
      (await refusal("outgoing.draft", { ...report(), files: ["a.pdf"] }, by)).sentence.next.en,
    ).toContain("bytes")
  })

  it("that is a Date, or no day, says how a day is written", async () => {
    for (const dueDate of [new Date(0), "31/12/2026", "2026-02-31", 20261231]) {
      const { sentence } = await refusal("outgoing.draft", { ...report(), dueDate }, by)
      expect(sentence.next.en).toBe("Give a day as text, such as 2027-02-06.")
      expect(sentence.next.vi).toBe("Cần nhập ngày dạng chữ theo mẫu 2027-02-06.")
    }
  })

  it("that is a day or a time that its year does not have gets an error that says so", async () => {
    for (const [path, ...args] of [
      ["outgoing.draft", { ...report(), dueDate: "2026-02-30" }, by],
      ["reports.documents", { dateFrom: "2026-02-30" }],
      ["reports.documents", { sentFrom: "2026-02-30T08:00:00.000+07:00" }],
    ] as const) {
      const { sentence } = await refusal(path, ...args)
      expect(sentence.en).toMatch(/is not valid: there is no day 2026-02-30\.$/)
      expect(sentence.vi).toMatch(/không hợp lệ: không có ngày 30\/02\/2026\.$/)
    }
    const written = await refusal("outgoing.draft", { ...report(), dueDate: "30/02/2026" }, by)
    expect(written.sentence.en).not.toContain("there is no day")
  })

  it("that is a text for the person who does it says how a person is named", async () => {
    const { code, sentence } = await refusal("outgoing.draft", report(), { by: "nv-01" })
    expect(code).toBe("authorization/person-unusable")
    expect(sentence.en).toContain("`by` is text, not a person")
    expect(sentence.vi).toContain("`by` là chuỗi ký tự, không phải một người")
    for (const next of [sentence.next.en, sentence.next.vi])
      expect(next).toContain("`{ by: { id, name, roles } }`")
  })

  it("that is a blank field of the person who does it is named, in both languages", async () => {
    const person = { id: "nv-01", name: "Lê Thị Hoa", roles: ["drafter"] }
    const fields = {
      id: "mã",
      name: "tên",
      position: "chức vụ",
      department: "đơn vị",
      email: "thư điện tử",
      mobile: "điện thoại",
      agency: "mã cơ quan",
    }
    for (const [field, name] of Object.entries(fields))
      for (const blank of ["", " ", "\u200b", "\n\t"]) {
        const { code, sentence } = await refusal("outgoing.draft", report(), {
          by: { ...person, [field]: blank },
        })
        const [or, orVi] = ["id", "name"].includes(field)
          ? ["", ""]
          : [" or leave it out", " hoặc bỏ trường này"]
        expect(code).toBe("authorization/person-unusable")
        expect(sentence.en).toContain(`: the person's \`${field}\` is blank; fill it in${or}.`)
        expect(sentence.vi).toContain(
          `: trường ${name} (\`${field}\`) của người thực hiện để trống; cần nhập nội dung${orVi}.`,
        )
      }
  })

  it("that is undefined, null or of another type names what is expected, in both languages", async () => {
    const said = async (path: string, ...args: ReadonlyArray<unknown>) =>
      (await refusal(path, ...args)).sentence.next.en
    expect(await said("outgoing.get", undefined)).toBe("Give the id of a document, as text.")
    expect(await said("outgoing.get", null)).toBe("Give the id of a document, as text.")
    expect(await said("incoming.readFile", "x", "0")).toBe("Give a number.")
    expect(await said("outgoing.dispatch", "x", { to: "H53" }, by)).toContain("a list of recipients")
    expect(await said("incoming.assign", "x", { to: 5 }, by)).toBe("Give text.")
    expect(await said("registers.open", { register: "Sổ đến", year: 2026, next: 1 }, by)).toContain(
      "small letters",
    )
    expect(await said("outgoing.draft", { ...report(), type: "bao cao" }, by)).toContain("one of ")
    expect(await said("outgoing.get", "x", "y", "z")).toBe("Call it as outgoing.get(document).")
    expect(await said("outgoing.recall", "x", by)).toBe(
      "Call it as outgoing.recall(document, request, { by }).",
    )
    expect(await said("incoming.accept", "x", { ...by, register: "incoming" })).toBe(
      "The fields are: by, signal.",
    )
  })

  it("that should interrupt a call and is not a signal gets an error, and is never ignored", async () => {
    const controller = new AbortController()
    for (const options of [{ signal: controller }, { signal: "soon" }, { signal: null }, controller.signal])
      for (const [path, ...args] of [
        ["outgoing.get", "x"],
        ["work.drain"],
        ["outgoing.draft", report(), by],
      ] as const) {
        const error = await refusal(path, ...args, options)
        expect([path, error.code]).toEqual([path, "input/value-invalid"])
        expect(error.sentence.next.vi).toContain("signal")
      }
    const misspelt = await refusal("outgoing.get", "x", { signal: controller.signal, timeout: 5 })
    expect(misspelt.detail).toMatchObject({ field: "timeout", known: "signal" })
  })

  it("that is a pause or a number of workers is refused where nothing could wait so long, or at all", async () => {
    for (const path of ["work.runIntake", "work.runReconciler", "log.runSealer"])
      for (const millis of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "5000"])
        expect((await refusal(path, millis)).sentence.next.en).toContain("milliseconds")
    for (const urgent of [-1, 1.5, 1e300])
      expect((await refusal("work.runDispatcher", { urgent, ordinary: 1 })).sentence.next.en).toContain(
        "a whole number from 0",
      )
  })

  it("that is a kind, a code or a period that no work has is refused, and is not a filter that finds nothing", async () => {
    for (const [filter, field] of [
      [{ kind: "nope" }, "kind"],
      [{ problem: "refused" }, "problem"],
      [{ recipient: "Tây Ninh" }, "recipient"],
      [{ lane: 7 }, "lane"],
      [{ since: "2026-01-01" }, "since"],
      [{ since: "2026-01-02T00:00:00.000+07:00", until: "2026-01-01T00:00:00.000+07:00" }, "until"],
    ] as const)
      expect((await refusal("work.requeueAll", { ...filter, dryRun: true }, by)).detail).toMatchObject({
        field,
      })
    const backwards = { dateFrom: "2026-02-01", dateUntil: "2026-01-31" }
    expect((await refusal("reports.documents", backwards)).detail).toMatchObject({ field: "dateUntil" })
  })

  it("that names an unknown role gets an error that lists the five roles", async () => {
    const wrong = { by: { id: "nv", name: "Lan", roles: ["văn thư"] } }
    const { code, sentence } = await refusal("outgoing.draft", report(), wrong)
    expect(code).toBe("authorization/person-unusable")
    for (const role of ["drafter", "signer", "clerk", "leader", "administrator"]) {
      expect(sentence.en).toContain(role)
      expect(sentence.vi).toContain(role)
    }
    expect(sentence.vi).toContain("văn thư")
  })
})
