// The page works without this script but for the map, the card and the search in all identified formulas.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  for (const element of $$(".needs-script")) element.hidden = false;

  // ---- Tables: sorted by a click on a heading, filtered by a text ----
  const cellValue = (row, column) => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? cell.textContent.trim();
    const number = Number(text.replaceAll(",", ""));
    return text !== "" && !Number.isNaN(number) ? number : text;
  };
  const compare = (x, y) =>
    typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en", { numeric: true });
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

  // ---- Data ----
  const metaElement = $("#meta");
  if (!metaElement) return;
  const meta = JSON.parse(metaElement.textContent);
  const digitValue = new Uint8Array(128);
  [...meta.digits].forEach((digit, value) => { digitValue[digit.charCodeAt(0)] = value; });
  const base = meta.digits.length;
  const unpacked = new Map();
  const unpack = (name) => {
    if (!unpacked.has(name)) {
      const text = document.getElementById(`data-${name}`).textContent, width = meta.widths[name];
      const values = new Float64Array(text.length / width);
      for (let i = 0, k = 0; i < values.length; ++i) {
        let value = 0;
        for (let j = 0; j < width; ++j) value = value * base + digitValue[text.charCodeAt(k++)];
        values[i] = value;
      }
      unpacked.set(name, values);
    }
    return unpacked.get(name);
  };
  const count = meta.points;
  const codes = (axis) => unpack(axis.name);
  /** Class, mirror and the difference to the id before share a digit; large differences stand in a column of their own. */
  let ids = null, kinds = null;
  const readIds = () => {
    const digits = unpack("kind"), far = unpack("gap");
    ids = new Float64Array(count);
    kinds = new Uint8Array(count);
    for (let i = 0, k = 0, id = 0; i < count; ++i) {
      const gap = Math.floor(digits[i] / meta.kinds);
      kinds[i] = digits[i] % meta.kinds;
      ids[i] = id += gap === meta.gap_escape ? far[k++] : gap;
    }
  };
  const idOf = (point) => {
    if (!ids) readIds();
    return ids[point];
  };
  const kindOf = () => {
    if (!kinds) readIds();
    return kinds;
  };
  /** b as the difference to the one before; 0: by itself. */
  let bNumbers = null;
  const bColumn = () => {
    if (!bNumbers) {
      const steps = unpack("b"), far = unpack("far");
      bNumbers = new Uint32Array(count);
      for (let i = 0, k = 0, b = 0; i < count; ++i) bNumbers[i] = b = steps[i] === 0 ? far[k++] : b + steps[i];
    }
    return bNumbers;
  };
  let familySets = null;
  const familiesOf = (point) => {
    if (!familySets) {
      const sets = unpack("family-set");
      familySets = new Map();
      let at = 0;
      unpack("family-gap").forEach((gap, k) => { at += gap; familySets.set(at, sets[k]); });
    }
    return familySets.has(point) ? meta.families[familySets.get(point)] : [];
  };
  /** Which a a point has: stored as runs of equal ones. */
  let aNumbers = null;
  const aOf = (point) => {
    if (!aNumbers) {
      aNumbers = new Uint32Array(count);
      const which = unpack("a"), runs = unpack("run");
      let i = 0;
      which.forEach((a, k) => { aNumbers.fill(a, i, i + runs[k]); i += runs[k]; });
    }
    return aNumbers[point];
  };
  const pointOf = (id) => {
    idOf(0);
    let low = 0, high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ids[middle] < id) low = middle + 1; else high = middle;
    }
    return ids[low] === id ? low : -1;
  };
  // {id, m, a, b, limit l, closed form f and g of -a, constant c, status s, method w, f and g as MathML x and y, steps p, lattice n, families k}
  const identified = JSON.parse($("#identified").textContent);
  for (const entry of identified) {
    entry.m ??= null;
    for (const key of ["c", "s", "w"]) entry[key] = meta.words[entry[key]];
  }
  const longText = (short) => meta.phrases.reduce((text, [phrase, letter]) => text.replaceAll(letter, phrase), short);
  const stepsOf = (entry) => (entry.p ?? []).map((step) => longText(typeof step === "number" ? meta.steps_shared[step] : step));
  const mathml = (short) =>
    `<math displaystyle="true">${meta.shorthand.reduce((text, [tag, letter]) => text.replaceAll(letter, tag), short)}</math>`;
  const byId = new Map();
  for (const entry of identified) {
    byId.set(entry.id, entry);
    if (entry.m !== null) byId.set(entry.m, entry);
  }
  const aTexts = meta.a, bTexts = meta.b;
  const has = (point) => kindOf()[point] >= meta.classes.length;  // (-a, b) is in the space too
  const className = (point) => meta.classes[kindOf()[point] % meta.classes.length];

  // ---- Formulas ----
  const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const minus = "−";
  /** Coefficients by power of "2*n^2 - n + 1" or "2n^2-n+1"; null where the text is something else. */
  const coefficients = (text) => {
    const compact = text.replace(/[\s*]/g, "").replace(/−/g, "-");
    if (compact === "") return null;
    const result = [];
    let rest = compact;
    while (rest !== "") {
      const term = /^([+-]?)(\d*)(n(?:\^(\d+))?)?/.exec(rest);
      if (!term || term[0] === "" || (term[2] === "" && !term[3]) || (rest !== compact && term[1] === "")) return null;
      const power = term[3] ? Number(term[4] ?? 1) : 0;
      if (power > 100) return null;
      result[power] = (result[power] ?? 0n) + BigInt(`${term[1] === "-" ? "-" : ""}${term[2] === "" ? "1" : term[2]}`);
      rest = rest.slice(term[0].length);
    }
    return Array.from(result, (c) => c ?? 0n);
  };
  const polynomialText = (cs) => {
    let text = "";
    for (let k = cs.length - 1; k >= 0; --k) {
      const c = cs[k];
      if (c === 0n) continue;
      const size = c < 0n ? -c : c;
      text += text === "" ? (c < 0n ? "-" : "") : c < 0n ? " - " : " + ";
      if (size !== 1n || k === 0) text += size;
      if (size !== 1n && k > 0) text += "*";
      if (k > 0) text += k > 1 ? `n^${k}` : "n";
    }
    return text === "" ? "0" : text;
  };
  const valueAt = (cs, n) => cs.reduceRight((sum, c) => sum * BigInt(n) + c, 0n);
  const negated = (text) => polynomialText(coefficients(text).map((c) => -c));
  const pcfMathml = (a, b, levels = 3) => {
    const ca = coefficients(a), cb = coefficients(b);
    const entry = (v) => (v < 0n ? `<mo>${minus}</mo><mn>${-v}</mn>` : `<mn>${v}</mn>`);
    let text = "", end = "";
    for (let n = 0; n < levels; ++n) {
      text += entry(valueAt(ca, n));
      const next = valueAt(cb, n + 1);
      if (next === 0n) break;
      text += `<mo>${next < 0n ? minus : "+"}</mo>`;
      if (n + 1 === levels) text += "<mo>⋱</mo>";
      else { text += `<mfrac displaystyle="true"><mrow><mn>${next < 0n ? -next : next}</mn></mrow><mrow>`; end += "</mrow></mfrac>"; }
    }
    return `<math display="block">${text}${end}</math>`;
  };

  // ---- The map ----
  const canvas = $("#canvas"), context = canvas.getContext("2d"), tip = $("#tip"), card = $("#card");
  const xSelect = $("#x-axis"), ySelect = $("#y-axis"), show = $("#show");
  const margin = { left: 64, right: 10, top: 10, bottom: 44 };
  const colours = meta.colours;
  let view = null, hits = [], chosen = null;
  const axisOf = (select) => meta.axes[select.selectedIndex];
  const valueOf = (axis, code) => (code > meta.steps ? NaN : axis.low + (code / meta.steps) * (axis.high - axis.low));
  const resetView = () => {
    const x = axisOf(xSelect), y = axisOf(ySelect);
    view = { x0: x.low, x1: x.high, y0: y.low, y1: y.high };
  };
  const size = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const plot = () => {
    const { width, height } = size();
    return { left: margin.left, top: margin.top, width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  };
  /** Pixel of every code of an axis, -1 outside of the view; `turned`: for (-a, b). */
  const pixelTable = (axis, low, high, pixels, flip, turned) => {
    const table = new Int32Array(meta.steps + 3).fill(-1);
    for (let code = 0; code <= meta.steps; ++code) {
      const value = turned ? -valueOf(axis, code) : valueOf(axis, code);
      const place = Math.floor(((value - low) / (high - low)) * pixels);
      if (place >= 0 && place < pixels) table[code] = flip ? pixels - 1 - place : place;
    }
    return table;
  };
  /** The images to draw: all formulas by themselves, and (-a, b) where an axis turns its sign. */
  const images = () => {
    const x = axisOf(xSelect), y = axisOf(ySelect), scale = window.devicePixelRatio || 1, p = plot();
    const wide = Math.max(1, Math.round(p.width * scale)), high = Math.max(1, Math.round(p.height * scale));
    const table = (mirrored) => ({
      mirrored,
      x: pixelTable(x, view.x0, view.x1, wide, false, mirrored && x.turns),
      y: pixelTable(y, view.y0, view.y1, high, true, mirrored && y.turns),
    });
    return { wide, high, scale, list: x.turns || y.turns ? [table(false), table(true)] : [table(false)] };
  };
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const ticks = (low, high, wanted) => {
    const raw = (high - low) / wanted, power = 10 ** Math.floor(Math.log10(raw));
    const step = power * ([1, 2, 5].find((f) => raw <= f * power) ?? 10);
    const result = [];
    for (let k = Math.ceil(low / step); k * step <= high; ++k) result.push(Number((k * step).toPrecision(12)));
    return result;
  };
  let drawn = null;
  const density = () => {
    const cx = codes(axisOf(xSelect)), cy = codes(axisOf(ySelect)), kind = kindOf();
    const { wide, high, scale, list } = images();
    const counts = new Uint32Array(wide * high);
    let inside = 0;
    for (const image of list) {
      for (let i = 0; i < count; ++i) {
        const px = image.x[cx[i]], py = image.y[cy[i]];
        if (px < 0 || py < 0) continue;
        const both = kind[i] >= meta.classes.length;
        if (image.mirrored && !both) continue;
        const weight = list.length === 1 && both ? 2 : 1;
        counts[py * wide + px] += weight;
        inside += weight;
      }
    }
    drawn = { list, wide, high, scale };
    return { counts, inside };
  };
  const drawDensity = (counts) => {
    const { wide, high } = drawn;
    let most = 1;
    for (let i = 0; i < counts.length; ++i) if (counts[i] > most) most = counts[i];
    const paper = rgb(css("--paper")), ink = rgb(css("--density"));
    const picture = context.createImageData(wide, high);
    const pixels = new Uint32Array(picture.data.buffer);
    const ramp = new Map();
    const colour = (n) => {
      if (!ramp.has(n)) {
        const t = most === 1 ? 1 : 0.18 + (0.82 * Math.log(n)) / Math.log(most);
        const [r, g, b] = paper.map((from, k) => Math.round(from + (ink[k] - from) * t));
        ramp.set(n, (255 << 24) | (b << 16) | (g << 8) | r);
      }
      return ramp.get(n);
    };
    for (let i = 0; i < counts.length; ++i) if (counts[i] > 0) pixels[i] = colour(counts[i]);
    const layer = document.createElement("canvas");
    layer.width = wide; layer.height = high;
    layer.getContext("2d").putImageData(picture, 0, 0);
    const p = plot();
    context.drawImage(layer, p.left, p.top, p.width, p.height);
  };
  const drawAxes = () => {
    const p = plot(), x = axisOf(xSelect), y = axisOf(ySelect);
    context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
    context.lineWidth = 1;
    context.strokeStyle = css("--rule");
    context.fillStyle = css("--ink");
    context.textAlign = "center"; context.textBaseline = "top";
    for (const t of ticks(view.x0, view.x1, Math.max(3, p.width / 110))) {
      const at = p.left + ((t - view.x0) / (view.x1 - view.x0)) * p.width;
      context.beginPath(); context.moveTo(at, p.top); context.lineTo(at, p.top + p.height); context.stroke();
      context.fillText(String(t).replace("-", minus), at, p.top + p.height + 6);
    }
    context.textAlign = "right"; context.textBaseline = "middle";
    for (const t of ticks(view.y0, view.y1, Math.max(3, p.height / 70))) {
      const at = p.top + p.height - ((t - view.y0) / (view.y1 - view.y0)) * p.height;
      context.beginPath(); context.moveTo(p.left, at); context.lineTo(p.left + p.width, at); context.stroke();
      context.fillText(String(t).replace("-", minus), p.left - 6, at);
    }
    context.textAlign = "center"; context.textBaseline = "bottom";
    context.fillText(x.title, p.left + p.width / 2, p.top + p.height + 40);
    context.save();
    context.translate(12, p.top + p.height / 2); context.rotate(-Math.PI / 2); context.textBaseline = "middle";
    context.fillText(y.title, 0, 0);
    context.restore();
    context.strokeStyle = css("--muted");
    context.strokeRect(p.left + 0.5, p.top + 0.5, p.width - 1, p.height - 1);
  };

  const clusterOf = (number) => meta.clusters.find((each) => each.number === number);
  /** Groups of highlighted points: [{name, colour, entries}]. */
  const groupsShown = () => {
    if (show.value === "") return [];
    if (show.value.startsWith("constant:")) {
      const name = show.value.slice("constant:".length);
      return [{ name, colour: colours[0], entries: identified.filter((entry) => entry.c === name) }];
    }
    if (show.value.startsWith("cluster:")) {
      const cluster = clusterOf(Number(show.value.slice("cluster:".length)));
      return [{ name: `cluster ${cluster.number}: ${cluster.label}`, colour: colours[0], entries: cluster.points.map((point) => ({ point })) }];
    }
    const by = new Map();
    for (const entry of identified) {
      if (entry.c === "rational") continue;
      if (!by.has(entry.c)) by.set(entry.c, []);
      by.get(entry.c).push(entry);
    }
    const order = [...by].sort((p, q) => q[1].length - p[1].length || compare(p[0], q[0]));
    const named = order.slice(0, colours.length - 1).map(([name, entries], i) => ({ name, colour: colours[i], entries }));
    const others = order.slice(colours.length - 1).flatMap(([, entries]) => entries);
    if (others.length > 0) named.push({ name: "other constants", colour: colours.at(-1), entries: others });
    return named;
  };
  const pointOfEntry = (entry) => {
    if (entry.point === undefined) entry.point = pointOf(entry.id);
    return entry.point;
  };
  const drawGroups = () => {
    const cx = codes(axisOf(xSelect)), cy = codes(axisOf(ySelect)), p = plot(), s = drawn.scale;
    const legend = [];
    hits = [];
    for (const group of groupsShown().reverse()) {
      context.fillStyle = group.colour;
      let visible = 0;
      for (const entry of group.entries) {
        const point = pointOfEntry(entry);
        if (point < 0) continue;
        for (const image of drawn.list) {
          if (image.mirrored && !has(point)) continue;
          const px = image.x[cx[point]], py = image.y[cy[point]];
          if (px < 0 || py < 0) continue;
          visible += drawn.list.length === 1 && has(point) ? 2 : 1;
          const at = { x: p.left + px / s, y: p.top + py / s, point, mirrored: image.mirrored };
          hits.push(at);
          context.beginPath(); context.arc(at.x, at.y, 3, 0, 7); context.fill();
        }
      }
      legend.unshift(`<span><i style="background:${group.colour}"></i>${escape(group.name)} (${visible.toLocaleString("en")})</span>`);
    }
    $("#legend").innerHTML = legend.join("");
  };
  const drawChosen = () => {
    if (!chosen) return;
    const p = plot(), s = drawn.scale;
    const image = drawn.list.find((each) => each.mirrored === chosen.mirrored) ?? drawn.list[0];
    const px = image.x[codes(axisOf(xSelect))[chosen.point]], py = image.y[codes(axisOf(ySelect))[chosen.point]];
    if (px < 0 || py < 0) return;
    context.strokeStyle = css("--ink"); context.lineWidth = 2;
    context.beginPath(); context.arc(p.left + px / s, p.top + py / s, 8, 0, 7); context.stroke();
  };
  const draw = () => {
    const { width, height } = size(), scale = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * scale); canvas.height = Math.round(height * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    const { counts, inside } = density();
    drawDensity(counts);
    drawAxes();
    const p = plot();
    context.save();
    context.beginPath(); context.rect(p.left, p.top, p.width, p.height); context.clip();
    drawGroups();
    drawChosen();
    context.restore();
    const x = axisOf(xSelect), y = axisOf(ySelect);
    const counted = (number, words) => (number > 0 ? [`${number.toLocaleString("en")} ${words}`] : []);
    const left = [...new Set([x, y])].map((axis) => [axis, [...counted(axis.missing, "have no value"), ...counted(axis.outside, "lie beyond the axis")]])
      .filter(([, words]) => words.length > 0).map(([axis, words]) => `${words.join(" and ")} (${axis.title})`);
    $("#inside").textContent =
      `${inside.toLocaleString("en")} of ${meta.formulas_shown.toLocaleString("en")} formulas in view.` +
      (left.length > 0 ? ` Of ${count.toLocaleString("en")} pairs ±a, ${left.join("; ")}.` : "");
    document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn ?? 0) + 1);
  };
  let waiting = false;
  const redraw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  };

  // ---- Pointing, zooming ----
  const dataAt = (mx, my) => {
    const p = plot();
    return { x: view.x0 + ((mx - p.left) / p.width) * (view.x1 - view.x0), y: view.y1 - ((my - p.top) / p.height) * (view.y1 - view.y0) };
  };
  const zoom = (factor, mx, my) => {
    const at = dataAt(mx, my), x = axisOf(xSelect), y = axisOf(ySelect);
    const limit = (now, full) => Math.min(Math.max(now, full / 200), full * 4);
    const wide = limit((view.x1 - view.x0) * factor, x.high - x.low), high = limit((view.y1 - view.y0) * factor, y.high - y.low);
    const fx = (at.x - view.x0) / (view.x1 - view.x0), fy = (at.y - view.y0) / (view.y1 - view.y0);
    view = { x0: at.x - fx * wide, x1: at.x + (1 - fx) * wide, y0: at.y - fy * high, y1: at.y + (1 - fy) * high };
    redraw();
  };
  const pan = (dx, dy) => {
    const p = plot(), sx = ((view.x1 - view.x0) / p.width) * dx, sy = ((view.y1 - view.y0) / p.height) * dy;
    view = { x0: view.x0 - sx, x1: view.x1 - sx, y0: view.y0 + sy, y1: view.y1 + sy };
    redraw();
  };
  /** The highlighted point within 8 pixels, or else any. */
  const nearest = (mx, my) => {
    let best = null, least = 64;
    for (const hit of hits) {
      const d = (hit.x - mx) ** 2 + (hit.y - my) ** 2;
      if (d < least) { least = d; best = hit; }
    }
    if (best || !drawn) return best;
    const cx = codes(axisOf(xSelect)), cy = codes(axisOf(ySelect)), p = plot(), s = drawn.scale;
    for (const image of drawn.list) {
      for (let i = 0; i < count; ++i) {
        const px = image.x[cx[i]], py = image.y[cy[i]];
        if (px < 0 || py < 0) continue;
        const d = (p.left + px / s - mx) ** 2 + (p.top + py / s - my) ** 2;
        if (d < least && (!image.mirrored || has(i))) { least = d; best = { x: mx, y: my, point: i, mirrored: image.mirrored }; }
      }
    }
    return best;
  };
  const textsOf = (point, mirrored) => {
    const a = aTexts[aOf(point)], b = bTexts[bColumn()[point]];
    return { a: mirrored ? negated(a) : a, b };
  };
  const entryAt = (point) => byId.get(idOf(point));
  const formOf = (entry, mirrored) => (mirrored ? entry.g : entry.f);
  const digitsOf = (axis) => {
    const step = (axis.high - axis.low) / meta.steps;
    return Math.max(0, Math.ceil(-Math.log10(step)));
  };
  const metricText = (axis, point, mirrored) => {
    const value = valueOf(axis, codes(axis)[point]);
    if (Number.isNaN(value)) return codes(axis)[point] === meta.steps + 1 ? "beyond the axis" : "none";
    const text = (mirrored && axis.turns ? -value : value).toFixed(digitsOf(axis));
    return /[1-9]/.test(text) ? text.replace("-", minus) : text.replace("-", "");
  };
  const tipText = (hit) => {
    const { a, b } = textsOf(hit.point, hit.mirrored), entry = entryAt(hit.point);
    const lines = [`a = ${a}, b = ${b}`];
    if (entry) lines.push(`${formOf(entry, hit.mirrored)} (${entry.s})`);
    for (const axis of new Set([axisOf(xSelect), axisOf(ySelect)])) lines.push(`${axis.title}: ${metricText(axis, hit.point, hit.mirrored)}`);
    return lines;
  };
  const showTip = (hit, mx, my) => {
    tip.hidden = !hit;
    canvas.style.cursor = hit ? "pointer" : "crosshair";
    if (!hit) return;
    tip.replaceChildren(...tipText(hit).map((line) => Object.assign(document.createElement("div"), { textContent: line })));
    const { width } = size();
    tip.style.left = `${Math.max(0, mx > width / 2 ? mx - tip.offsetWidth - 14 : mx + 14)}px`;
    tip.style.top = `${Math.max(0, my - 10)}px`;
  };

  /** The eight pairs with the nearest metrics, each in units of its axis. */
  const neighbours = (point) => {
    const axes = meta.axes.filter((axis) => axis.name !== "limit_value").map((axis) => codes(axis));
    const best = [];
    for (let i = 0; i < count; ++i) {
      if (i === point) continue;
      let d = 0;
      for (const code of axes) { const t = code[i] - code[point]; d += t * t; }
      if (best.length < 8 || d < best[7].d) {
        best.push({ i, d });
        best.sort((p, q) => p.d - q.d || p.i - q.i);
        best.length = Math.min(best.length, 8);
      }
    }
    return best.map((each) => each.i);
  };
  const link = (point) => {
    const { a, b } = textsOf(point, false), entry = entryAt(point);
    return `<a href="#f=${idOf(point)}">${escape(a)}, ${escape(b)}</a>${entry ? ` = ${escape(entry.f)}` : ""}`;
  };
  const closedFormText = (entry, mirrored) =>
    `<dt>closed form</dt><dd>${mathml(mirrored ? entry.y : entry.x)} <span class="status ${escape(entry.s)}">${escape(entry.s)}</span>` +
    `<br><code>${escape(formOf(entry, mirrored))}</code></dd><dt>method</dt><dd>${escape(entry.w)}</dd>`;
  const limitText = (entry, mirrored) => {
    const value = mirrored && /[1-9]/.test(entry.l) ? (entry.l.startsWith("-") ? entry.l.slice(1) : `-${entry.l}`) : entry.l;
    return `<dt>limit</dt><dd>${escape(value)}</dd>`;
  };
  /** Links to rows of the tables of families; the name of a family is in its row. */
  const rowLink = (anchor, number, column) => {
    const row = document.getElementById(`${anchor}-${number}`);
    return row ? `<a href="#${anchor}-${number}">${number}</a> (${escape(row.cells[column].textContent)})` : `${number}`;
  };
  const placeText = (point, entry) => {
    const place = [];
    const families = entry?.k !== undefined ? meta.families[entry.k] : point < 0 ? [] : familiesOf(point);
    if (families.length > 0) place.push(["family", families.map((each) => rowLink("family", each, 1)).join(", ")]);
    if (entry?.n !== undefined) place.push(["lattice", rowLink("lattice", entry.n, 1)]);
    const clusters = point < 0 ? [] : meta.clusters.filter((each) => each.points.includes(point));
    if (clusters.length > 0)
      place.push(["cluster", clusters.map((each) => `<a href="#cluster-${each.number}">${each.number}</a> (${escape(each.label)})`).join(", ")]);
    return place.map(([name, text]) => `<dt>${name}</dt><dd>${text}</dd>`).join("");
  };
  const proofText = (entry, mirrored) => {
    const steps = entry ? stepsOf(entry) : [];
    if (steps.length === 0) return "";
    const items = [`L is the limit of a = ${entry.a}, b = ${entry.b}${mirrored ? ", that of this formula is −L" : ""}.`, ...steps, `L = ${entry.f}.`];
    return `<h3>Proof</h3><ol class="proof">${items.map((step) => `<li>${escape(step)}</li>`).join("")}</ol>`;
  };
  const labelText = (point, entry) => {
    const label = meta.labels[point >= 0 ? idOf(point) : entry.id];
    return label === undefined ? "" : `<dt>label</dt><dd>${escape(label)}</dd>`;
  };
  const openCard = (a, b, point, mirrored, entry) => {
    const metrics = point < 0 ? "" : meta.axes.filter((axis) => axis.name !== "limit_value" || !entry)
      .map((axis) => `<dt title="${escape(axis.name)}">${escape(axis.title)}</dt><dd>${metricText(axis, point, mirrored)}</dd>`).join("");
    card.innerHTML =
      `<h3>a = ${escape(a)}, b = ${escape(b)}</h3><div class="formula">${pcfMathml(a, b)}</div><dl>${labelText(point, entry)}` +
      (point >= 0 ? `<dt>convergence</dt><dd>${escape(className(point))}</dd>` : "") +
      (entry ? limitText(entry, mirrored) + closedFormText(entry, mirrored) : `<dt>closed form</dt><dd>none by name</dd>`) +
      `${placeText(point, entry)}</dl>${proofText(entry, mirrored)}` +
      (metrics ? `<h3>Metrics</h3><p class="quiet">As read from the map.</p><dl>${metrics}</dl>` : "") +
      (point >= 0 ? `<h3>Neighbours in the metrics</h3><ul>${neighbours(point).map((i) => `<li>${link(i)}</li>`).join("")}</ul>` : "") +
      `<p class="quiet">All digits, the proof and its certificate:<br>` +
      `<code>brouncker eval "${escape(a)}" "${escape(b)}"<br>brouncker prove "${escape(a)}" "${escape(b)}"</code></p>`;
    card.dataset.open = `${a}, ${b}`;
    card.scrollTop = 0;
  };
  const choose = (point, mirrored) => {
    chosen = { point, mirrored };
    const { a, b } = textsOf(point, mirrored);
    openCard(a, b, point, mirrored, entryAt(point));
    redraw();
  };
  const chooseEntry = (entry, mirrored) => {
    const point = count > 0 ? pointOfEntry(entry) : -1;
    if (point >= 0) choose(point, mirrored);
    else openCard(mirrored ? negated(entry.a) : entry.a, entry.b, -1, mirrored, entry);
  };
  const followHash = () => {
    const match = /^#f=(\d+)(-?)$/.exec(location.hash);
    if (!match) return;
    const point = pointOf(Number(match[1])), entry = byId.get(Number(match[1]));
    if (point >= 0) choose(point, match[2] === "-");
    else if (entry) chooseEntry(entry, match[2] === "-");
  };

  const position = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const clusterTable = $("#clusters-table");
  if (clusterTable) clusterTable.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-cluster]");
    if (!button) return;
    const value = `cluster:${button.dataset.cluster}`;
    if (!clusterOf(Number(button.dataset.cluster))) return;
    if (![...show.options].some((option) => option.value === value)) show.add(new Option(`cluster ${button.dataset.cluster}`, value));
    show.value = value;
    redraw();
    $("#map").scrollIntoView();
  });

  if (count > 0) {
    let drag = null;
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, ...position(event));
    }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      drag = { at: position(event), moved: false };
    });
    let moving = false;
    canvas.addEventListener("pointermove", (event) => {
      const [mx, my] = position(event);
      if (drag) {
        const dx = mx - drag.at[0], dy = my - drag.at[1];
        if (drag.moved || Math.abs(dx) + Math.abs(dy) > 4) { drag = { at: [mx, my], moved: true }; showTip(null); pan(dx, dy); }
        return;
      }
      if (moving) return;
      moving = true;
      requestAnimationFrame(() => { moving = false; showTip(nearest(mx, my), mx, my); });
    });
    canvas.addEventListener("pointerup", (event) => {
      const moved = drag?.moved;
      drag = null;
      if (moved) return;
      const hit = nearest(...position(event));
      if (!hit) return;
      choose(hit.point, hit.mirrored);
      if (card.getBoundingClientRect().top > window.innerHeight - 80) card.scrollIntoView({ block: "start", behavior: "smooth" });  // below the map
    });
    canvas.addEventListener("pointercancel", () => { drag = null; });
    canvas.addEventListener("pointerleave", () => showTip(null));
    canvas.addEventListener("keydown", (event) => {
      const { width, height } = size();
      const keys = {
        ArrowLeft: () => pan(40, 0), ArrowRight: () => pan(-40, 0), ArrowUp: () => pan(0, 40), ArrowDown: () => pan(0, -40),
        "+": () => zoom(0.8, width / 2, height / 2), "=": () => zoom(0.8, width / 2, height / 2), "-": () => zoom(1.25, width / 2, height / 2),
        "0": () => { resetView(); redraw(); },
        Enter: () => { const hit = nearest(width / 2, height / 2); if (hit) choose(hit.point, hit.mirrored); },
      };
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    const centre = () => { const p = plot(); return [p.left + p.width / 2, p.top + p.height / 2]; };
    $("#zoom-in").addEventListener("click", () => zoom(0.67, ...centre()));
    $("#zoom-out").addEventListener("click", () => zoom(1.5, ...centre()));
    $("#zoom-reset").addEventListener("click", () => { resetView(); redraw(); });
    for (const select of [xSelect, ySelect]) select.addEventListener("change", () => { resetView(); redraw(); });
    show.addEventListener("change", redraw);
    window.addEventListener("resize", redraw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    resetView();
    draw();
  }

  // ---- Find any formula by its polynomials ----
  const find = $("#find");
  if (find) find.addEventListener("submit", (event) => {
    event.preventDefault();
    const a = coefficients($("#find-a").value), b = coefficients($("#find-b").value), said = $("#found");
    if (!a || !b) { said.textContent = "Accepted are polynomials in n with integer coefficients, such as 2n + 1 and n^2."; return; }
    const bAt = bTexts.indexOf(polynomialText(b));
    const bs = bColumn();
    for (const mirrored of [false, true]) {
      const aAt = aTexts.indexOf(polynomialText(mirrored ? a.map((c) => -c) : a));
      if (aAt < 0 || bAt < 0) continue;
      for (let i = 0; i < count; ++i) {
        if (aOf(i) !== aAt || bs[i] !== bAt || (mirrored && !has(i))) continue;
        said.textContent = "";
        choose(i, mirrored);
        return;
      }
    }
    const entry = identified.find((each) => each.a === polynomialText(a) && each.b === polynomialText(b));
    if (entry) { said.textContent = ""; chooseEntry(entry, false); return; }
    said.textContent = "Not on the map: it is not in the space, it has no metrics, or the map shows a part of the run only.";
  });

  // ---- All identified formulas ----
  const list = $("#formula-list");
  if (list) {
    const filter = $("#formula-filter"), body = $("tbody", list), perPage = 25;
    const delta = meta.axes.findIndex((axis) => axis.name === "delta");
    const deltaOf = (entry) => {
      const point = count > 0 ? pointOfEntry(entry) : -1;
      return point < 0 ? NaN : valueOf(meta.axes[delta], codes(meta.axes[delta])[point]);
    };
    const orders = {
      simple: (x, y) => (x.c === "rational") - (y.c === "rational") || x.a.length + x.b.length + x.f.length - (y.a.length + y.b.length + y.f.length) || x.id - y.id,
      delta: (x, y) => (deltaOf(y) || -1e9) - (deltaOf(x) || -1e9) || x.id - y.id,
      constant: (x, y) => compare(x.c, y.c) || orders.simple(x, y),
      space: (x, y) => x.id - y.id,
    };
    let page = 0, rows = [];
    const cells = (entry) =>
      `<td class="plain"><code>${escape(entry.a)}</code></td><td class="plain"><code>${escape(entry.b)}</code></td>` +
      `<td>${mathml(entry.x)}</td><td>${escape(entry.c)}</td><td class="status ${escape(entry.s)}">${escape(entry.s)}</td>` +
      `<td class="number">${Number.isNaN(deltaOf(entry)) ? "" : deltaOf(entry).toFixed(3).replace("-", minus)}</td>`;
    const render = () => {
      body.innerHTML = rows.slice(page * perPage, (page + 1) * perPage)
        .map((entry) => `<tr class="pick" tabindex="0" data-id="${entry.id}">${cells(entry)}</tr>`).join("");
      const pages = Math.max(1, Math.ceil(rows.length / perPage));
      $("#formula-page").textContent = `${rows.length.toLocaleString("en")} pairs ±a, page ${page + 1} of ${pages}`;
      $("#formula-back").disabled = page === 0;
      $("#formula-on").disabled = page + 1 >= pages;
    };
    const select = () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
      rows = identified.filter((entry) => {
        const text = `${entry.a} ${entry.b} ${entry.f} ${entry.c} ${entry.s} ${entry.w}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }).sort(orders[$("#formula-order").value]);
      page = 0;
      render();
    };
    filter.addEventListener("input", select);
    $("#formula-order").addEventListener("change", select);
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
    select();
  }
  window.addEventListener("hashchange", followHash);
  followHash();
  document.documentElement.dataset.ready = "yes";
})();
