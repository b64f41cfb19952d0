/// The figures of the published work, from the data of a run.
#pragma once

#include "results/report/density_figure.hpp"
#include "results/report/identified.hpp"
#include "results/report/packing.hpp"
#include "results/report/points.hpp"

#include <span>
#include <string>
#include <vector>

namespace brouncker::report {

struct NamedFigure {
  std::string name;  ///< of its file, without .svg
  DensityFigure figure;
};

/// delta against the limit; delta against eta'; the growth coefficients of q~_n and of the error where deg b = 2 deg a; the two
/// principal components of the metrics. Identified formulas on top, by constant.
std::vector<NamedFigure> make_figures(const Points& points, std::span<const Scale> scales,
                                      const std::vector<FormulaRow>& identified);

}  // namespace brouncker::report
