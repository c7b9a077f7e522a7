// Shows what happened elsewhere without a reload: on news the same page is read again, and its content changed.

const quietMillis = 400

/** Whether somebody is in the middle of something that a new page would take away. */
const isBusy = (live) =>
  live.contains(document.activeElement) || live.querySelector("form.fields, details[open]") !== null

export const followChanges = () => {
  const live = document.querySelector("[data-live]")
  if (!live) return
  const said = document.querySelector("#bao")
  let waiting

  const readAgain = async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } })
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    for (const selector of ["nav.side", "nav.tab"]) {
      const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)]
      if (old && fresh && !old.contains(document.activeElement)) old.replaceChildren(...fresh.childNodes)
    }
    const fresh = page.querySelector("[data-live]")
    if (!fresh || fresh.textContent === live.textContent || isBusy(live)) return
    live.replaceChildren(...fresh.childNodes)
    said.textContent = said.dataset.text
  }

  const news = new EventSource(`/su-kien?after=${live.dataset.live}`)
  news.addEventListener("change", () => {
    clearTimeout(waiting)
    waiting = setTimeout(readAgain, quietMillis)
  })
  addEventListener("pagehide", () => news.close())
}
