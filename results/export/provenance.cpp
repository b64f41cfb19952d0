#include "results/export/provenance.hpp"

#include "results/literature/known_text.hpp"
#include "results/run/printable.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string as_comment(const std::vector<std::string>& lines, std::string_view open, std::string_view close) {
  std::string text;
  for (const std::string& line : lines) text += fmt::format("{}{}{}\n", open, line, close);
  return text;
}

std::vector<std::string> provenance(const RunReader& run, std::string_view format, std::string_view what,
                                    const std::string& where) {
  const RunInfo& info = run.info();
  const Sampling& s = info.job.sampling;
  std::vector<std::string> lines = {
      printable(fmt::format("Brouncker {}: {} as {}", info.version, what, format)),
      printable((info.job.source.list() ? "formulas: " : "space: ") + describe(info.job.source)),
      fmt::format("sampling: depth {}, divisor {}, asymptotic depth {}; keep: {}; run: {}, {} formulas", s.depth, s.divisor,
                  s.asymptotic_depth, kKeepNames[static_cast<std::size_t>(info.keep)], info.state, info.formulas_done),
      printable("where: " + (where.empty() ? std::string("all rows") : where))};
  if (const std::string remark = literature_remark(run.database()); what == "formulas" && !remark.empty()) lines.push_back(remark);
  return lines;
}

}  // namespace brouncker
