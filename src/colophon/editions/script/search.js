// The search page: asks the index that lies beside the pages. Nothing is sent anywhere.
const form = document.querySelector("form.search");
const field = form.querySelector("input");
const status = document.getElementById("found");
const list = document.getElementById("results");
const MOST = 20;
let index;
let asked = 0;

function shown(result, data) {
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = data.meta.title || data.url;
  heading.append(link);
  const text = document.createElement("p");
  // The excerpt is text with <mark> around what was found; only the marks are taken over.
  for (const part of data.excerpt.split(/(<mark>.*?<\/mark>)/)) {
    const found = /^<mark>(.*)<\/mark>$/.exec(part);
    const piece = found ? document.createElement("mark") : document.createElement("span");
    piece.textContent = new DOMParser().parseFromString(found ? found[1] : part, "text/html").body.textContent;
    text.append(piece);
  }
  item.append(heading, text);
  return item;
}

// An index is of one language, and a page's own is the one that is opened: readers look for words of any.
async function opened() {
  const here = new URL("../pagefind/", document.baseURI).href;
  const found = await import("../pagefind/pagefind.js");
  const { languages } = await (await fetch(`${here}pagefind-entry.json`)).json();
  const own = document.documentElement.lang.toLowerCase();
  await found.init();
  for (const language of Object.keys(languages)) {
    if (language !== own) await found.mergeIndex(here, { language });
  }
  return found;
}

async function search() {
  const words = field.value.trim();
  const turn = ++asked;
  list.replaceChildren();
  status.textContent = "";
  if (!words) return;
  try {
    index ??= await opened();
    const answer = await index.search(words);
    const found = await Promise.all(answer.results.slice(0, MOST).map(async (one) => shown(one, await one.data())));
    if (turn !== asked) return;
    list.replaceChildren(...found);
    status.textContent = found.length ? form.dataset.found.replace("{number}", answer.results.length) : form.dataset.none;
  } catch {
    status.textContent = form.dataset.none;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
  search();
});
field.value = new URLSearchParams(location.search).get("q") || "";
search();
