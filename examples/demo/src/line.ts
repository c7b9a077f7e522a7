import type { OpenedExchange } from "@lienthong/core"

/** An office's outgoing line: while it is open, queued work is sent. */
export interface Line {
  readonly open: () => void
  readonly close: () => Promise<void>
}

/** Runs the dispatcher from the host, so that it can stop and resume sending. */
export const lineOf = ({ work }: OpenedExchange): Line => {
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined
  return {
    open: () => {
      if (running) return
      const stop = new AbortController()
      const { signal } = stop
      const ended = work.runDispatcher({ urgent: 1, ordinary: 2 }, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
      running = { stop, ended }
    },
    close: async () => {
      running?.stop.abort()
      await running?.ended
      running = undefined
    },
  }
}
