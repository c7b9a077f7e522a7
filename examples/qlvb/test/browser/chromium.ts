import { existsSync } from "node:fs"
import { type Browser, chromium, type Page } from "playwright-core"
import { password } from "../browser.ts"

/** The browser of this machine, where there is one. */
export const browserPath = [process.env.QLVB_BROWSER, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
)

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
  })

/** How a person looks at the pages. */
export interface Window {
  readonly width?: number
  readonly scheme?: "light" | "dark"
}

/** A window in which a person has logged in with the keyboard alone. */
export const openWindow = async (
  browser: Browser,
  base: string,
  person: string,
  { width = 1280, scheme = "light" }: Window = {},
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  await page.goto(`${base}/dang-nhap`)
  await page.focus(`input[value="${person}"]`)
  await page.keyboard.press("Space")
  await page.focus("#password")
  await page.keyboard.type(password)
  await page.keyboard.press("Enter")
  await page.waitForSelector("#tim", { state: "attached" })
  return page
}
