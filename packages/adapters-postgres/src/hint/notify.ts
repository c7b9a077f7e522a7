import type { HintTopic } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import type { Server } from "../server/server.ts"

/** The channel of a store. The hints of every agency go through it. */
export const channelOf = (schema: string): string => `lienthong_${schema}`

/** How long hints are gathered before they are sent together, in milliseconds. */
const gatherMillis = 50

/**
 * Notifies other processes of commits, after them and outside their transactions: inside one, NOTIFY would
 * make commits wait for each other. A hint that cannot be sent is lost, which is safe, because every waiting
 * process also looks on its own.
 */
export const makeNotifier = (server: Server, schema: string, agency: AgencyCode) => {
  const notify = { name: "notify", text: "select pg_notify($1, $2)" }
  const gathered = new Set<HintTopic>()
  let timer: NodeJS.Timeout | undefined

  const send = () => {
    timer = undefined
    const topics = [...gathered].join(" ")
    gathered.clear()
    server.call(notify, [channelOf(schema), `${agency} ${topics}`]).catch(() => {})
  }

  return {
    notify: (topics: ReadonlyArray<HintTopic>): void => {
      for (const topic of topics) gathered.add(topic)
      if (gathered.size > 0) timer ??= setTimeout(send, gatherMillis)
    },
    stop: (): void => clearTimeout(timer),
  }
}
