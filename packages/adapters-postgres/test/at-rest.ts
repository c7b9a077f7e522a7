import type { Digest } from "@lienthong/core/adapter"
import type { Damage } from "@lienthong/testkit/vitest"
import pg from "pg"

const asSuperuser = async <A>(url: string, use: (client: pg.Client) => Promise<A>): Promise<A> => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

const damaging = (
  place: string,
  chunk: (number: string) => string,
  last: string,
): Readonly<Record<Damage, string>> => ({
  changed: `update ${place}.chunks set bytes = set_byte(bytes, 8, get_byte(bytes, 8) # 1) where ${chunk(last)}`,
  shortened: `update ${place}.chunks set bytes = substr(bytes, 1, length(bytes) - 1) where ${chunk(last)}`,
  cut: `delete from ${place}.chunks where ${chunk(last)}`,
  swapped: `update ${place}.chunks set bytes = other.bytes from ${place}.chunks other
    where chunks.agency = '000.00.00.H53' and other.agency = chunks.agency and other.upload = chunks.upload
      and chunks.number in (0, 1) and other.number = 1 - chunks.number
      and chunks.upload = (select upload from ${place}.blobs where agency = '000.00.00.H53' and digest = $1)`,
  mixed: `update ${place}.chunks set bytes = (
      select bytes from ${place}.blobs join ${place}.chunks other using (agency, upload)
      where agency = '000.00.00.H53' and number = 0 and digest <> $1
    ) where ${chunk("0")}`,
})

/**
 * What lies in the tables of a store, past every policy and function. The server's free space and its log are
 * not looked at: what is deleted stays there for a while, as the documentation says.
 */
export const atRest = (url: string) => ({
  read: (place: string): Promise<Uint8Array> =>
    asSuperuser(url, async (client) => {
      const { rows } = await client.query<{ readonly bytes: Buffer }>(`select bytes from ${place}.chunks`)
      return Buffer.concat(rows.map(({ bytes }) => bytes))
    }),
  damage: (place: string, digest: Digest, how: Damage): Promise<void> =>
    asSuperuser(url, async (client) => {
      const chunk = (number: string) => `chunks.agency = '000.00.00.H53' and number = ${number} and upload =
        (select upload from ${place}.blobs where agency = '000.00.00.H53' and digest = $1)`
      const last = `(select chunks - 1 from ${place}.blobs where agency = '000.00.00.H53' and digest = $1)`
      const { rowCount } = await client.query(damaging(place, chunk, last)[how], [digest])
      if (rowCount === 0) throw new Error(`${digest} is not there to be damaged`)
    }),
})
