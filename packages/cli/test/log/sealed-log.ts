import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { keySealer, sha256 } from "@lienthong/adapters-axis"
import { sqlite } from "@lienthong/adapters-sqlite"
import { openExchange } from "@lienthong/core"
import { chainPreimage, chainStart, type StoredEvent } from "@lienthong/core/adapter"
import { exportHead, exportLine, readExportLine } from "@lienthong/core/log"
import { chief, clerk, memoryAxis, newSealKey, testOptions } from "@lienthong/testkit"
import { Result } from "effect"

export const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

/** A folder of its own for a test file's logs; the caller removes it. */
export const newFolder = () => mkdtempSync(join(tmpdir(), "lienthong-log-"))

/** A store in which three documents were signed, with a seal after the first and one after the second. */
export const makeSealedStore = async (folder: string) => {
  const key = newSealKey()
  const path = join(folder, "store.db")
  const exchange = await openExchange({
    ...testOptions(memoryAxis([agency]), agency),
    storage: sqlite(path),
    sealer: keySealer(key.privatePem),
  })
  const sign = async (subject: string) => {
    const bytes = new TextEncoder().encode(`%PDF-1.4\n${subject}`)
    const draft = { type: "bao-cao", subject, files: [{ name: "bao-cao.pdf", bytes }] } as const
    const id = await exchange.outgoing.draft(draft, { by: clerk })
    await exchange.outgoing.signAsPerson(id, { by: chief })
    await exchange.outgoing.signAsAgency(id, { by: clerk })
  }
  await sign("Kinh phí 1.000.000 đồng")
  const first = await exchange.log.seal()
  await sign("Kế hoạch năm")
  const second = await exchange.log.seal()
  await sign("Chưa niêm phong")
  const lines: Array<string> = []
  for await (const line of exchange.log.export()) lines.push(line)
  await exchange.close()
  if (first === undefined || second === undefined) throw new Error("both seals are set")
  return { path, key, lines, seals: [first, second] as const }
}

/** The events of an export. */
export const eventsOf = (lines: ReadonlyArray<string>): ReadonlyArray<StoredEvent> =>
  lines.slice(1).map((line) => Result.getOrThrow(readExportLine(line)))

let files = 0
/** Writes an export and gives its path. */
export const writeExport = (folder: string, events: ReadonlyArray<StoredEvent>): string => {
  const path = join(folder, `${++files}.jsonl`)
  writeFileSync(path, `${[exportHead(agency.code), ...events.map(exportLine)].join("\n")}\n`)
  return path
}

/** All versions and hashes made again, as somebody would who can write to the store. */
export const rechained = (events: ReadonlyArray<StoredEvent>): ReadonlyArray<StoredEvent> => {
  const last = new Map<string, StoredEvent>()
  return events.map((event) => {
    const before = last.get(event.stream)
    const placed = { ...event, version: (before?.version ?? 0) + 1 }
    const hash = sha256(chainPreimage(before?.hash ?? chainStart, agency.code, placed))
    last.set(event.stream, { ...placed, hash })
    return { ...placed, hash }
  })
}
