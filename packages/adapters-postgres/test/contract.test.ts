import { storageContract } from "@lienthong/testkit/vitest"
import { inject } from "vitest"
import { postgres } from "../src/index.ts"
import { atRest } from "./at-rest.ts"

const url = inject("postgresUrl")

storageContract("Storage in PostgreSQL", (place) => postgres({ url, schema: place }), {
  atRest: atRest(url),
  histories: 10,
})
