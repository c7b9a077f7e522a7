import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Claims } from "../claims.ts"
import type { Stage } from "../folder.ts"
import type { FileOutcome } from "../inbox/receive-files.ts"
import type { Office } from "../office.ts"
import {
  boardTable,
  claimTable,
  faultTable,
  fileTable,
  headlineTable,
  incomingTable,
  outgoingTable,
} from "./tables.ts"

/** One table as a person reads it, on the screen and as a file. */
const present = (stage: Stage, file: string, title: string, table: string) => {
  process.stdout.write(`\n${title}\n${table}\n`)
  writeFileSync(join(stage.tables, `${file}.txt`), `${title}\n${table}\n`)
}

/** Prints the tables: everything in them is read from the stores. */
export const showTables = async (
  stage: Stage,
  sender: Office,
  offices: ReadonlyArray<Office>,
  files: ReadonlyArray<FileOutcome>,
): Promise<void> => {
  const name = (office: Office) => office.agency.name
  const board = await sender.exchange.reports.trackingBoard()
  present(
    stage,
    "tracking-board",
    `BẢNG THEO DÕI VĂN BẢN ĐI (tracking board) – ${name(sender)}`,
    boardTable(board),
  )
  for (const office of offices) {
    const { outgoing, incoming } = await office.exchange.reports.registerBooks()
    if (outgoing.length > 0)
      present(
        stage,
        `outgoing-${office.agency.code}`,
        `SỔ VĂN BẢN ĐI (outgoing register) – ${name(office)}`,
        outgoingTable(outgoing),
      )
    if (incoming.length > 0)
      present(
        stage,
        `incoming-${office.agency.code}`,
        `SỔ VĂN BẢN ĐẾN (incoming register) – ${name(office)}`,
        incomingTable(incoming),
      )
  }
  const faults = await Promise.all(
    offices.map(async (office) =>
      (await office.exchange.reports.faults()).map((fault) => ({ ...fault, agency: name(office) })),
    ),
  )
  const byTime = faults.flat().sort((a, b) => a.at.localeCompare(b.at))
  present(stage, "faults", "NHẬT KÝ SỰ CỐ (faults, and what became of each)", faultTable(byTime))
  if (files.length > 0) present(stage, "packet-files", "GÓI TIN THẬT (real packets)", fileTable(files))
  const figures = await Promise.all(
    offices.map(async (office) => ({
      agency: name(office),
      figures: await office.exchange.reports.headline(),
    })),
  )
  present(stage, "headline", "SỐ LIỆU CHÍNH (headline figures)", headlineTable(figures))
}

/** Prints the claims and where everything is. Answers whether all of them are true. */
export const showClaims = (stage: Stage, claims: Claims): boolean => {
  present(
    stage,
    "claims",
    "KIỂM TRA (claims, checked against the stores and the axis)",
    claimTable(claims.all),
  )
  const isTrue = claims.all.every((claim) => claim.isTrue)
  const verdict = isTrue
    ? "Tất cả đều đúng. All of it is true."
    : "CÓ ĐIỀU KHÔNG ĐÚNG. Something is not true."
  process.stdout.write(
    `\n${verdict}\nTệp ở (files are in) ${stage.folder} (stores/*.db, certificates/*.p12, tables/*.txt, log.txt)\n`,
  )
  return isTrue
}
