// Keys for those who work without a mouse. Each of them is a link or a button too.

const isTyping = (target) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null

const places = { d: "/den", i: "/di", v: "/viec", k: "/ky", t: "/thong-ke" }

/** The links of the rows of a list. */
const rows = () => [...document.querySelectorAll("main .subj, main .who a")]

const step = (by) => {
  const links = rows()
  const at = links.indexOf(document.activeElement)
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus()
}

export const followKeys = () => {
  let isGoing = false
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey, isComposing } = event
    if (ctrlKey || altKey || metaKey || isComposing || isTyping(target)) return
    const wasGoing = isGoing
    isGoing = key === "g"
    if (key === "/") {
      event.preventDefault()
      document.querySelector("input[type='search']:not([hidden])")?.focus()
    } else if (wasGoing && Object.hasOwn(places, key)) location.assign(places[key])
    else if (key === "j") step(1)
    else if (key === "k") step(-1)
  })
}
