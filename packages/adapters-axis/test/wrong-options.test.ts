import { nationalAxis, pdfSigner, pdfVerifier } from "@lienthong/adapters-axis"
import { InputError, openExchange } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { Redacted } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const refusal = async (make: () => unknown): Promise<InputError> => {
  try {
    await make()
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error("nothing was refused")
}

/** Opens an exchange whose verifier trusts a text. */
const trusting = (text: string) => {
  const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
  return openExchange({
    ...testOptions(memoryAxis([agency]), agency),
    verifier: pdfVerifier({ trust: [text] }),
  })
}

const axis = { endpoint: "https://axis.example/VXP.Edoc", systemId: "SYS", secret: "s" }

describe("What the axis, the signer and the verifier are made from", () => {
  it("is refused with the option where the axis could not be reached with it", async () => {
    for (const [wrong, field] of [
      [{ timeout: "abc" }, "timeout"],
      [{ secret: "" }, "secret"],
      [{ systemId: " " }, "systemId"],
      [{ systemId: "Tây Ninh" }, "systemId"],
      [{ systemId: "a\nb" }, "systemId"],
      [{ ca: "ca.pem" }, "ca"],
      [{ ca: [] }, "ca"],
      [{ ca: ["-----BEGIN CERTIFICATE-----", 5] }, "ca"],
      [{ agencies: "H53" }, "agencies"],
      [{ agencies: [53] }, "agencies"],
      [{ paddedFileHash: "no" }, "paddedFileHash"],
      [{ insecure: "yes" }, "insecure"],
    ] as const) {
      const error = await refusal(() => nationalAxis({ ...axis, ...wrong } as never))
      expect(error.detail).toMatchObject({ field })
      expect(error.sentence.next.vi).not.toBe("")
    }
  })

  it("is refused with a superfluous argument, since it would have no effect", async () => {
    const more = { trust: ["x"] }
    for (const make of [
      () => Reflect.apply(pdfVerifier, undefined, [{ trust: [] }, more]),
      () => Reflect.apply(pdfSigner, undefined, [{}, more]),
      () => Reflect.apply(nationalAxis, undefined, [axis, more]),
      () => Reflect.apply(openExchange, undefined, [undefined, more]),
    ]) {
      const { code, sentence } = await refusal(make)
      expect(code).toBe("input/value-invalid")
      expect(sentence.en).toContain("options[1]: an object was given")
      expect(sentence.next.en).toMatch(/^Give one object/)
    }
  })

  it("is refused with an unknown option, and the error names the one that was probably meant", async () => {
    for (const make of [
      () => pdfVerifier({ trust: [], trst: [] } as never),
      () => pdfSigner({ trst: [] } as never),
      () => nationalAxis({ ...axis, sceret: "s" } as never),
    ]) {
      const error = await refusal(make)
      expect(error.code).toBe("input/value-invalid")
      expect(error.sentence.next.en).toMatch(/trust|secret/)
    }
  })

  it("says what is wrong with an address, a secret or a certificate, and repeats none of them", async () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMIIhunter2\n-----END PRIVATE KEY-----\n"
    const noAddress = ["does not begin with http://", "không bắt đầu bằng http://"] as const
    const aKey = ["a private key was given", "giá trị là khóa bí mật"] as const
    for (const [make, en, vi] of [
      [() => nationalAxis({ ...axis, endpoint: "hunter2.example" }), ...noAddress],
      [() => nationalAxis({ ...axis, endpoint: "ftp://hunter2.example" }), ...noAddress],
      [() => nationalAxis({ ...axis, endpoint: "" }), "an empty text was given", "chuỗi trống"],
      [
        () => nationalAxis({ ...axis, endpoint: "https://a:hunter2@b/" }),
        "more than a host",
        "không chỉ gồm",
      ],
      [() => nationalAxis({ ...axis, secret: "" }), "an empty text was given", "chuỗi trống"],
      [() => nationalAxis({ ...axis, secret: Redacted.make(" ") }), "an empty text was given", "chuỗi trống"],
      [() => nationalAxis({ ...axis, secret: "hunter2\n" }), "the text has a line break", "dấu xuống dòng"],
      [
        () => nationalAxis({ ...axis, secret: Redacted.make("hunter2\r\n") }),
        "has a line break",
        "xuống dòng",
      ],
      [() => nationalAxis({ ...axis, ca: key }), ...aKey],
      [() => trusting(key), ...aKey],
      [() => trusting(`${key}-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----`), ...aKey],
      [() => trusting("root.pem"), "holds no certificate", "không chứa chứng thư"],
      [
        () => trusting("-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----"),
        "cannot be read",
        "không đọc",
      ],
      [() => pdfSigner({ trust: [key] }), ...aKey],
    ] as const) {
      const error = await refusal(make)
      expect(error.code).toBe("input/value-invalid")
      expect(error.sentence.en).toContain(en)
      expect(error.sentence.vi).toContain(vi)
      expect(JSON.stringify(error)).not.toContain("hunter2")
    }
    const { sentence } = await refusal(() => nationalAxis({ ...axis, endpoint: "truc.example" }))
    expect(sentence.next.en).toContain("Give the http or https address of the axis")
    expect(sentence.next.vi).toContain("địa chỉ http hoặc https của trục")
  })

  it("is not an address that sends documents unencrypted to another machine, unless the host says so", async () => {
    const machine = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.constantFrom("127.0.0.1.example", "localhost.example"),
    )
    await fc.assert(
      fc.asyncProperty(machine, fc.boolean(), async (host, insecure) => {
        const isHere = /^127(\.\d+){3}$/.test(host)
        const made = { ...axis, endpoint: `http://${host}/VXP.Edoc`, insecure }
        nationalAxis({ ...axis, endpoint: `https://${host}/VXP.Edoc` })
        if (insecure || isHere) return void nationalAxis(made)
        const { detail, sentence } = await refusal(() => nationalAxis(made))
        expect(detail).toMatchObject({ field: "endpoint" })
        expect(sentence.en).toContain("without encryption (Decision 28/2018, Art. 13.2)")
        expect(sentence.vi).toContain("không mã hóa (Quyết định 28/2018, Điều 13.2)")
        expect(sentence.next.vi).toContain("`insecure: true`")
      }),
    )
    for (const host of ["localhost", "LOCALHOST:8080", "127.0.0.1:9", "127.1", "[::1]:80", "axis.localhost"])
      nationalAxis({ ...axis, endpoint: `http://${host}/VXP.Edoc` })
  })

  it("is refused with the option where nobody could sign with it", async () => {
    for (const [keys, field] of [
      [undefined, "keys"],
      ["a.p12", "keys"],
      [{ person: null }, "person"],
      [{ person: {} }, "person"],
      [{ person: "chief.p12" }, "person"],
      [{ person: { "nv-01": "chief.p12" } }, "person"],
      [{ person: Promise.resolve({}) }, "person"],
      [{ agency: "seal.p12" }, "agency"],
      [{ Person: {} }, "Person"],
    ] as const)
      expect((await refusal(() => pdfSigner(keys as never))).detail).toMatchObject({ field })
  })

  it("is refused where no certificate is trusted, since no document would then be valid", async () => {
    const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
    const options = { ...testOptions(memoryAxis([agency]), agency), verifier: pdfVerifier({ trust: [] }) }
    expect((await refusal(() => openExchange(options))).detail).toMatchObject({ field: "trust" })
  })
})

describe("Options that refuse to be read", () => {
  const traps = Object.fromEntries(
    ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"].map((trap) => [
      trap,
      () => {
        throw new Error("no")
      },
    ]),
  )
  const closed: ReadonlyArray<object> = [
    ...Object.keys(traps).map((trap) => new Proxy({ ...axis, trust: [] }, { [trap]: traps[trap] })),
    new Proxy({}, traps),
    Object.defineProperty({}, "secret", { enumerable: true, get: traps.get as () => never }),
  ]

  it("are refused with a code by the axis, the verifier and the signer", async () => {
    for (const given of closed)
      for (const make of [nationalAxis, pdfVerifier, pdfSigner]) {
        const error = await refusal(() => make(given as never)).catch((thrown: unknown) => thrown)
        // A trap that no reading of options meets changes nothing.
        if (error instanceof Error && error.message === "nothing was refused") continue
        expect(error).toMatchObject({ code: "input/value-invalid" })
      }
  })
})

describe("A hole in a list of certificates or codes", () => {
  it("is neither a certificate nor a code", async () => {
    const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
    const options = testOptions(memoryAxis([agency]), agency)
    for (const trust of [new Array(1), [undefined]])
      expect(
        (await refusal(() => openExchange({ ...options, verifier: pdfVerifier({ trust }) }))).detail,
      ).toMatchObject({ field: "trust" })
    for (const wrong of [{ ca: new Array(1) }, { ca: [undefined] }, { agencies: new Array(1) }])
      expect((await refusal(() => nationalAxis({ ...axis, ...wrong } as never))).detail).toMatchObject({
        field: Object.keys(wrong)[0],
      })
  })
})
