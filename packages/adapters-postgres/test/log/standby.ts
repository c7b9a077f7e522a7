import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import pg from "pg"
import { asWhom, type EmbeddedServer, serve } from "../../embedded-server/embedded-server.ts"

const slot = "standby"

/** What a server writes for itself: its log comes over the connection instead. */
const isItsOwn = (path: string): boolean =>
  /^postmaster\.|^\.s\.PGSQL/.test(basename(path)) ||
  /\/(pg_wal|pg_replslot|pg_stat_tmp)$/.test(dirname(path))

/**
 * Copies a running server as PostgreSQL's manual has it done without `pg_basebackup`, which npm does not
 * bring.
 */
const copyRunning = async (primary: EmbeddedServer, data: string): Promise<void> => {
  const client = new pg.Client(primary.url)
  await client.connect()
  try {
    await client.query("select pg_create_physical_replication_slot($1, true)", [slot])
    await client.query("select pg_backup_start('standby', true)")
    cpSync(join(primary.folder, "data"), data, { recursive: true, filter: (path) => !isItsOwn(path) })
    const { rows } = await client.query<{ readonly labelfile: string }>(
      "select labelfile from pg_backup_stop(false)",
    )
    writeFileSync(join(data, "backup_label"), rows[0]?.labelfile ?? "")
    writeFileSync(join(data, "standby.signal"), "")
  } finally {
    await client.end()
  }
}

/** Starts a hot standby of a server, to which the log of the primary is streamed. */
export const startStandby = async (primary: EmbeddedServer): Promise<EmbeddedServer> => {
  const folder = mkdtempSync(join(tmpdir(), "lienthong-standby-"))
  const data = join(folder, "data")
  try {
    chmodSync(folder, 0o755)
    mkdirSync(data, { mode: 0o700 })
    await copyRunning(primary, data)
    chmodSync(data, 0o700)
    const { uid, gid } = asWhom
    if (uid !== undefined)
      for (const path of ["", ...readdirSync(data, { recursive: true }).map(String)])
        chownSync(join(data, path), uid, gid)
    const { hostname, port, username } = new URL(primary.url)
    const settings = [
      `primary_conninfo=host=${hostname} port=${port} user=${username}`,
      `primary_slot_name=${slot}`,
    ]
    return await serve({ folder, program: primary.program, settings })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Ends when a standby has everything that the primary has written until now. */
export const caughtUp = async (primary: pg.Client, standby: pg.Client): Promise<void> => {
  const { rows } = await primary.query<{ readonly written: string }>("select pg_current_wal_lsn() as written")
  const isThere = "select pg_last_wal_replay_lsn() >= $1::pg_lsn as there"
  while (!(await standby.query(isThere, [rows[0]?.written])).rows[0]?.there);
}
