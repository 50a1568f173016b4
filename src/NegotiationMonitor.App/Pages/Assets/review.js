// Review forms: marked words of the article become the quotation, and your name is remembered in this browser.
const quote = document.querySelector("textarea[data-quote]");
const text = document.querySelector(".article .text");

if (quote && text) {
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    if (!quote.closest("details").open || marked.isCollapsed || !text.contains(marked.anchorNode) || !text.contains(marked.focusNode)) {
      return;
    }
    const words = marked.getRangeAt(0).cloneContents();
    for (const note of words.querySelectorAll(".note")) {
      note.remove();
    }
    quote.value = words.textContent.trim();
  });
}

const key = "negmon.reviewer";
for (const by of document.querySelectorAll(".review input[name=by]")) {
  by.value = localStorage.getItem(key) ?? "";
  by.addEventListener("change", () => localStorage.setItem(key, by.value));
}
