// The card of a formula: all that is known of it, to copy and to link to.
const entryAt = (point) => (point < 0 ? undefined : byId.get(ids[point]));
const textsOf = (point, mirrored) => {
  const a = meta.a[columns.a[point]], b = meta.b[columns.b[point]];
  return { a: mirrored ? negated(a) : a, b };
};
const linkOf = (a, b) => `#formula=${encodeURIComponent(`${a},${b}`.replaceAll(" ", ""))}`;

/** {point, mirrored, entry} of the formula with these polynomials, of which -a may be the one that is shown; null: it is not here. */
const located = (a, b) => {
  const numbers = [a, negated(a)].map((text) => meta.a.indexOf(text)), bNumber = meta.b.indexOf(b);
  if (bNumber < 0) return null;
  for (const mirrored of [false, true]) {
    const aNumber = numbers[Number(mirrored)];
    if (aNumber < 0) continue;
    for (let i = 0; i < count; ++i)
      if (columns.b[i] === bNumber && columns.a[i] === aNumber && (!mirrored || has(i))) return { point: i, mirrored, entry: entryAt(i) };
    const text = meta.a[aNumber];
    const entry = entries.find((each) => each.b === b && each.a === text && (!mirrored || each.mirror !== null));
    if (entry) return { point: entry.point, mirrored, entry };
  }
  return null;
};

/** The eight pairs with the nearest metrics, each in units of its axis. */
const neighbours = (point) => {
  const all = metricAxes.map((axis) => codes(axis)), best = [];
  for (let i = 0; i < count; ++i) {
    if (i === point) continue;
    let d = 0;
    for (const code of all) { const t = code[i] - code[point]; d += t * t; }
    if (best.length < 8 || d < best[7].d) {
      best.push({ i, d });
      best.sort((p, q) => p.d - q.d || p.i - q.i);
      best.length = Math.min(best.length, 8);
    }
  }
  return best.map((each) => each.i);
};
const turnedNumber = (text, mirrored) => (!mirrored || !/[1-9]/.test(text) ? text : text.startsWith("-") ? text.slice(1) : `-${text}`);

/** Digits of the limit: stored ones, those of a rational number, or those of p_N/q_N, which are right where nothing is stored. */
const limitOf = ({ a, b, point, mirrored, entry }) => {
  const slow = entry?.slowLimit || slowLimitOf.get(point);
  if (slow) return turnedNumber(slow, mirrored);
  const rational = entry?.kind === "rational" && /^(-?\d+)(?:\/(\d+))?$/.exec(formOf(entry, mirrored).replace(/^-\((.*)\)$/, "-$1"));
  if (rational) return rational[2] ? quotientText(BigInt(rational[1]), BigInt(rational[2]), 20) : rational[1];
  const { p, q } = convergentsOf(a, b, meta.sampling.depth), last = q.findLastIndex((x) => x !== 0n);
  return quotientText(p[last], q[last], 20);
};
/** Every metric as {axis, text}: as stored, or from exact integers as far as rounding leaves no doubt. */
const metricsOf = ({ a, b, mirrored, entry }) => {
  if (entry) return metricAxes.map((axis) => ({ axis, text: metricOf(entry, axis, mirrored).text }));
  const found = measured(a, b);
  return metricAxes.map((axis) => ({ axis, text: knownDigits(found[axis.name], axis.decimals) }));
};

/** Links to rows of the tables of families; the name of a family is in its row. */
const rowLink = (anchor, number) => {
  const row = document.getElementById(`${anchor}-${number}`);
  return row ? `<a href="#${anchor}-${number}">${number}</a> (${escape(row.dataset.name)})` : `${number}`;
};
const term = (name, words, text) => `<dt title="${escape(words)}">${name}</dt><dd>${text}</dd>`;
const placeText = ({ point, entry }) => {
  const set = point < 0 ? 0 : columns.families[point], families = entry ? entry.families : set > 0 ? meta.families[set - 1] : [];
  const clusters = point < 0 ? [] : meta.clusters.filter((each) => each.points.includes(point));
  return (families.length > 0 ? term("families", "theorems with parameters that relate it to others", families.map((each) => rowLink("family", each)).join(", ")) : "") +
    (entry?.lattice > 0 ? term("lattice", "formulas that contiguity relations generate from one of them", rowLink("lattice", entry.lattice)) : "") +
    (clusters.length > 0 ? term("clusters", "groups of formulas that belong together",
      clusters.map((each) => `<a href="#cluster-${each.number}">${each.number}</a> (${escape(each.label)})`).join(", ")) : "");
};
/** The entry of the literature that it is equivalent to; L is the limit of the formula that the entry shows, -L that of its mirror image. */
const literatureOf = async ({ entry, mirrored }) => {
  const text = entry ? (await linesLater("entry-literature"))[entry.index] : "";
  if (!text) return null;
  const [name, reference, pcf, by, image] = text.split("\t");
  return { name, reference: reference || null, pcf, by, relation: `${mirrored ? "−" : ""}L = ${image}` };
};
const literatureText = (known) => (known === null ? "" :
  term("literature", "an equivalent formula that is known, with the relation of the limits, proved",
    `${escape(known.name)}${known.reference ? ` [${escape(known.reference)}]` : ""}: <code>${escape(known.pcf)}</code>, by ${escape(known.by)}; ${escape(known.relation)}`));
const status = (name) => `<span class="status ${escape(name)}">${escape(name)}</span>`;
const claimText = (mathml, form, claim) =>
  term("closed form", "what the limit is", `${inMath(mathml)} ${status(claim.status)}<br><code>${escape(form)}</code>`) +
  term("method", "the theorem, or how it was found", escape(claim.method)) +
  (claim.agreement ? term("agreement", "of limit and closed form", escape(claim.agreement)) : "");
const closedFormText = async (card) => {
  const { entry, mirrored } = card;
  if (!entry) return term("closed form", "what the limit is", "none known to this run");
  const others = JSON.parse((await linesLater("entry-others"))[entry.index] || "[]");
  const constant = entry.constant && !["rational", "quadratic"].includes(entry.constant.name)
    ? term("constant", "the number of the catalogue in it", `${inMath(entry.constant.mathml ?? `<mi>${escape(entry.constant.symbol)}</mi>`)} <code>${escape(entry.constant.name)}</code>`) : "";
  return claimText((await writtenOf(entry, mirrored)).mathml, formOf(entry, mirrored), entry) + constant +
    others.map((other) => claimText(mirrored ? `<mtext>${escape(other.mirrored)}</mtext>` : unshortened(other.notations.split("\t")[0]),
      mirrored ? other.mirrored : other.form, other)).join("");
};
const proofText = async ({ entry, mirrored }) => {
  const steps = entry ? (await linesLater("entry-steps"))[entry.index] : "";
  if (steps === "") return "";
  const items = [`L is the limit of a = ${entry.a}, b = ${entry.b}${mirrored ? ", that of this formula is −L" : ""}.`, ...steps.split("\t"), `L = ${entry.form}.`];
  return `<h3>Proof</h3><ol class="proof">${items.map((step) => `<li>${escape(step)}</li>`).join("")}</ol>`;
};
const labelOf = ({ point, entry }) => meta.labels[point >= 0 ? ids[point] : entry.id];

/** What the buttons copy. */
const copies = {
  LaTeX: async (card) => {
    const form = card.entry ? `${(await writtenOf(card.entry, card.mirrored)).latex} = ` : `${card.limit.replace("…", "\\ldots")} = `;
    return form + pcfLatex(card.a, card.b);
  },
  text: (card) => `PCF(${card.a}, ${card.b}) = ${card.limit}` +
    (card.entry ? `\n= ${formOf(card.entry, card.mirrored)} (${card.entry.status}: ${card.entry.method})` : ""),
  JSON: (card) => JSON.stringify(jsonOf(card), null, 2),
  link: (card) => location.href.split("#")[0] + linkOf(card.a, card.b),
};
const jsonOf = ({ a, b, mirrored, entry, limit, metrics, literature }) => ({
  a, b, limit,
  metrics: Object.fromEntries(metrics.map(({ axis, text }) => [axis.name, /\d/.test(text) ? Number(text) : null])),
  ...(entry ? { closed_form: { expression: formOf(entry, mirrored), constant: entry.constant?.name ?? null, kind: entry.kind, status: entry.status, method: entry.method } } : {}),
  ...(literature ? { literature } : {}),
});
const commands = ({ a, b, entry }) => ["eval", ...(entry ? ["prove"] : [])].map((name) => `brouncker ${name} "${escape(a)}" "${escape(b)}"`).join("<br>");

let cardNumber = 0, opened = null;
const openCard = async (a, b, point, mirrored, entry) => {
  const number = ++cardNumber, shown = { a, b, point, mirrored, entry };
  delete card.dataset.complete;
  card.dataset.open = `${a}, ${b}`;
  history.replaceState(null, "", linkOf(a, b));
  const label = labelOf(shown);
  card.innerHTML = `<h3>a(n) = ${polynomialMath(a)},&ensp;b(n) = ${polynomialMath(b)}</h3><div class="formula">${pcfMathml(a, b)}</div>` +
    `<p class="tools">copy as ${Object.keys(copies).map((name) => `<button type="button" data-copy="${name}">${name}</button>`).join(" ")} <span aria-live="polite"></span></p>` +
    `<dl>${label === undefined ? "" : term("label", "in the list that it comes from", escape(label))}` +
    (point >= 0 ? term("convergence", "class, exactly from the coefficients", escape(className(point))) : "") +
    `<dt title="first digits, cut off">limit</dt><dd class="limit">…</dd><span class="forms"></span>${placeText(shown)}</dl><div class="steps"></div>` +
    `<h3>Metrics</h3><p class="quiet">${entry ? "As in the run." : "From exact integers, computed here; digits that rounding leaves open are left out."} ` +
    `Measured at depth ${Math.floor(meta.sampling.depth / meta.sampling.divisor)}.</p><dl class="metrics"></dl>` +
    (point >= 0 ? `<h3>Neighbours in the metrics</h3><ul class="neighbours"></ul>` : "") +
    `<p class="quiet">All digits, the proof and its certificate:<br><code>${commands(shown)}</code></p>`;
  card.scrollTop = 0;
  const [forms, steps, known] = await Promise.all([closedFormText(shown), proofText(shown), literatureOf(shown)]);
  await new Promise((drawn) => setTimeout(drawn));  // the card is there before the integers are
  if (number !== cardNumber) return;
  shown.limit = limitOf(shown);
  shown.metrics = metricsOf(shown);
  $(".limit", card).textContent = shown.limit;
  shown.literature = known;
  $(".forms", card).outerHTML = forms + literatureText(known);
  $(".steps", card).innerHTML = steps;
  $(".metrics", card).innerHTML = shown.metrics
    .map(({ axis, text }) => `<dt title="${escape(axis.summary)}">${escape(axis.title)}</dt><dd data-metric="${axis.name}">${signed(text)}</dd>`).join("");
  if (point >= 0) $(".neighbours", card).innerHTML = neighbours(point).map((i) => {
    const texts = textsOf(i, false), known = entryAt(i);
    return `<li><a href="${linkOf(texts.a, texts.b)}">${escape(texts.a)}, ${escape(texts.b)}</a>${known ? ` = ${escape(known.form)}` : ""}</li>`;
  }).join("");
  opened = shown;
  card.dataset.complete = "yes";
};
const choose = (point, mirrored) => {
  chosen = { point, mirrored };
  const { a, b } = textsOf(point, mirrored);
  if (canvas) redraw();
  return openCard(a, b, point, mirrored, entryAt(point));
};
const chooseEntry = (entry, mirrored) => (entry.point >= 0 ? choose(entry.point, mirrored)
  : openCard(mirrored ? negated(entry.a) : entry.a, entry.b, -1, mirrored, entry));
/** Opens the card of a formula by its texts; whether it is here. */
const chooseTexts = (a, b) => {
  const found = located(a, b);
  if (!found) return false;
  if (found.point >= 0) choose(found.point, found.mirrored); else chooseEntry(found.entry, found.mirrored);
  return true;
};
card?.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button || !opened) return;
  await copy(await copies[button.dataset.copy](opened));
  $(".tools span", card).textContent = `${button.dataset.copy} copied`;
});
