/* What the pages need of Plotly, and no more: bars, box plots, heat maps, radar charts; German numbers and dates. */

const Plotly = require("plotly.js/lib/core");

Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/box"),
  require("plotly.js/lib/heatmap"),
  require("plotly.js/lib/scatterpolar"),
  require("plotly.js/lib/locales/de"),
]);

module.exports = Plotly;
