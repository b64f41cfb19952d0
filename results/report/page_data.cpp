#include "results/report/page_data.hpp"

#include "engine/row.hpp"
#include "formulas/json.hpp"
#include "results/report/columns.hpp"
#include "results/report/density_figure.hpp"
#include "results/report/entries.hpp"
#include "results/report/html.hpp"

#include <numeric>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

using Json = nlohmann::ordered_json;
using Numbers = std::vector<std::uint64_t>;

void add_points(const PageData& data, Columns& columns, Json& meta) {
  const Points& points = data.points;
  Numbers kinds, sets;
  for (std::size_t i = 0; i < points.size(); ++i) {
    kinds.push_back(points.kind[i] + kClassNames.size() * points.has_mirror[i]);
    const auto found = data.links.set_of.find(points.id[i]);
    sets.push_back(found == data.links.set_of.end() ? 0 : found->second + 1);
  }
  columns.add_numbers("id", points.id);
  columns.add_numbers("kind", kinds);
  columns.add_numbers("a", Numbers(points.a.begin(), points.a.end()));
  columns.add_numbers("b", Numbers(points.b.begin(), points.b.end()));
  columns.add_numbers("families", sets);
  meta["families"] = data.links.sets;
  Numbers slow;
  std::vector<std::string> limits;
  for (const auto& [point, limit] : points.slow_limits) slow.push_back(point), limits.push_back(first_digits(limit, kLimitDigits));
  columns.add_numbers("slow-point", slow);
  columns.add_texts("slow-limit", limits);
}

void add_axes(const PageData& data, Columns& columns, Json& meta) {
  meta["axes"] = Json::array();
  for (std::size_t k = 0; k < axes().size(); ++k) {
    const Axis& axis = axes()[k];
    const Scale& scale = data.scales[k];
    meta["axes"].push_back({{"name", axis.name},
                            {"title", axis.title},
                            {"turns", axis.turns_sign},
                            {"summary", axis.summary},
                            {"decimals", axis.decimals},
                            {"low", scale.low},
                            {"high", scale.high},
                            {"outside", scale.outside},
                            {"missing", scale.missing}});
    Numbers codes;
    codes.reserve(data.points.size());
    for (const double value : data.points.values[k]) codes.push_back(scale.code(value));
    columns.add_numbers(axis.name, codes);
  }
}

}  // namespace

std::string script_json(const std::string& json) {
  std::string result;
  result.reserve(json.size());
  for (const char c : json) {
    if (c == '<') result += "\\u003c";
    else result += c;
  }
  return result;
}

std::string page_data(const PageData& data) {
  Columns columns(data.threads);
  const Points& points = data.points;
  const auto mirrors = std::accumulate(points.has_mirror.begin(), points.has_mirror.end(), std::uint64_t{0});
  Json meta = {
      {"steps", Scale::kSteps},
      {"points", points.size()},
      {"formulas_shown", points.size() + mirrors},
      {"classes", kClassNames},
      {"colours", kGroupColours},
      {"sampling",
       {{"depth", data.sampling.depth}, {"divisor", data.sampling.divisor}, {"asymptotic_depth", data.sampling.asymptotic_depth}}}};
  std::vector<std::string> a_texts = points.a_texts, b_texts = points.b_texts;
  add_points(data, columns, meta);
  add_axes(data, columns, meta);
  add_entries(data, a_texts, b_texts, columns, meta);
  meta["a"] = a_texts, meta["b"] = b_texts;
  meta["clusters"] = Json::array();
  for (const ClusterLine& cluster : data.clusters.shown)
    if (!cluster.points.empty())
      meta["clusters"].push_back({{"number", cluster.number}, {"label", symbol_of(cluster.label)}, {"points", cluster.points}});
  meta["labels"] = Json::object();
  for (const auto& [id, label] : data.labels) meta["labels"][std::to_string(id)] = label;
  meta["columns"] = columns.description();
  return fmt::format("<script type=\"application/json\" id=\"meta\">{}</script>\n", script_json(json_text(meta))) + columns.html();
}

}  // namespace brouncker::report
