#include "results/catalogue/catalogue.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/catalogue/index.hpp"
#include "results/families/json.hpp"
#include "results/families/stage.hpp"
#include "results/families/tables.hpp"
#include "results/match/stage.hpp"
#include "results/run/store.hpp"
#include "results/run/text_file.hpp"
#include "results/run/text_output.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker {
namespace {

std::string families_text(const sqlite::Database& run) {
  std::string text;
  if (is_done(run, kFamiliesStage))
    for_each_family(run, "status NOT IN ('unproved', 'same recurrence')",
                    [&](const FamilyRow& row) { text += json_text(family_json(row)) + "\n"; });
  return text;
}

std::string lattices_text(const sqlite::Database& run) {
  std::string text;
  if (is_done(run, kFamiliesStage))
    for_each_anchored(run, "", [&](const AnchoredRow& row) { text += json_text(anchored_json(row)) + "\n"; });
  return text;
}

}  // namespace

CatalogueFiles make_catalogue(const RunReader& run, const CatalogueOptions& options) {
  if (!is_done(run.database(), kMatchStage))
    throw file_error(fmt::format("{}: this run has not been matched; `match` has to come first", run.directory().string()));
  const catalogue::Collected all = catalogue::collect(run.database(), options.threads);
  CatalogueFiles files;
  std::string& formulas = files["formulas.jsonl"];
  for (const catalogue::Line& line : all.lines)
    if (line.claim.kind != FormKind::quotient || line.claim.expression.size() <= options.longest)
      formulas += json_text(catalogue::to_json(line)) + "\n";
  files["families.jsonl"] = families_text(run.database());
  files["lattices.jsonl"] = lattices_text(run.database());
  files["catalogue.json"] = catalogue_head(run, options, all, files);
  files["index.md"] = catalogue_index(files);
  return files;
}

void write_catalogue(const CatalogueFiles& files, const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (!std::filesystem::is_directory(directory))
    throw file_error(fmt::format("{}: cannot be made a directory", directory.string()));
  std::vector<std::unique_ptr<TextOutput>> outputs;
  for (const auto& [name, text] : files) outputs.push_back(std::make_unique<TextOutput>(directory / name, Place::in_run));
  std::size_t i = 0;
  for (const auto& [name, text] : files) outputs[i++]->write(text);
  for (const auto& output : outputs) output->commit();
}

CatalogueFiles read_catalogue(const std::filesystem::path& directory) {
  CatalogueFiles files;
  for (const std::string_view name : kCatalogueNames) files[std::string(name)] = read_text_file(directory / name, kCatalogueFile);
  return files;
}

}  // namespace brouncker
