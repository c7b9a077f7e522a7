import { storageContract } from "@lienthong/testkit/vitest"
import { inject } from "vitest"
import { postgres } from "../src/index.ts"
import { atRest } from "./at-rest.ts"
import { reuseStores } from "./reused-stores.ts"

const url = inject("postgresUrl")
const schemaOf = reuseStores(url)
const { read, damage } = atRest(url)

storageContract("Storage in PostgreSQL", (place) => postgres({ url, schema: schemaOf(place) }), {
  atRest: {
    read: (place) => read(schemaOf(place)),
    damage: (place, digest, how) => damage(schemaOf(place), digest, how),
  },
  histories: 6,
})
