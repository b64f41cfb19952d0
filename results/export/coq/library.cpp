// The texts are embedded by the build; a test compares this list with _CoqProject of the source.
#include "results/export/coq/library.hpp"

namespace brouncker {

namespace assets {
extern const std::string_view AperyThree_v, AperyTwo_v, Arctan_v, Axioms_v, Basel_v, Carry_v, Catalan_v, Chain_v, Decay_v, Domb_v,
    Dominance_v, DualSum_v, Elementary_v, Ends_v, Euler_v, Fold_v, Fraction_v, Functions_v, Gauge_v, Growth_v, HalfZeta_v,
    Hypergeometric_v, Matrix_v, Named_v, PfaffValues_v, Pfaff_v, Polynomial_v, Quotients_v, Ratio_v, Signs_v, Special_v, Sporadic_v,
    Sums_v, Tail_v, Transfer_v, Values_v, Zeta_v, Makefile;
}  // namespace assets

namespace coq {

std::span<const LibraryFile> library() {
  static const LibraryFile files[] = {
      {"Matrix.v", assets::Matrix_v},
      {"Fraction.v", assets::Fraction_v},
      {"Decay.v", assets::Decay_v},
      {"Ratio.v", assets::Ratio_v},
      {"Functions.v", assets::Functions_v},
      {"Carry.v", assets::Carry_v},
      {"Transfer.v", assets::Transfer_v},
      {"Dominance.v", assets::Dominance_v},
      {"Signs.v", assets::Signs_v},
      {"Polynomial.v", assets::Polynomial_v},
      {"Growth.v", assets::Growth_v},
      {"Gauge.v", assets::Gauge_v},
      {"Ends.v", assets::Ends_v},
      {"Chain.v", assets::Chain_v},
      {"Fold.v", assets::Fold_v},
      {"Tail.v", assets::Tail_v},
      {"Hypergeometric.v", assets::Hypergeometric_v},
      {"Quotients.v", assets::Quotients_v},
      {"Elementary.v", assets::Elementary_v},
      {"Values.v", assets::Values_v},
      {"Special.v", assets::Special_v},
      {"Pfaff.v", assets::Pfaff_v},
      {"PfaffValues.v", assets::PfaffValues_v},
      {"Arctan.v", assets::Arctan_v},
      {"Euler.v", assets::Euler_v},
      {"Named.v", assets::Named_v},
      {"Sums.v", assets::Sums_v},
      {"DualSum.v", assets::DualSum_v},
      {"Catalan.v", assets::Catalan_v},
      {"Sporadic.v", assets::Sporadic_v},
      {"Domb.v", assets::Domb_v},
      {"AperyTwo.v", assets::AperyTwo_v},
      {"AperyThree.v", assets::AperyThree_v},
      {"HalfZeta.v", assets::HalfZeta_v},
      {"Basel.v", assets::Basel_v},
      {"Zeta.v", assets::Zeta_v},
  };
  return files;
}

std::string_view axioms() { return assets::Axioms_v; }

std::string_view makefile() { return assets::Makefile; }

std::string project(std::span<const std::string> theorems) {
  std::string text = "-R . Brouncker\n-arg -w\n-arg none\n";
  for (const LibraryFile& file : library()) text += std::string(file.name) + "\n";
  for (const std::string& name : theorems) text += name + "\n";
  return text;
}

}  // namespace coq
}  // namespace brouncker
