import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import manifest from "../package.json" with { type: "json" }

interface Exported {
  readonly door: string
  readonly name: string
  readonly from: string
}

/** The file that declares a function, behind the one that checks its parameters. */
const behindCheck = (name: string, from: string): string => {
  if (!from.startsWith("checked/")) return from
  const text = readFileSync(new URL(`../src/${from}`, import.meta.url), "utf8")
  const [, room = ""] = new RegExp(`export const ${name}: typeof (\\w+)\\.`).exec(text) ?? []
  const [, file = from] = new RegExp(`import \\* as ${room} from "\\.\\./([^"]+)"`).exec(text) ?? []
  return file
}

/** What the file behind a path exports, types too, and the file of core that declares it. */
const exportsOf = ([door, file]: readonly [door: string, file: string]): ReadonlyArray<Exported> => {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8")
  return [...text.matchAll(/export (?:type )?\{([^}]*)\} from "\.\/([^"]+)"/g)].flatMap(
    ([, names = "", from = ""]) =>
      names
        .split(",")
        .map((name) => name.trim().replace(/^type /, ""))
        .filter((name) => name !== "")
        .map((name) => name.replace(/.* as /, ""))
        .map((name) => ({ door, name, from: behindCheck(name, from) })),
  )
}

const everything = Object.entries(manifest.exports).flatMap(exportsOf)
const root = everything.filter(({ door }) => door === ".")

/** The rooms whose names stand at the root (ADR 0015), unless a path below has them. */
const rooms = /^(exchange|promise|problem)\//

const withPath = /^exchange\/(report|view|log|directory)\//

/**
 * From other rooms: who acts, the states that answers and screens branch on, what a form or a host's own
 * authorizer chooses from.
 */
const chosen = [
  ...["Actor", "Role", "roleNames"],
  ...["Incoming", "IncomingStage", "Outgoing", "OutgoingStage", "Standing"],
  ...["DocumentType", "ListedType", "documentTypeName", "documentTypeNamed", "documentTypes"],
  ...["Urgency", "urgencyNames"],
  ...["RefusalReason", "refusalReasons", "describeRefusal"],
  ...["Action", "AuthorizationRequest", "Authorizer", "DecidePermission", "Permission"],
  ...["authorizeBy", "forbid", "checkPermission"],
]

/** The rooms whose names stand at each path (ADR 0015). */
const roomsOfPath: Readonly<Record<string, RegExp>> = {
  "./adapter": /^(port|packet|adapter-kit|vocabulary)\//,
  "./report": /^(report|figure|view|exchange\/(report|view))\//,
  "./document": /^(document|duty|vocabulary)\//,
  "./policy": /^policy\//,
  "./agency": /^(agency|exchange\/directory)\//,
  "./calendar": /^(calendar|time)\//,
  "./log": /^(log|exchange\/log)\//,
}

/** From other rooms: what the readers of a path write beside it. */
const guests: Readonly<Record<string, ReadonlyArray<string>>> = {
  // Ports speak of stored events; adapters have errors, texts and rows of their own to keep.
  "./adapter": [
    ...["LogHead", "NewEvent", "StoredEvent", "chainPreimage", "chainStart"],
    ...["Catalogue", "problemClass", "say"],
    ...["MisreadText", "findMisread", "saysNothing", "unaccented"],
    ...["NewRow", "RowWords", "View", "project", "readRow", "rowsTouched", "writeRow"],
  ],
  // Answers of reports that are calculated elsewhere, and what a table is grouped by.
  "./report": ["KeptViewStatus", "LevelOfGovernment", "SharedKey", "SharedKeysRequest"],
  "./document": [],
  // The acts that the rules cite.
  "./policy": [...["Act", "ActCertainty", "ActName", "actInForce", "acts"]],
  "./agency": ["agencyKey", "readSuccessions"],
  "./calendar": [],
  "./log": ["toChange"],
}

describe("The root of core", () => {
  it("has at most 120 names: what a host writes to open an exchange, to call it and to handle errors", () => {
    expect(root.length).toBeGreaterThan(80)
    expect(root.length).toBeLessThanOrEqual(120)
  })

  it("has the names of the operations' rooms, every error, and from elsewhere what is listed here", () => {
    const others = root.filter(
      ({ name, from }) => !(name.endsWith("Error") || (rooms.test(from) && !withPath.test(from))),
    )
    expect(others.map(({ name }) => name).sort()).toEqual([...chosen].sort())
  })

  it("has every error that an operation fails with: only who reads a whole log meets another one", () => {
    const elsewhere = everything.filter(({ door, name }) => door !== "." && name.endsWith("Error"))
    expect(elsewhere.map(({ door, name }) => `${door}: ${name}`)).toEqual(["./log: LogError"])
  })
})

describe("A name that core exports", () => {
  it("stands at one path", () => {
    const first = new Set<string>()
    const twice = everything.filter(({ name }) => first.has(name) || !first.add(name))
    expect(twice).toEqual([])
  })

  it.each(Object.entries(roomsOfPath))(
    "stands at %s exactly for its rooms, and what is listed here",
    (path, of) => {
      const others = everything.filter(({ door, from }) => door === path && !of.test(from))
      expect(others.map(({ name }) => name).sort()).toEqual([...(guests[path] ?? [])].sort())
    },
  )

  it("stands at a path that has rooms", () => {
    expect(Object.keys(roomsOfPath).sort()).toEqual(
      Object.keys(manifest.exports)
        .filter((path) => path !== ".")
        .sort(),
    )
  })
})
