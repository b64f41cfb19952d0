// The list of all identified formulas: asked, ordered, turned over page by page, taken away.
const startList = () => {
  const list = $("#formula-list"), body = $("tbody", list), head = $("thead tr", list), field = $("#formula-query");
  const choice = $("#formula-constant"), order = $("#formula-order"), falling = $("#formula-falling"), answer = $("#formula-answer");
  const perPage = 25;
  for (const axis of metricAxes) order.add(new Option(axis.title, axis.name));
  const size = (entry) => entry.a.length + entry.b.length + entry.form.length;
  const orders = {
    simple: (x, y) => (x.kind === "rational") - (y.kind === "rational") || size(x) - size(y) || x.id - y.id,
    constant: (x, y) => compare(x.constant?.symbol ?? "~", y.constant?.symbol ?? "~") || orders.simple(x, y),
    space: (x, y) => x.id - y.id,
  };
  const byMetric = (axis, sign) => (x, y) => {
    const [p, q] = [x, y].map((entry) => metricOf(entry, axis).value);
    return Number.isNaN(p) - Number.isNaN(q) || sign * (p - q) || orders.simple(x, y);
  };
  let page = 0, rows = [], shown = [axisNamed("delta")], rendered = 0;
  const constantCell = ({ constant }) => (constant ? (constant.mathml ? inMath(constant.mathml) : escape(constant.symbol)) : "");
  const cells = (entry, mathml) =>
    `<td>${polynomialMath(entry.a)}</td><td>${polynomialMath(entry.b)}</td><td>${inMath(mathml)}</td><td>${constantCell(entry)}</td>` +
    `<td>${status(entry.status)}</td>${shown.map((axis) => `<td class="number">${signed(metricOf(entry, axis).text)}</td>`).join("")}`;
  const render = async () => {
    const number = ++rendered, part = rows.slice(page * perPage, (page + 1) * perPage);
    const written = await Promise.all(part.map((entry) => writtenOf(entry)));
    if (number !== rendered) return;
    head.innerHTML = ["a(n)", "b(n)", "limit", "constant", "status"].map((text) => `<th scope="col">${text}</th>`).join("") +
      shown.map((axis) => `<th scope="col" class="number" title="${escape(axis.summary)}">${escape(axis.title)}</th>`).join("");
    body.innerHTML = part.map((entry, i) => `<tr class="pick" tabindex="0" data-id="${entry.id}">${cells(entry, written[i].mathml)}</tr>`).join("");
    const pages = Math.max(1, Math.ceil(rows.length / perPage));
    $("#formula-page").textContent = `page ${page + 1} of ${grouped(pages)}`;
    $("#formula-back").disabled = page === 0;
    $("#formula-on").disabled = page + 1 >= pages;
    for (const button of $$("[data-download]", list.closest("section"))) button.disabled = rows.length === 0;
    list.dataset.rendered = field.value;
  };
  const words = ({ constant, conditions }) => (constant ? ` of ${constant.symbol}` : "") +
    (conditions.length > 0 ? ` with ${conditions.map(({ axis, sign, value }) => `${axis.title} ${sign} ${signed(String(value))}`).join(", ")}` : "");
  const answerText = (query, all) => {
    if (query.error) return escape(query.error);
    if (rows.length > 0) return `${grouped(formulasOf(rows))} formulas${escape(words(query))}: ${grouped(rows.length)} pairs ±a.`;
    if (query.conditions.length !== 1 || all.length === 0) return `None${escape(words(query))}.`;
    const [condition] = query.conditions, miss = nearestMiss(all, condition);
    if (!miss) return `None${escape(words(query))}: none of them has this metric.`;
    const { entry, word } = miss;
    return `None${escape(words(query))}; the ${word} ${escape(condition.axis.title)} of the ${grouped(formulasOf(all))} formulas${escape(words({ ...query, conditions: [] }))} is ` +
      `${signed(metricOf(entry, condition.axis).text)}, of <a href="${linkOf(entry.a, entry.b)}">${escape(entry.a)}, ${escape(entry.b)}</a>.`;
  };
  const select = () => {
    const query = understood(field.value);
    if (!query.constant && choice.value !== "") query.constant = constantNamed(choice.value);
    const all = candidates(query), axis = axisNamed(order.value);
    rows = query.error ? [] : all.filter((entry) => query.conditions.every((each) => holds(entry, each)));
    rows.sort(axis ? byMetric(axis, falling.checked ? -1 : 1) : orders[order.value]);
    falling.closest("label").hidden = !axis;
    shown = [...new Set([axisNamed("delta"), ...query.conditions.map((each) => each.axis), ...(axis ? [axis] : [])])];
    answer.innerHTML = answerText(query, all);
    page = 0;
    return render();
  };
  const columnsOf = (entry) => ({
    a: entry.a, b: entry.b, closed_form: entry.form, constant: entry.constant?.name ?? "", kind: entry.kind, status: entry.status, method: entry.method,
    ...Object.fromEntries(metricAxes.map((axis) => [axis.name, metricOf(entry, axis).text])),
  });
  const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const files = {
    csv: () => ["text/csv", [Object.keys(columnsOf(entries[0])), ...rows.map((entry) => Object.values(columnsOf(entry)))].map((line) => line.map(quoted).join(",")).join("\n") + "\n"],
    jsonl: () => ["application/json", rows.map((entry) => JSON.stringify(columnsOf(entry))).join("\n") + "\n"],
    tex: async () => ["text/x-tex", (await Promise.all(rows.map(async (entry) => `\\[ ${(await writtenOf(entry)).latex} = ${pcfLatex(entry.a, entry.b)} \\]`))).join("\n") + "\n"],
  };
  for (const button of $$("[data-download]", list.closest("section")))
    button.addEventListener("click", async () => download(`formulas.${button.dataset.download}`, ...await files[button.dataset.download]()));
  field.addEventListener("input", select);
  for (const control of [choice, order, falling]) control.addEventListener("change", select);
  $("#formula-back").addEventListener("click", () => { --page; render(); });
  $("#formula-on").addEventListener("click", () => { ++page; render(); });
  const pick = (event) => {
    const row = event.target.closest("tr[data-id]");
    if (!row || (event.key !== undefined && event.key !== "Enter")) return;
    chooseEntry(byId.get(Number(row.dataset.id)), false);
    card.scrollIntoView({ block: "nearest" });
  };
  body.addEventListener("click", pick);
  body.addEventListener("keydown", pick);
  for (const link of $$("a[data-constant]")) link.addEventListener("click", () => { choice.value = link.dataset.constant; field.value = ""; select(); });
  select();
};
