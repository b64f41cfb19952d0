// The map: the density of all formulas in two metrics, the identified ones on top.
const canvas = $("#canvas"), context = canvas?.getContext("2d"), tip = $("#tip"), card = $("#card");
const xSelect = $("#x-axis"), ySelect = $("#y-axis"), show = $("#show");
const margin = { left: 64, right: 10, top: 10, bottom: 44 };
const colours = meta.colours;
let view = null, hits = [], chosen = null;
const axisOf = (select) => meta.axes[select.selectedIndex];
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
  const cx = codes(axisOf(xSelect)), cy = codes(axisOf(ySelect)), kind = kinds;
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
const nameOf = (constant) => constant?.symbol ?? "functions";
const ofConstant = (name) => entries.filter((entry) => entry.constant?.name === name);
/** Groups of highlighted points: [{name, colour, entries}]. */
const groupsShown = () => {
  const [kind, which] = show.value.split(/:(.*)/);
  if (kind === "constant") return [{ name: nameOf(meta.constants.find((each) => each.name === which)), colour: colours[0], entries: ofConstant(which) }];
  if (kind === "functions") return [{ name: "values of functions", colour: colours[0], entries: entries.filter((entry) => !entry.constant) }];
  if (kind === "cluster") {
    const cluster = clusterOf(Number(which));
    return [{ name: `cluster ${cluster.number}: ${cluster.label}`, colour: colours[0], entries: cluster.points.map((point) => ({ point })) }];
  }
  if (kind !== "all") return [];
  const by = new Map();
  for (const entry of entries) {
    if (!entry.constant || entry.kind === "rational") continue;
    if (!by.has(entry.constant)) by.set(entry.constant, []);
    by.get(entry.constant).push(entry);
  }
  const order = [...by].sort((p, q) => q[1].length - p[1].length || compare(p[0].name, q[0].name));
  const named = order.slice(0, colours.length - 1).map(([constant, group], i) => ({ name: nameOf(constant), colour: colours[i], entries: group }));
  const others = order.slice(colours.length - 1).flatMap(([, group]) => group);
  if (others.length > 0) named.push({ name: "other constants", colour: colours.at(-1), entries: others });
  return named;
};
const drawGroups = () => {
  const cx = codes(axisOf(xSelect)), cy = codes(axisOf(ySelect)), p = plot(), s = drawn.scale;
  const legend = [];
  hits = [];
  for (const group of groupsShown().reverse()) {
    context.fillStyle = group.colour;
    let visible = 0;
    for (const entry of group.entries) {
      const { point } = entry;
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
    legend.unshift(`<span><i style="background:${group.colour}"></i>${escape(group.name)} (${grouped(visible)})</span>`);
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
  const counted = (number, words) => (number > 0 ? [`${grouped(number)} ${words}`] : []);
  const left = [...new Set([x, y])].map((axis) => [axis, [...counted(axis.missing, "have no value"), ...counted(axis.outside, "lie beyond the axis")]])
    .filter(([, words]) => words.length > 0).map(([axis, words]) => `${words.join(" and ")} (${axis.title})`);
  $("#inside").textContent =
    `${grouped(inside)} of ${grouped(meta.formulas_shown)} formulas in view.` +
    (left.length > 0 ? ` Of ${grouped(count)} pairs ±a, ${left.join("; ")}.` : "");
  document.documentElement.dataset.drawn = String(Number(document.documentElement.dataset.drawn ?? 0) + 1);
};
let waiting = false;
const redraw = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
};
