// The slider over the dossier's time: shows the day while it is moved, opens the view of that day when it is let go.
const dayOf = (first, offset) => new Date(Date.parse(first) + offset * 86400000);

for (const slider of document.querySelectorAll(".time input[type=range]")) {
  const form = slider.form;
  const output = form.querySelector("output");
  const said = form.elements.saidBy;
  slider.hidden = false;
  output.hidden = false;
  const show = () => {
    const day = dayOf(slider.dataset.first, Number(slider.value));
    output.textContent = day.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    slider.setAttribute("aria-valuetext", output.textContent);
    said.value = day.toISOString().slice(0, 10);
  };
  let leaving = 0;
  slider.addEventListener("input", show);
  slider.addEventListener("change", () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => form.requestSubmit(), 350);
  });
}
