#include "results/report/density_figure.hpp"

#include "formulas/mathml.hpp"
#include "results/report/html.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

// Layout in SVG units.
constexpr double kWidth = 720, kHeight = 500, kLeft = 70, kRight = 16, kTop = 50, kBottom = 54;
constexpr double kPlotWidth = kWidth - kLeft - kRight, kPlotHeight = kHeight - kTop - kBottom;
constexpr int kLevels = 6;

double x_place(const FigureAxis& axis, double x) { return kLeft + (x - axis.low) / (axis.high - axis.low) * kPlotWidth; }
double y_place(const FigureAxis& axis, double y) {
  return kTop + kPlotHeight - (y - axis.low) / (axis.high - axis.low) * kPlotHeight;
}

std::string text(double x, double y, std::string_view anchor, std::string_view content, std::string_view more = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor, more, xml_escaped(content));
}

}  // namespace

std::vector<double> ticks(double low, double high, int wanted) {
  const double raw = (high - low) / wanted, power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 5.0})
    if (raw <= factor * power) {
      step = factor * power;
      break;
    }
  std::vector<double> result;
  for (double k = std::ceil(low / step); k * step <= high; ++k) result.push_back(k * step);
  return result;
}

DensityFigure::DensityFigure(std::string title, std::string caption, FigureAxis x, FigureAxis y)
    : title_(std::move(title)), caption_(std::move(caption)), x_(std::move(x)), y_(std::move(y)) {
  for (FigureAxis* axis : {&x_, &y_})
    if (!(axis->low < axis->high)) axis->low -= 0.5, axis->high = axis->low + 1;
}

void DensityFigure::add(double x, double y, std::uint64_t weight) {
  if (std::isnan(x) || std::isnan(y)) return;
  const double column = (x - x_.low) / (x_.high - x_.low) * kColumns, row = (y - y_.low) / (y_.high - y_.low) * kRows;
  if (!(column >= 0 && column < kColumns && row >= 0 && row < kRows)) {
    outside_ += weight;
    return;
  }
  counts_[static_cast<std::size_t>(row) * kColumns + static_cast<std::size_t>(column)] += weight;
  inside_ += weight;
}

void DensityFigure::add_group(std::string name, std::size_t colour, std::vector<std::array<double, 2>> points) {
  groups_.push_back({std::move(name), colour, std::move(points)});
}

std::string DensityFigure::caption() const {
  return fmt::format("{} {} formulas shown{}.", caption_, grouped(inside_),
                     outside_ > 0 ? fmt::format(", {} lie outside of the axes", grouped(outside_)) : "");
}

/// One path a level of the logarithm of the count: runs of cells of one level in a row are one rectangle.
std::string DensityFigure::cells() const {
  const std::uint64_t most = *std::max_element(counts_.begin(), counts_.end());
  const auto level = [&](std::uint64_t count) {
    if (count == 0) return 0;
    return most == 1 ? kLevels
                     : 1 + static_cast<int>(std::log(static_cast<double>(count)) / std::log(static_cast<double>(most)) *
                                            (kLevels - 0.001));
  };
  std::array<std::string, kLevels + 1> paths;
  for (int row = 0; row < kRows; ++row) {
    for (int column = 0; column < kColumns;) {
      const int here = level(counts_[static_cast<std::size_t>(row * kColumns + column)]);
      int end = column + 1;
      while (end < kColumns && level(counts_[static_cast<std::size_t>(row * kColumns + end)]) == here) ++end;
      if (here > 0)
        paths[static_cast<std::size_t>(here)] +=
            fmt::format("M{} {}h{}v1h-{}z", column, kRows - 1 - row, end - column, end - column);
      column = end;
    }
  }
  std::string result = fmt::format("<g transform=\"translate({} {}) scale({:.5f} {:.5f})\" fill=\"var(--density, #1f4e79)\">\n",
                                   kLeft, kTop, kPlotWidth / kColumns, kPlotHeight / kRows);
  for (int i = 1; i <= kLevels; ++i)
    if (!paths[static_cast<std::size_t>(i)].empty())
      result += fmt::format("<path fill-opacity=\"{:.2f}\" d=\"{}\"/>\n", 0.1 + 0.9 * (i - 1) / (kLevels - 1),
                            paths[static_cast<std::size_t>(i)]);
  return result + "</g>\n";
}

std::string DensityFigure::labels() const {
  std::string result;
  for (const double t : ticks(x_.low, x_.high, 8)) {
    const double x = x_place(x_, t);
    result +=
        fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}v{:.1f}\" stroke=\"var(--rule, #ddd)\"/>\n", x, kTop, kPlotHeight);
    result += text(x, kTop + kPlotHeight + 18, "middle", fmt::format("{:.6g}", t == 0 ? 0.0 : t));
  }
  for (const double t : ticks(y_.low, y_.high, 6)) {
    const double y = y_place(y_, t);
    result +=
        fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}h{:.1f}\" stroke=\"var(--rule, #ddd)\"/>\n", kLeft, y, kPlotWidth);
    result += text(kLeft - 8, y + 4, "end", fmt::format("{:.6g}", t == 0 ? 0.0 : t));
  }
  result += text(kLeft + kPlotWidth / 2, kHeight - 12, "middle", x_.title);
  const double middle = kTop + kPlotHeight / 2;
  return result + text(16, middle, "middle", y_.title, fmt::format(" transform=\"rotate(-90 16 {:.1f})\"", middle));
}

std::string DensityFigure::group_marks() const {
  std::string result;
  double x = kLeft, y = 18;
  for (const Group& group : groups_) {
    const std::string_view colour = kGroupColours[std::min(group.colour, kGroupColours.size() - 1)];
    result += fmt::format("<g fill=\"{}\">\n", colour);
    for (const auto& [px, py] : group.points)
      if (px >= x_.low && px <= x_.high && py >= y_.low && py <= y_.high)
        result += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2\"/>\n", x_place(x_, px), y_place(y_, py));
    const auto letters = std::ranges::count_if(group.name, [](char c) { return (c & 0xc0) != 0x80; });  // of UTF-8
    const double width = 30 + 7.5 * static_cast<double>(letters);
    if (x + width > kWidth) x = kLeft, y += 18;
    result += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\"/>\n</g>\n", x + 5, y - 4);
    result += text(x + 13, y, "start", group.name);
    x += width;
  }
  return result;
}

std::string DensityFigure::svg() const {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" role=\"img\" font-family=\"system-ui, sans-serif\" "
             "font-size=\"13\""
             " fill=\"var(--ink, #222)\">\n<title>{2}</title>\n",
             kWidth, kHeight, xml_escaped(title_)) +
         labels() + cells() + group_marks() +
         fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"var(--muted, #666)\"/>\n</svg>\n",
                     kLeft, kTop, kPlotWidth, kPlotHeight);
}

}  // namespace brouncker::report
