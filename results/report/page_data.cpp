#include "results/report/page_data.hpp"

#include "engine/row.hpp"
#include "formulas/error.hpp"
#include "formulas/mathml.hpp"
#include "results/report/density_figure.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker::report {
namespace {

using Json = nlohmann::ordered_json;

/// Packed columns, and what a reader must know of them.
class Columns {
 public:
  /// Gives values one by one to `append`; the width is that of the largest.
  template <class Values>
  void add(const std::string& name, const Values& values) {
    std::uint64_t largest = 0;
    for (const auto value : values) largest = std::max<std::uint64_t>(largest, value);
    const int width = width_for(largest);
    widths_[name] = width;
    text_ += fmt::format("<script type=\"text/plain\" id=\"data-{}\">", name);
    for (const auto value : values) append_packed(text_, value, width);
    text_ += "</script>\n";
  }
  const Json& widths() const { return widths_; }
  const std::string& text() const { return text_; }

 private:
  Json widths_ = Json::object();
  std::string text_;
};

/// Differences of the ids; one that does not fit a digit below 90 goes to the list.
std::vector<std::uint64_t> gaps(const std::vector<std::uint64_t>& ids, Json& wide) {
  std::vector<std::uint64_t> result;
  std::uint64_t last = 0;
  for (const std::uint64_t id : ids) {
    const std::uint64_t gap = id - last;
    if (gap >= kBase - 1) wide.push_back(gap);
    result.push_back(std::min<std::uint64_t>(gap, kBase - 1));
    last = id;
  }
  return result;
}

void add_formulas(const Points& points, Columns& columns, Json& meta) {
  Json wide = Json::array();
  columns.add("gap", gaps(points.id, wide));
  meta["wide_gaps"] = std::move(wide);
  std::vector<std::uint32_t> which, length;
  for (const std::uint32_t a : points.a) {
    if (!which.empty() && which.back() == a)
      ++length.back();
    else
      which.push_back(a), length.push_back(1);
  }
  columns.add("a", which);
  columns.add("run", length);
  columns.add("b", points.b);
  std::vector<std::uint8_t> kind;
  for (std::size_t i = 0; i < points.size(); ++i)
    kind.push_back(static_cast<std::uint8_t>(points.kind[i] + 8 * points.has_mirror[i]));
  columns.add("kind", kind);
}

void add_axes(const PageData& data, Columns& columns, Json& meta) {
  meta["axes"] = Json::array();
  for (std::size_t k = 0; k < axes().size(); ++k) {
    const Axis& axis = axes()[k];
    const Scale& scale = data.scales[k];
    meta["axes"].push_back({{"name", axis.name},
                            {"title", axis.title},
                            {"turns", axis.turns_sign},
                            {"low", scale.low},
                            {"high", scale.high},
                            {"outside", scale.outside},
                            {"missing", scale.missing}});
    std::vector<std::uint64_t> codes;
    codes.reserve(data.points.size());
    for (const double value : data.points.values[k]) codes.push_back(scale.code(value));
    columns.add(axis.name, codes);
  }
}

/// A closed form as MathML; one that is not in the grammar (a user's constant) as the text that it is.
std::string mathml_or_text(const std::string& closed_form) {
  try {
    return to_mathml(parse_expression(closed_form));
  } catch (const Error&) {
    return "<mtext>" + xml_escaped(closed_form) + "</mtext>";
  }
}

/// MathML in half of its length: frequent tags as single letters that no formula has; the script puts them back.
constexpr std::array<std::array<std::string_view, 2>, 10> kShorthand = {{{"<mrow>", "«"},
                                                                         {"</mrow>", "»"},
                                                                         {"<mn>", "¿"},
                                                                         {"</mn>", "¡"},
                                                                         {"<mo>", "§"},
                                                                         {"</mo>", "¶"},
                                                                         {"<mfrac>", "£"},
                                                                         {"</mfrac>", "¥"},
                                                                         {"<mi>", "¢"},
                                                                         {"</mi>", "¬"}}};

std::string shortened(std::string mathml) {
  for (const auto& [tag, letter] : kShorthand)
    for (std::size_t at = mathml.find(tag); at != std::string::npos; at = mathml.find(tag, at + letter.size()))
      mathml.replace(at, tag.size(), letter);
  return mathml;
}

std::string identified_json(const PageData& data) {
  Json list = Json::array();
  for (std::size_t i = 0; i < data.identified.size(); ++i) {
    const Identified& x = data.identified[i];
    Json entry = {{"id", x.id},
                  {"m", x.mirror ? Json(*x.mirror) : Json(nullptr)},
                  {"a", x.a},
                  {"b", x.b},
                  {"l", x.limit},
                  {"f", x.closed_form},
                  {"g", x.mirrored},
                  {"c", x.constant},
                  {"s", x.status},
                  {"w", x.method},
                  {"x", shortened(mathml_or_text(x.closed_form))},
                  {"y", shortened(mathml_or_text(x.mirrored))}};
    list.push_back(std::move(entry));
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string script_json(const std::string& json) {
  std::string result;
  result.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      result += "\\u003c";
    else
      result += c;
  }
  return result;
}

std::string page_data(const PageData& data) {
  Columns columns;
  const Points& points = data.points;
  const auto mirrors = std::accumulate(points.has_mirror.begin(), points.has_mirror.end(), std::uint64_t{0});
  Json meta = {{"digits", kDigits91},
               {"steps", Scale::kSteps},
               {"points", points.size()},

               {"formulas_shown", points.size() + mirrors},
               {"classes", kClassNames},
               {"colours", kGroupColours},
               {"shorthand", kShorthand},
               {"a", points.a_texts},
               {"b", points.b_texts}};
  add_formulas(points, columns, meta);
  add_axes(data, columns, meta);
  meta["clusters"] = Json::array();
  for (const ClusterLine& cluster : data.clusters.shown)
    if (!cluster.points.empty())
      meta["clusters"].push_back({{"number", cluster.number}, {"label", cluster.label}, {"points", cluster.points}});
  meta["widths"] = columns.widths();
  return fmt::format(
             "<script type=\"application/json\" id=\"meta\">{}</script>\n<script type=\"application/json\" "
             "id=\"identified\">{}</script>\n",
             script_json(meta.dump()), script_json(identified_json(data))) +
         columns.text();
}

}  // namespace brouncker::report
