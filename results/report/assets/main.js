// What happens when the page is opened, asked or printed.
const followAddress = () => {
  const match = /^#formula=(.*)$/.exec(location.hash);
  if (!match) return;
  const texts = decodeURIComponent(match[1]).split(",").map(coefficients);
  if (texts.length === 2 && texts.every((each) => each) && `${polynomialText(texts[0])}, ${polynomialText(texts[1])}` !== card.dataset.open)
    chooseTexts(...texts.map(polynomialText));
};
const find = $("#find");
find?.addEventListener("submit", (event) => {
  event.preventDefault();
  const a = coefficients($("#find-a").value), b = coefficients($("#find-b").value), said = $("#found");
  if (!a || !b) said.textContent = "Accepted are polynomials in n with integer coefficients, such as 2n + 1 and n^2.";
  else if (chooseTexts(polynomialText(a), polynomialText(b))) said.textContent = "";
  else said.textContent = "Not here: it is not in the space, it has no metrics, or the map shows a part of the run only.";
});
$("#clusters-table")?.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-cluster]");
  if (!button || !show || !clusterOf(Number(button.dataset.cluster))) return;
  const value = `cluster:${button.dataset.cluster}`;
  if (![...show.options].some((option) => option.value === value)) show.add(new Option(`cluster ${button.dataset.cluster}`, value));
  show.value = value;
  redraw();
  $("#map").scrollIntoView();
});
for (const [event, print] of [["beforeprint", true], ["afterprint", false]])
  window.addEventListener(event, () => {
    document.documentElement.toggleAttribute("data-print", print);
    if (canvas && count > 0) draw();
  });
if (canvas && count > 0) startMap();
if ($("#formula-list")) startList();
window.addEventListener("hashchange", followAddress);
followAddress();
document.documentElement.dataset.ready = "yes";
