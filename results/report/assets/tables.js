// Tables: sorted by a click on a heading, filtered by a text.
const cellValue = (row, column) => {
  const cell = row.cells[column];
  const text = cell.dataset.value ?? cell.textContent.trim();
  const number = Number(text.replaceAll(",", ""));
  return text !== "" && !Number.isNaN(number) ? number : text;
};
for (const table of $$("table.sortable")) {
  $$("thead th", table).forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending" || (!heading.ariaSort && heading.classList.contains("number"));
      $$("th", table).forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = $$("tbody tr", table);
      rows.sort((x, y) => (down ? -1 : 1) * compare(cellValue(x, column), cellValue(y, column)));
      table.tBodies[0].append(...rows);
    });
  });
}
for (const input of $$("input[data-filter]")) {
  const table = document.getElementById(input.dataset.filter);
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of $$("tbody tr", table)) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
}
