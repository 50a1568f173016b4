// Filters take effect at once, and empty fields stay out of the address.
const strip = (form) => {
  for (const field of form.elements) {
    if (field.name && field.value === "" && field.type !== "search") {
      field.disabled = true;
    }
  }
};

for (const form of document.querySelectorAll("form.filter, form.time, form.find")) {
  form.addEventListener("submit", () => strip(form));
}

for (const form of document.querySelectorAll("form.filter")) {
  form.addEventListener("change", (e) => {
    if (e.target.tagName === "SELECT") {
      form.requestSubmit();
    }
  });
}

addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form [disabled]")) {
    field.disabled = false;
  }
});

// "/" goes to the search field, as in many programs.
addEventListener("keydown", (e) => {
  if (e.key === "/" && !e.ctrlKey && !e.metaKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")) {
    e.preventDefault();
    document.getElementById("q")?.focus();
  }
});
