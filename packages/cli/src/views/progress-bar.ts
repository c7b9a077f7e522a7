const width = 30

/** How much of some work is done, as a bar for a person. */
export const progressBar = (name: string, done: number, all: number): string => {
  const share = all === 0 ? 1 : Math.min(1, done / all)
  const full = Math.floor(share * width)
  return `${name} [${"█".repeat(full)}${"░".repeat(width - full)}] ${Math.floor(share * 100)}% (${done}/${all})`
}
