import type { Digest } from "@lienthong/core"
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

/**
 * What lies in the tables of a store, past every policy and function. The server's free space and its log are not
 * looked at: what is deleted stays there for a while, as the documentation says.
 */
export const atRest = (url: string) => ({
  read: (place: string): Promise<Uint8Array> =>
    asSuperuser(url, async (client) => {
      const { rows } = await client.query<{ readonly bytes: Buffer }>(`select bytes from ${place}.chunks`)
      return Buffer.concat(rows.map(({ bytes }) => bytes))
    }),
  damage: (place: string, digest: Digest): Promise<void> =>
    asSuperuser(url, async (client) => {
      const { rowCount } = await client.query(
        `update ${place}.chunks set bytes = set_byte(bytes, 8, get_byte(bytes, 8) # 1)
         from ${place}.blobs where blobs.agency = '000.00.00.H53' and digest = $1
           and chunks.agency = blobs.agency and chunks.upload = blobs.upload and number = blobs.chunks - 1`,
        [digest],
      )
      if (rowCount !== 1) throw new Error(`${digest} is not there to be damaged`)
    }),
})
