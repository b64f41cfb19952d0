/// A figure of many points: their density in a grid, with labelled points on top, as SVG that stands alone or inside a page.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

/// Colours of labelled groups: Okabe and Ito's, told apart by colour-blind readers; the last is for all others.
inline constexpr std::array<std::string_view, 8> kGroupColours = {"#d55e00", "#0072b2", "#009e73", "#cc79a7",
                                                                  "#e69f00", "#56b4e9", "#b3a000", "#888888"};

struct FigureAxis {
  std::string title;
  double low = 0, high = 1;
};

class DensityFigure {
 public:
  DensityFigure(std::string title, std::string caption, FigureAxis x, FigureAxis y);

  /// Counts a point `weight` times. Points outside of the axes are counted apart; NaN is no point.
  void add(double x, double y, std::uint64_t weight);
  /// A group of labelled points in the colour of that number; its place in the legend is the order of the calls.
  void add_group(std::string name, std::size_t colour, std::vector<std::array<double, 2>> points);

  const std::string& title() const { return title_; }
  /// What is to be seen, and how many formulas it shows and leaves out.
  std::string caption() const;
  /// Deterministic. Colours follow the page's where it defines them, and are those of print elsewhere.
  std::string svg() const;

 private:
  static constexpr int kColumns = 240, kRows = 150;

  std::string cells() const;
  std::string labels() const;
  std::string group_marks() const;

  std::string title_, caption_;
  FigureAxis x_, y_;
  std::vector<std::uint64_t> counts_ = std::vector<std::uint64_t>(kColumns * kRows);
  std::uint64_t inside_ = 0, outside_ = 0;
  struct Group {
    std::string name;
    std::size_t colour;
    std::vector<std::array<double, 2>> points;
  };
  std::vector<Group> groups_;
};

/// Round numbers between low and high, about `wanted` of them: multiples of 1, 2 or 5 times a power of ten.
std::vector<double> ticks(double low, double high, int wanted);

}  // namespace brouncker::report
