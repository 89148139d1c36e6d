// Terms and names marked in the source of the segment one is in; nothing of the page is changed for it.
const NAME = 'terms'

export const markTerms = (source, words) => {
  if (!CSS.highlights) return
  CSS.highlights.delete(NAME)
  const found = [...textsOf(source)].flatMap((text) => words.flatMap((word) => rangesIn(text, word)))
  if (found.length) CSS.highlights.set(NAME, new Highlight(...found))
}

function * textsOf (source) {
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) yield walker.currentNode
}

const rangesIn = (text, word) => {
  const found = []
  for (let at = text.data.indexOf(word); word && at >= 0; at = text.data.indexOf(word, at + word.length)) {
    const range = new Range()
    range.setStart(text, at)
    range.setEnd(text, at + word.length)
    found.push(range)
  }
  return found
}
