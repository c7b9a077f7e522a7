import { vietnamTime } from "@lienthong/core/calendar"

/** One line of what happened: when, with whom, what. */
export interface StoryLine {
  /** The true time. */
  readonly at: string
  readonly who: string
  readonly what: string
}

/** What happened in a simulation, in order. */
export interface Story {
  readonly tell: (who: string, what: string) => void
  readonly lines: () => ReadonlyArray<StoryLine>
}

export const openStory = (now: () => number): Story => {
  const lines: Array<StoryLine> = []
  return {
    tell: (who, what) => void lines.push({ at: vietnamTime(now()), who, what }),
    lines: () => lines,
  }
}

/** A line as people read it: `2026-06-22 08:00:05  Tây Ninh  dispatches document 3`. */
export const printLine = (line: StoryLine): string => {
  const { at, who, what } = line
  return `${at.slice(0, 10)} ${at.slice(11, 23)}  ${who}: ${what}`
}
