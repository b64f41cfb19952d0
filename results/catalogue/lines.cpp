#include "results/catalogue/lines.hpp"

#include "engine/prove/certificate.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"

#include <algorithm>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace brouncker::catalogue {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

Kind kind_named(const std::string& name) {
  const auto found = std::ranges::find(kKinds, name);
  if (found == kKinds.end()) throw input_error(fmt::format("kind {}: is none", text::quoted(name)));
  return static_cast<Kind>(found - kKinds.begin());
}

ordered_json map_json(const Moebius& m) { return {m.p.str(), m.q.str(), m.r.str(), m.s.str()}; }

Integer integer_of(const json& value) {
  const auto text = value.get<std::string>();
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() == sign || !std::all_of(text.begin() + static_cast<long>(sign), text.end(), text::is_digit))
    throw input_error(fmt::format("{}: is no integer", text::quoted(text)));
  return Integer(text);
}

}  // namespace

std::vector<std::string_view> lines_in(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_name(std::string_view constant) {
  return !constant.empty() && std::ranges::all_of(constant, [](char c) { return text::is_letter(c) || text::is_digit(c); });
}

bool is_status(std::string_view text) { return text == "proved" || text == "certified" || text == "conjectured"; }

Moebius map_in(const json& array) {
  if (array.size() != 4) throw input_error("map: four integers are expected");
  return {integer_of(array[0]), integer_of(array[1]), integer_of(array[2]), integer_of(array[3])};
}

std::size_t length(const Line& line) { return to_plain(line.pcf.a).size() + to_plain(line.pcf.b).size() + line.closed_form.size(); }

ordered_json to_json(const Line& line) {
  ordered_json json = {{"a", to_plain(line.pcf.a)},
                       {"b", to_plain(line.pcf.b)},
                       {"closed_form", line.closed_form},
                       {"kind", kKinds[static_cast<std::size_t>(line.kind)]}};
  if (!line.constant.empty()) json["constant"] = line.constant;
  if (line.map) json["map"] = map_json(*line.map);
  json["limit"] = line.limit;
  json["status"] = line.status;
  json["method"] = line.method;
  if (!line.certificate.empty()) json["certificate"] = line.certificate;
  if (line.digits_matched) json["digits_matched"] = *line.digits_matched;
  json["formulas"] = line.formulas;
  if (!line.families.empty()) json["families"] = line.families;
  if (line.lattice > 0) json["lattice"] = line.lattice;
  return json;
}

Line line_of(const json& json) {
  Line line;
  line.kind = kind_named(json.at("kind").get<std::string>());
  line.pcf = parse_pcf(json.at("a").get<std::string>(), json.at("b").get<std::string>());
  line.closed_form = json.at("closed_form").get<std::string>();
  line.constant = json.value("constant", "");
  if (json.contains("map")) line.map = map_in(json["map"]);
  line.limit = json.at("limit").get<std::string>();
  line.status = json.at("status").get<std::string>();
  line.method = json.at("method").get<std::string>();
  line.certificate = json.value("certificate", "");
  if (json.contains("digits_matched")) line.digits_matched = json["digits_matched"].get<std::int64_t>();
  line.formulas = json.at("formulas").get<std::uint64_t>();
  if (json.contains("families")) line.families = json["families"].get<std::vector<std::int64_t>>();
  line.lattice = json.value("lattice", std::int64_t{0});
  return line;
}

std::string hash_of(std::string_view text) { return fmt::format("xxh64:{:016x}", XXH64(text.data(), text.size(), 0)); }

std::string hash_of(const Proof& proof) { return hash_of(brouncker::certificate(proof).dump()); }

}  // namespace brouncker::catalogue
