import { randomBytes, scrypt, timingSafeEqual } from "node:crypto"
import { promisify } from "node:util"
import type { Actor } from "@lienthong/core"
import type { Office } from "../agency/office.ts"

/** A person and their agency. */
export interface Account {
  readonly office: Office
  readonly person: Actor
}

/** Who may log in. Your system's own accounts, or single sign-on, take the place of this. */
export interface Accounts {
  readonly all: ReadonlyArray<Account>
  readonly of: (id: string) => Account | undefined
  readonly isPassword: (given: string) => Promise<boolean>
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const length = 32

/** The people of the example, who share one password. It is kept as a hash. */
export const openAccounts = async (offices: ReadonlyArray<Office>, password: string): Promise<Accounts> => {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, length)
  const all = offices.flatMap((office) => office.people.map((person) => ({ office, person })))
  return {
    all,
    of: (id) => all.find(({ person }) => person.id === id),
    isPassword: async (given) => timingSafeEqual(await derive(given, salt, length), hash),
  }
}
