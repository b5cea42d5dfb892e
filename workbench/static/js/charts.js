/* Draws the charts of a page once the page is usable. Beside each chart stands a table that says the same; the tables
   stay open wherever there are no charts: without this module, without the library, on paper. A chart that has sheets
   is drawn on paper, too. */

/** How far below what is seen a chart is drawn already. */
const AHEAD = "400px";

/** Whether what has sheets can be drawn on paper yet. */
let printsCharts = false;

const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

class Chart {
  constructor(figure, drawings) {
    this.figure = figure;
    this.drawings = drawings;
    this.place = figure.querySelector(".chart__place");
    this.drawn = null;
  }

  /** The widest drawing that fits; none in a place too narrow for any. */
  get fitting() {
    return this.drawings.find((drawing) => drawing.least_width <= this.place.clientWidth) ?? null;
  }

  /** Keep the room free that the chart will take, so that nothing moves when it comes. */
  reserve() {
    this.place.style.minHeight = this.fitting ? `${this.fitting.layout.height}px` : "";
  }

  async draw(library) {
    this.drawn = this.fitting;
    this.reserve();
    if (this.drawn === null) {
      library.purge(this.place);
      return;
    }
    const { data, layout } = styled(this.drawn, this.figure);
    await library.react(this.place, data, layout, { staticPlot: true, responsive: true, displaylogo: false });
  }
}

/** A chart for paper: in light colours, in parts that each fit a page, only while the page is printed. */
class Sheets {
  constructor(figure, drawings) {
    this.figure = figure;
    this.drawings = drawings;
    this.places = [];
  }

  draw(library) {
    this.figure.dataset.kernTheme = "light";
    for (const drawing of this.drawings) {
      const place = document.createElement("div");
      place.className = "chart__sheet";
      place.ariaHidden = "true";
      this.figure.append(place);
      this.places.push(place);
      const { data, layout } = styled(drawing, this.figure);
      library.newPlot(place, data, layout, { staticPlot: true, displaylogo: false });
    }
  }

  remove(library) {
    for (const place of this.places) {
      library.purge(place);
      place.remove();
    }
    this.places = [];
    delete this.figure.dataset.kernTheme;
  }
}

/** Draw each chart when it comes near to what is seen; afterwards keep it fit for its place and the theme. */
function watch(charts, library) {
  const shown = new Set();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        near.unobserve(target);
        const chart = charts.get(target);
        shown.add(chart);
        chart.draw(library);
      }
    },
    { rootMargin: AHEAD },
  );
  const resized = new ResizeObserver(() => {
    for (const chart of charts.values()) {
      if (!shown.has(chart)) chart.reserve();
      else if (chart.drawn !== chart.fitting) chart.draw(library);
    }
  });
  const redraw = () => shown.forEach((chart) => chart.draw(library));
  for (const figure of charts.keys()) near.observe(figure);
  resized.observe(document.body);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-kern-theme"] });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

/** The library, as a classic script: it makes a global of itself. */
function libraryFrom(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => reject(new Error(`not loaded: ${address}`)));
    document.head.append(script);
  });
}

/** Drawings, out of the page (`#id`) or from an address. */
async function drawingsFrom(source) {
  if (source.startsWith("#")) return JSON.parse(document.getElementById(source.slice(1)).textContent);
  const answer = await fetch(source, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}: ${source}`);
  return answer.json();
}

/** A drawing in the colours and the letters that a figure has now. */
function styled(drawing, figure) {
  const style = getComputedStyle(figure);
  const { data, layout } = coloured(drawing, style);
  layout.font.family = style.fontFamily;
  return { data, layout };
}

/** A copy in which each `var(--name)` is that property's colour, as the theme has it now. */
function coloured(value, style) {
  if (Array.isArray(value)) return value.map((each) => coloured(each, style));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, coloured(each, style)]));
  }
  const property = typeof value === "string" ? /^var\((--[\w-]+)\)$/.exec(value) : null;
  return property ? plain(style.getPropertyValue(property[1])) : value;
}

/** Any CSS colour as rgba(): the library reads no newer ones. */
function plain(colour) {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour.trim();
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}

function idle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(resolve, { timeout: 2000 });
    else window.setTimeout(resolve, 200);
  });
}

/** On paper the tables stand for the charts that have no sheets; afterwards they are as they were. */
function openForPrint(tables) {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const drawn = (table) => printsCharts && table.parentElement.dataset.chartTable === "screen";
    opened = tables.filter((table) => !table.open && !drawn(table));
    for (const table of opened) table.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const table of opened) table.open = false;
  });
}

/** From now on the charts that have sheets are drawn on paper. */
function drawForPrint(all, library) {
  window.addEventListener("beforeprint", () => all.forEach((sheets) => sheets.draw(library)));
  window.addEventListener("afterprint", () => all.forEach((sheets) => sheets.remove(library)));
  printsCharts = true;
}

async function chartOf(figure) {
  return [figure, new Chart(figure, await drawingsFrom(figure.dataset.chart))];
}

async function sheetsOf(figure) {
  return new Sheets(figure, await drawingsFrom(figure.dataset.sheets));
}

async function start(figures, tables, address) {
  const found = await Promise.all(figures.map(chartOf));
  const sheets = await Promise.all(figures.filter((figure) => figure.dataset.sheets).map(sheetsOf));
  const charts = new Map(found);
  if (found.every(([, chart]) => chart.fitting === null)) return;
  for (const chart of charts.values()) chart.reserve();
  for (const table of tables) table.open = false;
  await idle();
  const library = await libraryFrom(address);
  watch(charts, library);
  drawForPrint(sheets, library);
}

const figures = [...document.querySelectorAll("figure[data-chart]")];
const tables = [...document.querySelectorAll("[data-chart-table] > details")];
if (figures.length > 0) {
  openForPrint(tables);
  start(figures, tables, document.getElementById("charts").dataset.plotly).catch(() => {
    for (const figure of figures) figure.hidden = true;
    for (const table of tables) table.open = true;
  });
}
