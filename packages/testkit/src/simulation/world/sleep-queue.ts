import type { Machine } from "./machine.ts"

/** A fiber that sleeps until a time, on a machine or in the world itself. */
export interface Sleep {
  at: number
  readonly order: number
  readonly machine: Machine | undefined
  wake: (() => void) | undefined
}

const isBefore = (one: Sleep, other: Sleep) =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

/** The sleeping fibers, as a heap by time and then by the order in which they fell asleep. */
export const sleepQueue = () => {
  const heap: Array<Sleep> = []
  let count = 0
  const swap = (one: number, other: number) => {
    const kept = heap[one] as Sleep
    heap[one] = heap[other] as Sleep
    heap[other] = kept
  }
  const push = (sleep: Sleep) => {
    heap.push(sleep)
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!isBefore(heap[at] as Sleep, heap[parent] as Sleep)) break
      swap(at, parent)
      at = parent
    }
  }
  const pop = () => {
    swap(0, heap.length - 1)
    const first = heap.pop() as Sleep
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < heap.length && isBefore(heap[left] as Sleep, heap[least] as Sleep)) least = left
      if (right < heap.length && isBefore(heap[right] as Sleep, heap[least] as Sleep)) least = right
      if (least === at) return first
      swap(at, least)
      at = least
    }
  }
  return {
    add: (at: number, machine: Machine | undefined, wake: () => void): Sleep => {
      count++
      const sleep: Sleep = { at, order: count, machine, wake }
      push(sleep)
      return sleep
    },
    cancel: (sleep: Sleep): void => {
      sleep.wake = undefined
    },
    /** When the next one wakes. */
    next: (): number | undefined => {
      while (heap[0] !== undefined && heap[0].wake === undefined) pop()
      return heap[0]?.at
    },
    /** Wakes those whose time has come. On a machine that stands still they sleep until it goes on. */
    wake: (present: number): void => {
      while (heap[0] !== undefined && heap[0].at <= present) {
        const sleep = pop()
        const { machine, wake } = sleep
        if (machine === undefined || machine.pausedUntil <= present) wake?.()
        else if (wake !== undefined) {
          sleep.at = machine.pausedUntil
          push(sleep)
        }
      }
    },
  }
}
