// Pointing at the map, moving and zooming it.
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
const tipText = (hit) => {
  const { a, b } = textsOf(hit.point, hit.mirrored), entry = entryAt(hit.point);
  const lines = [`a = ${a}, b = ${b}`];
  if (!entry) return lines;
  lines.push(`${formOf(entry, hit.mirrored)} (${entry.status})`);
  for (const axis of new Set([axisOf(xSelect), axisOf(ySelect)]))
    if (axis.name !== "limit_value") lines.push(`${axis.title}: ${signed(metricOf(entry, axis, hit.mirrored).text)}`);
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
const position = (event) => {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

const startMap = () => {
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
};
