import { permissions } from "@lienthong/core"
import { beforeAll, describe, expect, it } from "vitest"
import { signaturesIn } from "./language-server.ts"

const operations = [...Object.keys(permissions), "permissionsOf", "close"]
const head = [
  'import type { OpenedExchange } from "@lienthong/core"',
  "declare const exchange: OpenedExchange",
]

describe("What an editor shows of an exchange", () => {
  let shown: ReadonlyMap<string, ReadonlyArray<string>> = new Map()

  beforeAll(async () => {
    const signatures = await signaturesIn([...head, ...operations.map((path) => `exchange.${path}(`)])
    shown = new Map(operations.map((path, index) => [path, signatures[index + head.length] ?? []]))
  }, 120_000)

  it("is what an operation is given, by name: what it is about, the request, and who does it", () => {
    expect(shown.get("outgoing.draft")).toEqual(["draft(request: DraftRequest, as: CallAs): Promise<string>"])
    expect(shown.get("outgoing.dispatch")).toEqual([
      "dispatch(document: string, request: DispatchRequest, as: CallAs): Promise<Dispatch>",
    ])
    expect(shown.get("reports.tracking")).toEqual([
      "tracking(as?: CallMaybeAs | undefined): Promise<Page<BoardLine>>",
      "tracking(request?: TrackingRequest | undefined, as?: CallMaybeAs | undefined): Promise<Page<BoardLine>>",
    ])
  })

  it("is both ways of a call whose request may be left out", () => {
    expect(shown.get("outgoing.signAsAgency")).toEqual([
      "signAsAgency(document: string, as: CallAs): Promise<DocumentCode>",
      "signAsAgency(document: string, request: NumberRequest, as: CallAs): Promise<DocumentCode>",
    ])
    expect(shown.get("changes")).toHaveLength(2)
  })

  for (const operation of operations)
    it(`is a name for every parameter and every type of ${operation}`, () => {
      const signatures = shown.get(operation) ?? []
      expect(signatures).not.toEqual([])
      for (const signature of signatures) expect(signature).not.toMatch(/args|\.\.\.|\{|readonly \w+:/)
    })
})
