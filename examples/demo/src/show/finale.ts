import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { everyRow } from "@lienthong/core/report"
import type { Claims } from "../claims.ts"
import type { Stage } from "../folder.ts"
import type { FileOutcome } from "../inbox/receive-files.ts"
import type { Office } from "../office.ts"
import { allOf, booksOf } from "../register-books.ts"
import { printLine } from "./progress.ts"
import {
  boardTable,
  claimTable,
  faultTable,
  fileTable,
  headlineTable,
  incomingTable,
  outgoingTable,
} from "./tables.ts"

const write = (stage: Stage, file: string, title: string, table: string) =>
  writeFileSync(join(stage.tables, `${file}.txt`), `${title}\n${table}\n`)

/** Writes the tables to files, all of it from the stores. */
export const writeTables = async (
  stage: Stage,
  sender: Office,
  offices: ReadonlyArray<Office>,
  files: ReadonlyArray<FileOutcome>,
): Promise<void> => {
  const name = (office: Office) => office.agency.name
  const board = await allOf(everyRow(sender.exchange.reports.tracking, { order: "ascending" }))
  write(
    stage,
    "tracking-board",
    `BẢNG THEO DÕI VĂN BẢN ĐI (tracking board) – ${name(sender)}`,
    boardTable(board),
  )
  for (const office of offices) {
    const { outgoing, incoming } = await booksOf(office.exchange)
    if (outgoing.length > 0)
      write(
        stage,
        `outgoing-${office.agency.code}`,
        `SỔ VĂN BẢN ĐI (outgoing register) – ${name(office)}`,
        outgoingTable(outgoing),
      )
    if (incoming.length > 0)
      write(
        stage,
        `incoming-${office.agency.code}`,
        `SỔ VĂN BẢN ĐẾN (incoming register) – ${name(office)}`,
        incomingTable(incoming),
      )
  }
  const faults = await Promise.all(
    offices.map(async (office) =>
      (await allOf(everyRow(office.exchange.reports.faults))).map((fault) => ({
        ...fault,
        agency: name(office),
      })),
    ),
  )
  const byTime = faults.flat().sort((a, b) => a.at.localeCompare(b.at))
  write(stage, "faults", "NHẬT KÝ SỰ CỐ (faults, and each with its outcome)", faultTable(byTime))
  if (files.length > 0) write(stage, "packet-files", "GÓI TIN THẬT (real packets)", fileTable(files))
  const figures = await Promise.all(
    offices.map(async (office) => ({
      agency: name(office),
      figures: await office.exchange.reports.headline(),
    })),
  )
  write(stage, "headline", "SỐ LIỆU CHÍNH (headline figures)", headlineTable(figures))
}

/**
 * Prints the claims, the observed values of false ones, and the place of the files. Returns whether all
 * claims are true.
 */
export const showClaims = (stage: Stage, claims: Claims): boolean => {
  write(stage, "claims", "KIỂM TRA (claims, checked against the stores and the axis)", claimTable(claims.all))
  printLine("KIỂM TRA trên kho và trục (claims, checked against the stores and the axis)")
  for (const { claim, isTrue, found } of claims.all)
    printLine(isTrue ? `✓ ${claim[0]}` : `✗ ${claim[0]}: ${found}`)
  const isTrue = claims.all.every((claim) => claim.isTrue)
  const verdict = isTrue
    ? "Tất cả đều đúng. All of it is true."
    : "CÓ ĐIỀU KHÔNG ĐÚNG. Something is not true."
  printLine(verdict)
  printLine("Sổ, bảng theo dõi, sự cố (registers, tracking board, faults): tables/*.txt; kho: stores/*.db")
  // Printed whole, however long, so that it can be copied.
  process.stdout.write(`${stage.folder}\n`)
  return isTrue
}
