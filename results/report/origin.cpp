#include "results/report/origin.hpp"

#include "formulas/mathml.hpp"
#include "formulas/message.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/run/store.hpp"

#include <fmt/format.h>

namespace brouncker::report {
namespace {

/// The command that makes the run again.
std::string command_of(const RunInfo& info) {
  const Source& source = info.job.source;
  std::string command = "brouncker discover";
  if (const FormulaList* list = source.list())
    command =
        fmt::format("brouncker search --list FILE   # {} formulas, checksum {}", text::grouped(list->size()), list->checksum());
  const auto add_space = [&](const std::string& a, const std::string& b, const std::vector<Parameter>& parameters) {
    command += fmt::format(" --a \"{}\" --b \"{}\"", a, b);
    for (const Parameter& p : parameters) command += fmt::format(" --range {}={}..{}", p.name, p.first, p.last);
  };
  if (const SearchSpace* space = source.space()) add_space(space->a().text(), space->b().text(), space->parameters());
  if (const SievedSpace* sieved = source.sieved()) {
    command = "brouncker search";
    add_space(sieved->space.a(), sieved->space.b(), sieved->space.parameters());
    command += fmt::format(" --sieve \"{}\"", print(sieved->demand));
  }
  return command + fmt::format(" --depth {} --out DIR", info.job.sampling.depth);
}

std::string checksums(const sqlite::Database& run) {
  std::string text = fmt::format("rows {}", rows_checksum(run));
  for (const Stage* stage : pipeline())
    if (const auto note = get_stage(run, stage->name)) text += fmt::format(", {} {}", stage->name, note->identity);
  return text;
}

}  // namespace

std::string origin_text(const RunReader& run) {
  const RunInfo& info = run.info();
  const std::string directory = std::filesystem::absolute(run.directory()).lexically_normal().filename().string();
  const std::string rows = rows_checksum(run.database());
  std::string text = "<h2>Origin</h2>\n<dl class=\"origin\">\n";
  const auto add = [&](std::string_view name, const std::string& content) {
    text += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, content);
  };
  const auto code = [](const std::string& x) { return "<code>" + xml_escaped(x) + "</code>"; };
  add("program", fmt::format("Brouncker {}", xml_escaped(info.version)));
  add("formulas", xml_escaped(describe(info.job.source)));
  add("command", code(command_of(info)));
  add("run", fmt::format("{}, {} formulas, {}; no date is stored in it", code(directory), text::grouped(info.formulas_done),
                         xml_escaped(info.state)));
  add("checksums", code(checksums(run.database())) + " (XXH64; of the stages over all that their results depend on; "
                                                     "<code>brouncker check DIR</code> verifies every row)");
  add("this page", "<code>brouncker report DIR</code>: the same run gives the same bytes, and no request leaves the page");
  add("to cite", fmt::format("Brouncker {}, polynomial continued fractions {}, rows {}. The metrics are those of [Shalyt2024], "
                             "arXiv:2412.16818.",
                             xml_escaped(info.version), xml_escaped(describe(info.job.source)), rows));
  return text + "</dl>\n";
}

}  // namespace brouncker::report
