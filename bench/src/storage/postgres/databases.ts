import pg from "pg"

/** New databases on a server, which are dropped together. */
export interface Databases {
  /** Creates a database and returns its address. */
  readonly create: (name: string) => Promise<string>
  readonly dropAll: () => Promise<void>
}

/** Runs one statement on its own connection. */
export const execute = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Creates databases with names that no other run of the benchmark uses. */
export const databasesOn = (serverUrl: string): Databases => {
  const created: Array<string> = []
  return {
    create: async (name) => {
      const database = `lienthong_bench_${process.pid}_${name}`
      await execute(serverUrl, `CREATE DATABASE ${database}`)
      created.push(database)
      const url = new URL(serverUrl)
      url.pathname = `/${database}`
      return url.href
    },
    dropAll: async () => {
      for (const database of created.splice(0))
        await execute(serverUrl, `DROP DATABASE ${database} WITH (FORCE)`)
    },
  }
}

/** Describes the server and what makes its commits durable. Fails when they are not. */
export const durableTerms = async (serverUrl: string): Promise<string> => {
  const client = new pg.Client(serverUrl)
  await client.connect()
  try {
    const show = async (setting: string) =>
      (await client.query({ text: `SHOW ${setting}`, rowMode: "array" })).rows[0]?.[0]
    const settings = ["fsync", "synchronous_commit", "full_page_writes"]
    const terms: Array<string> = []
    for (const setting of settings) {
      const value = await show(setting)
      if (value !== "on") throw new Error(`${setting} is ${value} on the server: its commits are not durable`)
      terms.push(`${setting}=on`)
    }
    return `PostgreSQL ${await show("server_version")}, ${terms.join(", ")}`
  } finally {
    await client.end()
  }
}
