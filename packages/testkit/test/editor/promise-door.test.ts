import { permissions } from "@lienthong/core/policy"
import { beforeAll, describe, expect, it } from "vitest"
import { type Shown, shownIn } from "./language-server.ts"

const operations = [...Object.keys(permissions), "permissionsOf", "close"]
const head = [
  'import type { OpenedExchange } from "@lienthong/core"',
  "declare const exchange: OpenedExchange",
]

describe("What an editor shows of an exchange", () => {
  const shown = new Map<string, Shown>()
  const signaturesOf = (operation: string) => shown.get(operation)?.signatures ?? []

  beforeAll(async () => {
    const names = operations.map((path) => `void exchange.${path};`)
    const calls = operations.map((path) => `exchange.${path}(`)
    const lines = (await shownIn([...head, ...names, ...calls])).slice(head.length)
    for (const [index, operation] of operations.entries()) {
      const { type = "", about = "" } = lines[index] ?? {}
      shown.set(operation, { type, about, signatures: lines[operations.length + index]?.signatures ?? [] })
    }
  }, 120_000)

  it("is what an operation is given, by name: what it is about, the request, and who does it", () => {
    expect(signaturesOf("outgoing.draft")).toEqual([
      "draft(request: DraftRequest, as: ActingCallOptions): Promise<string>",
    ])
    expect(signaturesOf("outgoing.dispatch")).toEqual([
      "dispatch(document: string, request: DispatchRequest, as: ActingCallOptions): Promise<Dispatch>",
    ])
    expect(signaturesOf("reports.tracking")).toEqual([
      "tracking(as?: OptionalActingCallOptions | undefined): Promise<Page<TrackingLine>>",
      "tracking(request?: TrackingRequest | undefined, as?: OptionalActingCallOptions | undefined): Promise<Page<TrackingLine>>",
    ])
  })

  it("is both ways of a call whose request may be left out", () => {
    expect(signaturesOf("outgoing.signAsAgency")).toEqual([
      "signAsAgency(document: string, as: ActingCallOptions): Promise<DocumentCode>",
      "signAsAgency(document: string, request: NumberRequest, as: ActingCallOptions): Promise<DocumentCode>",
    ])
    expect(signaturesOf("changes")).toHaveLength(2)
  })

  it("is both ways also under the pointer", () => {
    const { type } = shown.get("reports.tracking") ?? {}
    for (const parameters of [
      "(as?: OptionalActingCallOptions | undefined)",
      "(request?: TrackingRequest | undefined, as?: OptionalActingCallOptions | undefined)",
    ])
      expect(type).toContain(`(${parameters} => Promise<Page<TrackingLine>>)`)
  })

  for (const operation of operations)
    it(`is a name for every parameter and every type of ${operation}`, () => {
      const signatures = signaturesOf(operation)
      expect(signatures).not.toEqual([])
      for (const signature of signatures) expect(signature).not.toMatch(/args|\.\.\.|\{|readonly \w+:/)
    })

  for (const operation of operations)
    it(`is what ${operation} does, and types by their names, under the pointer`, () => {
      const { type, about } = shown.get(operation) ?? {}
      expect(about).toMatch(/^[A-Z].*\.$/s)
      expect(type).not.toMatch(/\{|args|\.\.\./)
    })
})

describe("What an editor shows of the functions that open, and of the door for Effects", () => {
  const calls = [
    ...["changes", "log.export", "subscribe", "permissionsOf", "reports.tracking"].map(
      (path) => `effects.${path}`,
    ),
    "openExchange",
    "openReports",
    "openExchanges",
    "exchanges.open",
    "exchanges.of",
    "sqlite",
    "nationalAxis",
    "pdfSigner",
    "pdfVerifier",
    "checkPermission",
    "forbid",
  ]
  let signatures: ReadonlyArray<ReadonlyArray<string>> = []
  beforeAll(async () => {
    const head = [
      'import { checkPermission, forbid, openExchange, openExchanges, openReports, type Exchange, type OpenedExchanges } from "@lienthong/core"',
      'import { sqlite } from "@lienthong/adapters-sqlite"',
      'import { nationalAxis, pdfSigner, pdfVerifier } from "@lienthong/adapters-axis"',
      'declare const effects: Exchange["Service"]; declare const exchanges: OpenedExchanges',
    ]
    const lines = await shownIn([...head, ...calls.map((call) => `${call}(`)])
    signatures = lines.slice(head.length).map((line) => line.signatures)
  }, 120_000)

  it("is a name for every parameter", () => {
    expect(signatures.map((all) => all.length)).toEqual([2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    for (const signature of signatures.flat()) expect(signature).not.toMatch(/args|given|\.\.\./)
    expect(signatures.at(-2)).toEqual([
      expect.stringMatching(/^checkPermission\(request: AuthorizationRequest\)/),
    ])
    expect(signatures.at(-1)).toEqual([
      expect.stringMatching(/^forbid\(request: AuthorizationRequest, problem: string\)/),
    ])
    expect(signatures[0]?.[1]).toMatch(
      /^changes\(request\?: ChangesRequest \| undefined, as\?: ActingAs \| undefined\)/,
    )
    expect(signatures[1]).toEqual([expect.stringMatching(/^export\(as\?: ActingAs \| undefined\)/)])
    expect(signatures[5]).toEqual(["openExchange(options: ExchangeOptions): Promise<OpenedExchange>"])
  })
})

describe("What an editor shows of a request", () => {
  it("is a name for each type in it", async () => {
    const requests = { DraftRequest: "files", DispatchRequest: "to", UpdateRequest: "add" }
    const lines = await shownIn([
      `import type { ${Object.keys(requests).join(", ")} } from "@lienthong/core"`,
      ...Object.entries(requests).flatMap(([name, field]) => [
        `declare const of${name}: ${name}`,
        `of${name}.${field}`,
      ]),
    ])
    expect(lines.map(({ type }) => type).filter((type) => type.startsWith("(property)"))).toEqual([
      "(property) files: readonly FileInput[]",
      "(property) to: readonly (string | GroupRequest | RecipientRequest)[]",
      "(property) add?: readonly (string | RecipientRequest)[] | undefined",
    ])
  }, 120_000)
})

describe("What an editor shows of an exported function", () => {
  const functions = {
    "@lienthong/core": "documentTypes",
    "@lienthong/core/adapter": "storageFrom",
    "@lienthong/core/agency": "readAgencyIdentifier",
    "@lienthong/core/calendar": "calendarOutlook",
    "@lienthong/core/document": "parseCode",
    "@lienthong/core/log": "readSeals",
    "@lienthong/core/policy": "sendDeadline",
    "@lienthong/core/report": "everyRow",
    "@lienthong/adapters-axis": "toHeaderText",
    "@lienthong/adapters-sqlite": "openLogFile",
    "@lienthong/testkit": "drawPlan",
  }
  const asked = Object.entries(functions)
  let shown: ReadonlyArray<Shown> = []
  beforeAll(async () => {
    const lines = await shownIn([
      ...asked.map(([door, name]) => `import { ${name} } from "${door}"`),
      ...asked.map(([, name]) => `void ${name};`),
    ])
    shown = lines.slice(asked.length)
  }, 120_000)

  for (const [index, [door, name]] of asked.entries())
    it(`is what ${name} of ${door} is for`, () => {
      expect(shown[index]?.about).toMatch(/^[A-Z].*\./s)
    })
})
