import { hasInOtherForm, isOtherForm } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import type Database from "better-sqlite3"
import { unavailable } from "./error.ts"

/** An agency of a file: its code, and the number that represents it in every row. */
export interface KnownAgency {
  readonly code: AgencyCode
  readonly number: number
}

/** The number of an agency; `undefined` if the file does not know it. */
export const findAgency = (db: Database.Database, code: string): number | undefined =>
  db.prepare<[string], number>("SELECT number FROM agencies WHERE code = ?").pluck().get(code)

/** Refuses a code under which the file already has the agency in another form, `H53` for `000.00.00.H53`. */
const refuseOtherForm = (db: Database.Database, code: AgencyCode): void => {
  const known = db.prepare<[], string>("SELECT code FROM agencies").pluck().all()
  const other = known.find((each) => isOtherForm(code, each))
  if (other !== undefined) throw unavailable(hasInOtherForm(code, other))
}

/** Assigns an agency a number in the file, unless it has one. */
export const enterAgency = (db: Database.Database, code: AgencyCode): KnownAgency => {
  const known = findAgency(db, code)
  if (known !== undefined) return { code, number: known }
  refuseOtherForm(db, code)
  db.prepare<[string]>("INSERT INTO agencies (code) VALUES (?) ON CONFLICT DO NOTHING").run(code)
  return { code, number: findAgency(db, code) ?? 0 }
}

/** The number of an agency that the file is read of. */
export const knownAgency = (db: Database.Database, code: AgencyCode): KnownAgency => {
  const number = findAgency(db, code)
  if (number === undefined)
    throw unavailable({
      en: `the store has nothing of the agency ${code}`,
      vi: `kho không có dữ liệu của cơ quan ${code}`,
    })
  return { code, number }
}
