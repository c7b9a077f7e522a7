import type { Chance } from "../../chance/chance.ts"

type Task = () => void

/** How many of the fibers that can run are chosen from. */
const among = 8

/** The work of a simulation's fibers at this moment, in the order of its priorities. */
export const runQueue = (shuffle: Chance | undefined) => {
  let soon: Array<Task> = []
  const later: Array<{ readonly priority: number; readonly task: Task }> = []
  let head = 0
  const takeSoon = (): Task | undefined => {
    const waiting = soon.length - head
    if (waiting === 0) return undefined
    const other = shuffle && waiting > 1 ? head + shuffle.between(0, Math.min(waiting, among)) : head
    const task = soon[other]
    if (other !== head) soon[other] = soon[head] as Task
    head++
    if (head > 1_000 && head * 2 > soon.length) {
      soon = soon.slice(head)
      head = 0
    }
    return task
  }
  const takeLater = (): Task | undefined => {
    if (later.length === 0) return undefined
    const lowest = Math.min(...later.map(({ priority }) => priority))
    const index = later.findIndex(({ priority }) => priority === lowest)
    return later.splice(index, 1)[0]?.task
  }
  const take = () => takeSoon() ?? takeLater()
  return {
    add: (task: Task, priority: number): void => {
      if (priority <= 0) soon.push(task)
      else later.push({ priority, task })
    },
    isEmpty: (): boolean => soon.length === head && later.length === 0,
    /** Runs everything that can run, including what becomes able to run meanwhile. */
    drain: (): void => {
      for (let task = take(); task !== undefined; task = take()) task()
    },
  }
}
