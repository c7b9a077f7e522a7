import type { OpenedExchange } from "@lienthong/core"

/** An office's way out: while it is open, what is queued is sent. */
export interface Line {
  readonly open: () => void
  readonly close: () => Promise<void>
}

/** A host that runs the dispatcher itself, so that it can stop sending and go on again. */
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
