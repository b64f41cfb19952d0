#include "results/literature/known_text.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/moebius_text.hpp"
#include "results/literature/stage.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string known_in_words(const KnownAs& known) {
  return fmt::format("{}{}, {}, by {}: L = {}", known.name, known.reference.empty() ? "" : fmt::format(" [{}]", known.reference),
                     known.pcf, known.by, moebius_text(known.map, "L'"));
}

std::string literature_remark(const sqlite::Database& run) {
  const auto note = get_stage(run, kLiteratureStage.name);
  if (!note) return {};
  const auto summary = read_json(note->summary).value_or(nlohmann::json());
  if (!summary.is_object() || !summary.contains("entries") || !summary["entries"].is_number_unsigned())
    throw file_error(fmt::format("{}: is damaged: table stages, column summary: that of literature is none", run.path()));
  return fmt::format("literature: of {} entries; a formula without one was not found in them (doc/FORMATS.md)",
                     summary["entries"].get<std::uint64_t>());
}

}  // namespace brouncker
