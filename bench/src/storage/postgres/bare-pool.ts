import pg from "pg"

/** A pool of the bare driver. Connections that a dropped database breaks off have nobody to tell. */
export const barePool = (config: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool(config)
  pool.on("error", () => {})
  pool.on("connect", (client) => client.on("error", () => {}))
  return pool
}
