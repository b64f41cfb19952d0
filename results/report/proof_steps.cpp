#include "results/report/proof_steps.hpp"

#include "engine/parallel.hpp"
#include "engine/prove/explain.hpp"
#include "engine/prove/find/prove.hpp"
#include "formulas/parse_polynomial.hpp"
#include "results/report/packing.hpp"

#include <map>

namespace brouncker::report {
namespace {

std::vector<std::string> lines_of(const FormulaRow& x) {
  if (!x.claim.is_proved()) return {};
  const auto proof = prove(parse_pcf(x.a, x.b));
  if (!proof) return {};
  std::vector<std::string> lines = explained(*proof);
  lines.pop_back();
  lines.erase(lines.begin());
  for (std::string& line : lines) line = shortened(std::move(line), phrases());
  return lines;
}

}  // namespace

const std::vector<std::array<std::string_view, 2>>& phrases() {
  static const std::vector<std::array<std::string_view, 2>> table = {
      {"Gauge step to L' of a(n) = ", "À"},
      {": M(n) U(n+1) = s U(n) M'(n", "Á"},
      {") with M = [[0, b], [1, a]], s = ", "Â"},
      {", U = N/d, d = ", "Ã"},
      {", N = [[", "Ä"},
      {"]]; from n = ", "Å"},
      {" on d, det N and s have no zero or pole, so L = (", "Æ"},
      {"Equivalence transformation by ", "Ç"},
      {": L' of a(n) = ", "È"},
      {" satisfies K(n)(a(n) + K(n+1)) = b(n) and is the recessive tail (Pincherle), regular from n = ", "É"},
      {" satisfies K(n)(a(n) + K(n+1)) = b(n) and is the dominant tail; the tail of the limit at ", "Ê"},
      {", b(n) = ", "Ë"},
      {" L' + ", "Ì"},
      {"K(n) = ", "Í"},
      {"n^2", "Î"},
  };
  return table;
}

ProofSteps proof_steps(const std::vector<FormulaRow>& identified, const WorkOptions& options) {
  std::vector<std::vector<std::string>> lines(identified.size());
  std::atomic<std::size_t> done{0};
  options.report("closed forms explained", done, identified.size());
  parallel_blocks(identified.size(), 16, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) lines[i] = lines_of(identified[i]);
    options.report("closed forms explained", done += last - first, identified.size());
  });
  std::map<std::string, std::size_t> uses, numbers;
  for (const auto& each : lines)
    for (const std::string& line : each) ++uses[line];
  ProofSteps result;
  for (const auto& [line, count] : uses)
    if (count > 1) {
      numbers.emplace(line, result.shared.size());
      result.shared.push_back(line);
    }
  for (const auto& each : lines) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const std::string& line : each) {
      const auto found = numbers.find(line);
      if (found == numbers.end()) steps.push_back(line);
      else steps.push_back(found->second);
    }
    result.steps.push_back(std::move(steps));
  }
  return result;
}

}  // namespace brouncker::report
