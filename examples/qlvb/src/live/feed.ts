import type { Office } from "../agency/office.ts"

/** What browsers are told of a change: which document it is about, and nothing that it says. */
export interface News {
  readonly kind: string
  readonly position: number
}

type Listener = (news: News) => void

/** What happens in an office, for all pages that are open. */
export interface Feed {
  readonly listen: (listener: Listener) => () => void
}

const feeds = new WeakMap<Office, Feed>()

const openFeed = (office: Office): Feed => {
  const listeners = new Set<Listener>()
  let following: AbortController | undefined
  const follow = async (signal: AbortSignal) => {
    const { asOf } = await office.exchange.reports.headline({ signal })
    for await (const { kind, position } of office.exchange.changes({ after: asOf, follow: true }, { signal }))
      for (const listener of listeners) listener({ kind, position })
  }
  const start = () => {
    const stop = new AbortController()
    following = stop
    follow(stop.signal).catch((error: unknown) => {
      if (following === stop) following = undefined
      if (!stop.signal.aborted) throw error
    })
  }
  return {
    listen: (listener) => {
      listeners.add(listener)
      if (!following) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        following?.abort()
        following = undefined
      }
    },
  }
}

/** The feed of an office: one reader of the log, however many pages are open. */
export const feedOf = (office: Office): Feed => {
  const known = feeds.get(office)
  if (known) return known
  const opened = openFeed(office)
  feeds.set(office, opened)
  return opened
}
