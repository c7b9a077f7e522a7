import { randomBytes } from "node:crypto"
import pg from "pg"
import type { TestProject } from "vitest/node"
import { startEmbeddedServer } from "../embedded-server/embedded-server.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** A database of the run's own, as a superuser. */
    readonly postgresUrl: string
  }
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

/**
 * Nothing is looked at after a crash of the machine here, so that none of the hundreds of stores need be on
 * the disk.
 */
const quick = ["fsync=off", "full_page_writes=off"]

/**
 * Provides the run with a database: on the server of `LIENTHONG_TEST_POSTGRES_URL`, or on one that lives as
 * long as the run.
 */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const existing = process.env.LIENTHONG_TEST_POSTGRES_URL
  const server = existing === undefined ? await startEmbeddedServer(quick) : { url: existing }
  const database = `lienthong_test_${randomBytes(6).toString("hex")}`
  await onServer(server.url, `create database ${database} template template0 encoding 'UTF8'`)
  const url = new URL(server.url)
  url.pathname = `/${database}`
  provide("postgresUrl", url.href)
  return async () => {
    if ("stop" in server) await server.stop()
    else await onServer(server.url, `drop database ${database} with (force)`)
  }
}
