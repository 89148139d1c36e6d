// Marks of inline text (**, *, `, [ and ][1], [^1]) are whole: whoever breaks one half takes the other away with it.
// Pure: from the text before and after an edit to the text that should stand, so that nothing half is ever saved.
const FINDER = /\\[!-/:-@[-`{-~]|(`+)([^`]+?)\1(?!`)|\[\^[^\s[\]^]{1,100}\]|(\*\*|\*)|\]\[[0-9]{1,6}\]|\[/g

// Each mark with its partner: [{ start, end, partner: index or -1 }], in order. A lone bracket or star is no mark.
export const marks = (text) => {
  const found = []
  const links = []
  const stars = []
  const add = (start, end) => found.push({ start, end, partner: -1 }) - 1
  const join = (one, other) => { found[one].partner = other; found[other].partner = one }
  for (const match of text.matchAll(FINDER)) {
    const [token, ticks, inside, star] = match
    const at = match.index
    if (ticks) {
      const first = add(at, at + ticks.length)
      join(first, add(at + ticks.length + inside.length, at + token.length))
    } else if (token.startsWith('[^')) {
      add(at, at + token.length)
      found.at(-1).partner = found.length - 1
    } else if (star) { // a star between spaces multiplies; one before a space cannot open, one behind cannot close
      const [behind, ahead] = [/\S$/.test(text.slice(0, at)), /^\S/.test(text.slice(at + star.length))]
      const open = stars.findLastIndex((index) => found[index].end - found[index].start === star.length)
      if (!behind && !ahead) continue
      const one = add(at, at + star.length)
      if (behind && open >= 0) {
        join(stars[open], one)
        stars.length = open
      } else if (ahead) stars.push(one)
    } else if (token === '[') {
      links.push(add(at, at + 1))
    } else if (token.startsWith('][') && links.length) {
      join(links.pop(), add(at, at + token.length))
    }
  }
  return found
}

// Where two texts part: what was taken out of `before` (start..end) and what was put in its place.
export const edit = (before, after) => {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let tail = 0
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { start, end: before.length - tail, put: after.slice(start, after.length - tail) }
}

// The text that should stand instead of `after`, and where the cursor belongs; null where nothing was broken.
export const mended = (before, after) => {
  const { start, end, put } = edit(before, after)
  const all = marks(before)
  const broken = all.filter((mark) => mark.partner >= 0 && (start === end
    ? mark.start < start && start < mark.end
    : mark.start < end && start < mark.end))
  if (!broken.length) return null
  if (start === end) { // typed into the middle of a mark: it belongs behind it
    const behind = broken[0].end
    return { text: before.slice(0, behind) + put + before.slice(behind), cursor: behind + put.length }
  }
  const gone = new Set(broken.flatMap((mark) => [all.indexOf(mark), mark.partner]))
  if (broken.every((mark) => mark.start >= start && mark.end <= end && gone.size === broken.length &&
    all[mark.partner].start >= start && all[mark.partner].end <= end)) return null // both halves are gone already
  const cuts = [[start, end], ...[...gone].map((index) => [all[index].start, all[index].end])]
  let text = ''
  let cursor = 0
  for (let at = 0; at < before.length; at++) {
    if (at === start) { text += put; cursor = text.length }
    if (!cuts.some(([from, to]) => at >= from && at < to)) text += before[at]
  }
  if (start === before.length) { text += put; cursor = text.length }
  return { text, cursor }
}

// What surrounds things in the source, to be set around a selection: the next link number that the text lacks.
export const nextLink = (source, text) => {
  const numbers = (of) => [...of.matchAll(/\]\[([0-9]{1,6})\]/g)].map((match) => match[1])
  const have = numbers(text)
  return numbers(source).find((number) => !have.includes(number)) || ''
}
