#include "results/report/page_data.hpp"

#include "engine/row.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/mathml.hpp"
#include "results/report/density_figure.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

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

/// Values below `escape` in a column of one digit, which shares it with another column of `radix` values; what is larger stands in
/// a column of its own, in the order of the points.
struct Escaped {
  std::vector<std::uint64_t> digits, far;
  std::uint64_t escape;
  void add(std::uint64_t value) {
    digits.push_back(std::min(value, escape));
    if (value >= escape) far.push_back(value);
  }
};

/// Class and mirror in one digit with the difference to the id before.
void add_ids(const Points& points, Columns& columns, Json& meta) {
  constexpr std::uint64_t kKinds = 2 * kClassNames.size();
  Escaped gaps{{}, {}, kBase / kKinds - 1};
  std::uint64_t last = 0;
  for (const std::uint64_t id : points.id) gaps.add(id - last), last = id;
  for (std::size_t i = 0; i < points.size(); ++i) {
    gaps.digits[i] = gaps.digits[i] * kKinds + points.kind[i] + kClassNames.size() * points.has_mirror[i];
  }
  columns.add("kind", gaps.digits);
  columns.add("gap", gaps.far);
  meta["kinds"] = kKinds;
  meta["gap_escape"] = gaps.escape;
}

/// Runs of equal a; b as its difference to the one before where that is small and positive, else 0 and by itself.
void add_polynomials(const Points& points, Columns& columns) {
  std::vector<std::uint32_t> which, length;
  for (const std::uint32_t a : points.a) {
    if (!which.empty() && which.back() == a) ++length.back();
    else which.push_back(a), length.push_back(1);
  }
  columns.add("a", which);
  columns.add("run", length);
  std::vector<std::uint64_t> steps, far;
  std::uint64_t last = 0;
  for (const std::uint32_t b : points.b) {
    const bool near = b > last && b - last < kBase;
    steps.push_back(near ? b - last : 0);
    if (!near) far.push_back(b);
    last = b;
  }
  columns.add("b", steps);
  columns.add("far", far);
}

/// The points on families: differences of their numbers, and which set of families.
void add_families(const PageData& data, Columns& columns, Json& meta) {
  std::vector<std::uint64_t> gaps, sets;
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < data.points.size(); ++i) {
    const auto found = data.links.set_of.find(data.points.id[i]);
    if (found == data.links.set_of.end()) continue;
    gaps.push_back(i - last), last = i;
    sets.push_back(found->second);
  }
  columns.add("family-gap", gaps);
  columns.add("family-set", sets);
  meta["families"] = data.links.sets;
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

/// MathML in a third of its length: frequent pieces as single letters that no formula has, longer ones first; the script puts them
/// back.
constexpr std::array<std::array<std::string_view, 2>, 19> kShorthand = {{{"<mo>&#8290;</mo>", "À"},
                                                                         {"<mo>&#8722;</mo>", "Á"},
                                                                         {"<mo>(</mo>", "Â"},
                                                                         {"<mo>)</mo>", "Ã"},
                                                                         {"<mrow><mn>", "Ä"},
                                                                         {"</mn></mrow>", "Å"},
                                                                         {"<msqrt>", "Æ"},
                                                                         {"</msqrt>", "Ç"},
                                                                         {"<msub>", "È"},
                                                                         {"</msub>", "É"},
                                                                         {"<mrow>", "«"},
                                                                         {"</mrow>", "»"},
                                                                         {"<mn>", "¿"},
                                                                         {"</mn>", "¡"},
                                                                         {"<mo>", "§"},
                                                                         {"</mo>", "¶"},
                                                                         {"<mfrac>", "£"},
                                                                         {"<mi>", "¢"},
                                                                         {"</mi>", "¬"}}};

/// Texts that many entries share, by number.
class Words {
 public:
  std::size_t number_of(const std::string& word) {
    const auto [place, is_new] = numbers_.try_emplace(word, words_.size());
    if (is_new) words_.push_back(word);
    return place->second;
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> words_;
};

Json entry_json(const FormulaRow& x, const Json& steps, const FamilyLinks& links, Words& words) {
  Json entry = {{"id", x.id}};
  if (x.mirror) entry["m"] = *x.mirror;
  entry.update({{"a", x.a},
                {"b", x.b},
                {"l", x.limit},
                {"f", x.claim.expression},
                {"g", x.claim.mirrored},
                {"c", words.number_of(x.claim.constant)},
                {"s", words.number_of(std::string(name(x.claim.status)))},
                {"w", words.number_of(x.claim.method)},
                {"x", shortened(mathml_or_text(x.claim.expression), kShorthand)},
                {"y", shortened(mathml_or_text(x.claim.mirrored), kShorthand)}});
  if (!steps.empty()) entry["p"] = steps;
  if (const auto found = links.lattice_of.find(x.id); found != links.lattice_of.end()) entry["n"] = found->second;
  if (const auto found = links.set_of.find(x.id); found != links.set_of.end()) entry["k"] = found->second;
  return entry;
}

std::string identified_json(const PageData& data, Json& meta) {
  Json list = Json::array();
  Words words;
  for (std::size_t i = 0; i < data.identified.size(); ++i)
    list.push_back(entry_json(data.identified[i], i < data.proofs.steps.size() ? data.proofs.steps[i] : Json(), data.links, words));
  meta["words"] = words.words();
  meta["steps_shared"] = data.proofs.shared;
  meta["phrases"] = phrases();
  return json_text(list);
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
  Columns columns;
  const Points& points = data.points;
  const auto mirrors = std::accumulate(points.has_mirror.begin(), points.has_mirror.end(), std::uint64_t{0});
  Json meta = {
      {"digits", kDigits91},    {"steps", Scale::kSteps},   {"points", points.size()}, {"formulas_shown", points.size() + mirrors},
      {"classes", kClassNames}, {"colours", kGroupColours}, {"shorthand", kShorthand}, {"a", points.a_texts},
      {"b", points.b_texts}};
  add_ids(points, columns, meta);
  add_polynomials(points, columns);
  add_families(data, columns, meta);
  add_axes(data, columns, meta);
  meta["clusters"] = Json::array();
  for (const ClusterLine& cluster : data.clusters.shown)
    if (!cluster.points.empty())
      meta["clusters"].push_back({{"number", cluster.number}, {"label", cluster.label}, {"points", cluster.points}});
  meta["widths"] = columns.widths();
  meta["labels"] = Json::object();
  for (const auto& [id, label] : data.labels) meta["labels"][std::to_string(id)] = label;
  const std::string identified = identified_json(data, meta);
  return fmt::format("<script type=\"application/json\" id=\"meta\">{}</script>\n<script type=\"application/json\" "
                     "id=\"identified\">{}</script>\n",
                     script_json(json_text(meta)), script_json(identified)) +
         columns.text();
}

}  // namespace brouncker::report
