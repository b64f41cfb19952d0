#include "results/catalogue/index.hpp"

#include "formulas/json.hpp"
#include "formulas/text_lines.hpp"
#include "results/run/info.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kFormat = "brouncker-catalogue";
constexpr std::string_view kHashed[] = {"formulas.jsonl", "families.jsonl", "lattices.jsonl"};

ordered_json described(const std::string& text) {
  return {{"lines", std::count(text.begin(), text.end(), '\n')}, {"hash", catalogue::hash_of(text)}};
}

/// What is kept of each kind, from the lines.
std::map<std::string, KindCount> kept_of(const std::string& formulas) {
  std::map<std::string, KindCount> result;
  for (const std::string_view text : text::lines_in(formulas)) {
    const json line = read_json(text).value_or(json());
    KindCount& count = result[line.at("kind").get<std::string>()];
    ++count.kept_classes;
    count.kept_formulas += line.at("formulas").get<std::uint64_t>();
  }
  return result;
}

}  // namespace

std::string catalogue_head(const RunReader& run, const CatalogueOptions& options, const catalogue::Collected& all,
                           const CatalogueFiles& files) {
  const RunInfo& info = run.info();
  std::map<std::string, KindCount> counts = kept_of(files.at("formulas.jsonl"));
  for (const catalogue::Line& line : all.lines) {
    KindCount& count = counts[std::string(name(line.claim.kind))];
    ++count.classes;
    count.formulas += line.formulas;
  }
  ordered_json kinds = ordered_json::object(), hashes = ordered_json::object();
  for (const std::string_view kind : kFormKindNames) {
    const KindCount c = counts[std::string(kind)];
    kinds[std::string(kind)] = {
        {"classes", c.classes}, {"formulas", c.formulas}, {"classes_here", c.kept_classes}, {"formulas_here", c.kept_formulas}};
  }
  for (const std::string_view name : kHashed) hashes[std::string(name)] = described(files.at(std::string(name)));
  return json_text(
             ordered_json{{"format", kFormat},
                          {"version", 1},
                          {"brouncker", info.version},
                          {"space", describe(info.job.source)},
                          {"formulas_searched", run.summary().counts.formulas},
                          {"digits", kCatalogueDigits},
                          {"longest_quotient", options.longest},
                          {"kinds", kinds},
                          {"left_out", {{"with_constants_of_a_user", all.unreadable}, {"without_finite_limit", all.without_limit}}},
                          {"files", hashes}},
             1) +
         "\n";
}

std::string fault_of_head(const json& head, const CatalogueFiles& files) {
  if (head.at("format") != kFormat || head.at("version") != 1) return "is of another format";
  for (const std::string_view name : kHashed)
    if (head.at("files").at(std::string(name)) != json(described(files.at(std::string(name)))))
      return fmt::format("{} is not the file that it describes", name);
  std::map<std::string, KindCount> kept = kept_of(files.at("formulas.jsonl"));
  for (const std::string_view kind : kFormKindNames) {
    const json& stated = head.at("kinds").at(std::string(kind));
    const KindCount& c = kept[std::string(kind)];
    if (stated.at("classes_here") != c.kept_classes || stated.at("formulas_here") != c.kept_formulas ||
        stated.at("classes") < c.kept_classes || stated.at("formulas") < c.kept_formulas)
      return fmt::format("kinds: {} is counted wrongly", kind);
  }
  return {};
}

}  // namespace brouncker
