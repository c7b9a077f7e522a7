import { storageContract } from "@lienthong/testkit/vitest"
import { inject } from "vitest"
import { postgres } from "../src/index.ts"

const url = inject("postgresUrl")

storageContract("Storage in PostgreSQL", (place) => postgres({ url, schema: place }), { histories: 25 })
