import { randomBytes } from "node:crypto"
import { storageContract } from "@lienthong/testkit/vitest"
import pg from "pg"
import { afterAll, beforeAll, inject } from "vitest"
import { postgres } from "../src/index.ts"
import { atRest } from "./at-rest.ts"
import { reuseStores } from "./reused-stores.ts"

const owner = inject("postgresUrl")
const role = `app_${randomBytes(6).toString("hex")}`
const login = new URL(owner)
login.username = `${role}_login`
login.password = "lienthong"

const asOwner = async (...statements: ReadonlyArray<string>): Promise<void> => {
  const client = new pg.Client(owner)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/**
 * The login may be the role and nothing else: whatever went past the role would be refused, or would see
 * nothing.
 */
beforeAll(() =>
  asOwner(
    `create role ${role} nologin`,
    `create role ${login.username} login password '${login.password}' in role ${role}`,
  ),
)
afterAll(() => asOwner(`drop owned by ${role}`, `drop role ${login.username}`, `drop role ${role}`))

const schemaOf = reuseStores(owner)
const { read, damage } = atRest(owner)

storageContract(
  "Storage in PostgreSQL, divided into partitions and under a login of no rights of its own,",
  (place) => postgres({ url: login.href, ownerUrl: owner, schema: schemaOf(place), role, partitions: 4 }),
  {
    atRest: {
      read: (place) => read(schemaOf(place)),
      damage: (place, digest, how) => damage(schemaOf(place), digest, how),
    },
    histories: 3,
  },
)
