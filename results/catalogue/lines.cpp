#include "results/catalogue/lines.hpp"

#include "engine/prove/certificate.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/run/row_json.hpp"

#include <algorithm>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace brouncker::catalogue {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

template <class T>
T known(const std::optional<T>& value, std::string_view field, const std::string& text) {
  if (!value) throw input_error(fmt::format("{} {}: is none", field, text::quoted(text)));
  return *value;
}

ordered_json map_json(const Moebius& m) { return {m.p.str(), m.q.str(), m.r.str(), m.s.str()}; }

KnownAs known_in(const json& value) {
  const auto text = [&](const char* field) { return value.at(field).get<std::string>(); };
  return {text("name"), value.at("reference").is_null() ? std::string() : text("reference"), text("pcf"), text("by"),
          map_in(value.at("map"))};
}

Integer integer_of(const json& value) {
  const auto text = value.get<std::string>();
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() == sign || !std::all_of(text.begin() + static_cast<long>(sign), text.end(), text::is_digit))
    throw input_error(fmt::format("{}: is no integer", text::quoted(text)));
  return Integer(text);
}

}  // namespace

Moebius map_in(const json& array) {
  if (array.size() != 4) throw input_error("map: four integers are expected");
  return {integer_of(array[0]), integer_of(array[1]), integer_of(array[2]), integer_of(array[3])};
}

std::size_t length(const Line& line) {
  return to_plain(line.pcf.a).size() + to_plain(line.pcf.b).size() + line.claim.expression.size();
}

ordered_json to_json(const Line& line) {
  const Claim& claim = line.claim;
  ordered_json json = {
      {"a", to_plain(line.pcf.a)}, {"b", to_plain(line.pcf.b)}, {"closed_form", claim.expression}, {"kind", name(claim.kind)}};
  if (claim.kind == FormKind::constant) json["constant"] = claim.constant;
  if (claim.map) json["map"] = map_json(*claim.map);
  json["limit"] = line.limit;
  json["status"] = name(claim.status);
  json["method"] = claim.method;
  if (!line.certificate.empty()) json["certificate"] = line.certificate;
  if (claim.digits) json["digits_matched"] = claim.digits->matched;
  json["formulas"] = line.formulas;
  if (!line.families.empty()) json["families"] = line.families;
  if (line.lattice > 0) json["lattice"] = line.lattice;
  if (line.literature) json["literature"] = known_json(*line.literature);
  return json;
}

Line line_of(const json& json) {
  const auto text = [&](const char* field) { return json.at(field).get<std::string>(); };
  Line line;
  line.pcf = parse_pcf(text("a"), text("b"));
  line.claim.expression = text("closed_form");
  line.claim.kind = known(form_kind_named(text("kind")), "kind", text("kind"));
  line.claim.constant = json.value("constant", "");
  if (json.contains("map")) line.claim.map = map_in(json["map"]);
  line.limit = text("limit");
  line.claim.status = known(claim_status_named(text("status")), "status", text("status"));
  line.claim.method = text("method");
  line.certificate = json.value("certificate", "");
  if (json.contains("digits_matched")) line.claim.digits = {json["digits_matched"].get<std::int64_t>(), 0};
  line.formulas = json.at("formulas").get<std::uint64_t>();
  if (json.contains("families")) line.families = json["families"].get<std::vector<std::int64_t>>();
  line.lattice = json.value("lattice", std::int64_t{0});
  if (json.contains("literature")) line.literature = known_in(json["literature"]);
  return line;
}

std::string hash_of(std::string_view text) { return fmt::format("xxh64:{:016x}", XXH64(text.data(), text.size(), 0)); }

std::string hash_of(const Proof& proof) { return hash_of(json_text(brouncker::certificate(proof))); }

}  // namespace brouncker::catalogue
