import { inspect } from "node:util"
import {
  AuthorizationError,
  CalendarError,
  DirectoryError,
  DocumentError,
  FiguresError,
  InputError,
  PacketError,
  type Problem,
  SigningError,
  StorageError,
  TransportError,
} from "@lienthong/core"
import { problemClass } from "@lienthong/core/adapter"
import { LogError } from "@lienthong/core/log"
import { Equal, Hash } from "effect"
import { describe, expect, it } from "vitest"

const detail = { problem: "disk", problemVi: "ổ đĩa", file: "a.pdf" }

const problemsOf = <Reason extends string>(
  reasons: ReadonlyArray<Reason>,
  make: (reason: Reason) => Problem & Error,
) => reasons.map(make)

/** One problem of every reason of every class. */
const all: ReadonlyArray<Problem & Error> = [
  ...problemsOf(
    AuthorizationError.fields.reason.literals,
    (reason) => new AuthorizationError({ reason, detail }),
  ),
  ...problemsOf(CalendarError.fields.reason.literals, (reason) => new CalendarError({ reason, detail })),
  ...problemsOf(FiguresError.fields.reason.literals, (reason) => new FiguresError({ reason, detail })),
  ...problemsOf(DirectoryError.fields.reason.literals, (reason) => new DirectoryError({ reason, detail })),
  ...problemsOf(DocumentError.fields.reason.literals, (reason) => new DocumentError({ reason, detail })),
  ...problemsOf(InputError.fields.reason.literals, (reason) => new InputError({ reason, detail })),
  ...problemsOf(LogError.fields.reason.literals, (reason) => new LogError({ reason, detail })),
  ...problemsOf(PacketError.fields.reason.literals, (reason) => new PacketError({ reason, detail })),
  ...problemsOf(SigningError.fields.reason.literals, (reason) => new SigningError({ reason, detail })),
  ...problemsOf(StorageError.fields.reason.literals, (reason) => new StorageError({ reason, detail })),
  ...problemsOf(TransportError.fields.reason.literals, (reason) => new TransportError({ reason, detail })),
]

const saysAll = (text: string, { code, sentence }: Problem) => {
  for (const part of [code, sentence.en, sentence.vi, sentence.next.en, sentence.next.vi]) {
    const written = JSON.stringify(part).slice(1, -1)
    if (!text.includes(part) && !text.includes(written)) expect.fail(`${part}\nis not in\n${text}`)
  }
}

describe("A problem of whichever class and reason", () => {
  it("shows its code, both sentences and both next steps when it is printed or made a text", () => {
    for (const problem of all) {
      saysAll(inspect(problem, { breakLength: Number.POSITIVE_INFINITY }).replaceAll("\\'", "'"), problem)
      saysAll(String(problem), problem)
      expect(inspect({ problem }, { depth: 0 })).toContain(problem.code)
      expect(inspect({ deep: { problem } }, { depth: 1 })).toContain(problem.code)
    }
  })

  it("says the same in its stack, which is what Node.js prints of an error that nobody caught", () => {
    for (const problem of all) {
      saysAll(problem.stack ?? "", problem)
      expect(problem.stack).toMatch(/\n\s+at .*printed-problem\.test\.ts/)
      expect(problem.stack?.startsWith(problem._tag)).toBe(true)
    }
  })

  it("is JSON with its code, sentences and details, and without its stack and cause", () => {
    const cause = new Error("password=hunter2")
    for (const problem of all) {
      const json = JSON.parse(JSON.stringify({ problem }))
      expect(json.problem).toEqual({
        _tag: problem._tag,
        code: problem.code,
        status: problem.status,
        reason: problem.reason,
        sentence: problem.sentence,
        detail,
      })
    }
    expect(JSON.stringify(new StorageError({ reason: "unavailable", detail, cause }))).not.toContain(
      "hunter2",
    )
  })

  it("has a status for a host to answer with over HTTP: a no is the caller's, a failure is not", () => {
    const statuses = new Map(all.map(({ code, status }) => [code, status]))
    for (const [code, status] of statuses) expect([code, status >= 400 && status < 600]).toEqual([code, true])
    for (const [code, status] of [
      ["input/value-invalid", 400],
      ["input/code-taken", 409],
      ["authorization/role-missing", 403],
      ["document/unknown-document", 404],
      ["document/signed-already", 409],
      ["document/destroyed", 410],
      ["transport/timed-out", 504],
      ["storage/unavailable", 503],
    ] as const)
      expect([code, statuses.get(code)]).toEqual([code, status])
  })

  it("cannot be written without a status or without a sentence", () => {
    const wordless = { reason: { status: 409 } } as const
    const statusless = { en: "x", vi: "x", next: { en: "x", vi: "x" } }
    const make = problemClass<Problem>()
    // @ts-expect-error: no sentence.
    expect(() => make("XError", "x", wordless)).not.toThrow()
    // @ts-expect-error: no status.
    expect(() => make("XError", "x", { reason: statusless })).not.toThrow()
  })

  it("tells a logger that looks at enumerable members its code and its sentences", () => {
    for (const problem of all) {
      const seen: Record<string, unknown> = {}
      for (const key in problem) seen[key] = Reflect.get(problem, key)
      expect(seen).toMatchObject({ code: problem.code, sentence: problem.sentence, detail })
    }
  })

  it("has them as members of its own, so that a copy of its members tells them too", () => {
    for (const problem of all) {
      const { code, status, sentence, reason, _tag } = problem
      const copy = { ...problem }
      expect(copy).toMatchObject({ _tag, reason, detail, code, status, sentence })
      expect(Object.keys(copy)).not.toContain("stack")
      expect(structuredClone({ ...copy })).toMatchObject({ code, sentence })
      const make = problem.constructor as new (fields: object) => Problem
      const again = new make(copy)
      expect([Equal.equals(problem, again), Hash.hash(problem) === Hash.hash(again)]).toEqual([true, true])
      expect(new make({ reason, detail, recorded: "nothing" }).sentence).not.toEqual(sentence)
    }
  })

  it("prints where it was met and what caused it", () => {
    const cause = new Error("ECONNRESET")
    const text = inspect(new StorageError({ reason: "unavailable", detail, cause }))
    expect(text).toContain("printed-problem.test.ts")
    expect(text).toContain("ECONNRESET")
    expect(text.match(/The store does not answer/g)).toHaveLength(1)
  })

  it("says what its details hold in both languages, each in its own sentence", () => {
    const unavailable = new StorageError({ reason: "unavailable", detail })
    expect(unavailable.sentence.en).toBe("The store does not answer: disk.")
    expect(unavailable.sentence.vi).toBe("Kho không trả lời: ổ đĩa.")
  })

  it("puts no English words of a driver into its Vietnamese sentence", () => {
    for (const { sentence } of all.map((problem) => {
      const make = problem.constructor as new (fields: object) => Problem
      return new make({ reason: problem.reason, detail: { problem: "disk on fire" } })
    })) {
      const isHostsOwn = sentence.vi.includes("không được thực hiện")
      if (!isHostsOwn && !sentence.en.startsWith("The value of"))
        expect(sentence.vi).not.toContain("disk on fire")
    }
  })

  it("takes a next step from its details where that fits better", () => {
    const next = { next: "Open it again.", nextVi: "Mở lại." }
    const { sentence } = new StorageError({ reason: "unavailable", detail: { ...detail, ...next } })
    expect(sentence.next).toEqual({ en: "Open it again.", vi: "Mở lại." })
  })
})

/** Words that are English and no name, unit or field. */
const english =
  /(?<!\p{L})(the|is|are|was|were|not|with|and|or|of|that|this|it|from|again|must|cannot|unknown|agency|value|text|given|undefined|null)(?!\p{L})/iu

describe("The Vietnamese sentence of a signer's refusal", () => {
  it("names whose key or signature it is as the English one does, and the agency in its own language", () => {
    const noKey = (detail: Readonly<Record<string, string>>) =>
      new SigningError({ reason: "no-key", detail }).sentence
    expect(noKey({ holder: "Trần Thị Bích" }).vi).toBe("Chưa cấu hình khóa ký cho Trần Thị Bích.")
    const agency = noKey({ holder: "the agency", holderVi: "cơ quan" })
    expect([agency.en, agency.vi]).toEqual([
      "No key is configured for the agency.",
      "Chưa cấu hình khóa ký cho cơ quan.",
    ])
    const broken = { file: "a.pdf", signer: "Trần Thị Bích" }
    expect(new SigningError({ reason: "earlier-signature-broken", detail: broken }).sentence.vi).toContain(
      "không còn giá trị (Trần Thị Bích)",
    )
  })
})

describe("The Vietnamese sentences of the catalogue", () => {
  it("hold no English words beside names in code", () => {
    for (const problem of all) {
      const make = problem.constructor as new (fields: object) => Problem
      const { sentence } = new make({ reason: problem.reason, detail: {} })
      for (const text of [sentence.vi, sentence.next.vi]) {
        const words = text.replaceAll(/`[^`]*`|\{\w+\}/g, "")
        expect(words, problem.code).not.toMatch(english)
      }
    }
  })
})
