#include "results/report/proof_steps.hpp"

#include "engine/parallel.hpp"
#include "engine/prove/explain.hpp"
#include "engine/prove/find/prove.hpp"
#include "formulas/parse_polynomial.hpp"

#include <atomic>

namespace brouncker::report {
namespace {

std::vector<std::string> lines_of(const FormulaRow& x) {
  if (!x.claim.is_proved()) return {};
  const auto proof = prove(parse_pcf(x.a, x.b));
  return proof ? steps_in_words(*proof) : std::vector<std::string>{};
}

}  // namespace

std::vector<std::vector<std::string>> proof_steps(const std::vector<FormulaRow>& identified, const WorkOptions& options) {
  std::vector<std::vector<std::string>> lines(identified.size());
  std::atomic<std::size_t> done{0};
  options.report("closed forms explained", done, identified.size());
  parallel_blocks(identified.size(), 16, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) lines[i] = lines_of(identified[i]);
    options.report("closed forms explained", done += last - first, identified.size());
  });
  return lines;
}

}  // namespace brouncker::report
