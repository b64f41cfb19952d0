#include "results/match/block.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <array>

namespace brouncker {
namespace {

using Json = nlohmann::json;

Json json_of(const StoredForm& form) {
  const Claim& c = form.claim;
  const Json digits = c.digits ? Json{c.digits->matched, c.digits->explained} : Json();
  return {form.id,      form.weight,    c.expression, c.mirrored, c.constant,
          name(c.kind), name(c.status), c.method,     digits,     c.map ? map_text(*c.map) : ""};
}
StoredForm form_of(const Json& j, const StoredPlace& place) {
  StoredForm form{j.at(0), j.at(1), {}};
  Claim& c = form.claim;
  c.expression = j.at(2), c.mirrored = j.at(3), c.constant = j.at(4), c.method = j.at(7);
  c.kind = form_kind_named(j.at(5).get<std::string>()).value();
  c.status = claim_status_named(j.at(6).get<std::string>()).value();
  if (const Json& digits = j.at(8); !digits.is_null()) c.digits = {digits.at(0), digits.at(1)};
  if (const std::string map = j.at(9); !map.empty()) c.map = stored_map(map, place);
  for (const std::string* text : {&c.expression, &c.mirrored}) stored_expression(*text, place);
  stored_words(c.method, place);
  return form;
}

Json json_of(const StoredRelation& relation) {
  const LimitRelation& r = relation.hit.relation;
  return {relation.hit.id,
          relation.hit.other,
          r.a.str(),
          r.b.str(),
          r.c.str(),
          r.d.str(),
          relation.hit.method,
          relation.hit.verified_bits,
          relation.certificate,
          relation.reason};
}
StoredRelation relation_of(const Json& j, const StoredPlace& place) {
  const auto integer = [&](std::size_t i) { return stored_integer(j.at(i).get<std::string>(), place); };
  const auto method = std::ranges::find(kPairMethods, j.at(6).get<std::string>());
  if (method == kPairMethods.end()) throw std::out_of_range("method of a relation");
  return {{j.at(0), j.at(1), {integer(2), integer(3), integer(4), integer(5)}, *method, j.at(7)}, j.at(8), j.at(9)};
}

Json json_of(const Contradiction& c) { return {c.id, c.weight, c.expression, c.limit, name(c.status), c.method}; }
Contradiction contradiction_of(const Json& j) {
  return {j.at(0), j.at(1), j.at(2), j.at(3), claim_status_named(j.at(4).get<std::string>()).value(), j.at(5)};
}

constexpr std::array kCounts = {&MatchBlock::tests,      &MatchBlock::undetermined, &MatchBlock::unconfirmed,
                                &MatchBlock::pair_tests, &MatchBlock::controls,     &MatchBlock::controls_found};

}  // namespace

std::string to_text(const MatchBlock& block) {
  Json matched = Json::array(), relations = Json::array(), proofs = Json::array(), counts = Json::array(),
       contradictions = Json::array();
  for (const StoredForm& form : block.matched) matched.push_back(json_of(form));
  for (const StoredRelation& relation : block.relations) relations.push_back(json_of(relation));
  for (const StoredForm& form : block.proofs.forms) proofs.push_back(json_of(form));
  for (const Contradiction& c : block.contradictions) contradictions.push_back(json_of(c));
  for (const auto count : kCounts) counts.push_back(block.*count);
  return json_text(Json{{"matched", matched},
                        {"relations", relations},
                        {"proofs", proofs},
                        {"counts", counts},
                        {"contradictions", contradictions},
                        {"not_compared", block.proofs.not_compared}});
}

MatchBlock match_block_of(const std::string& text, const std::string& file) {
  try {
    const Json json = read_json(text).value_or(Json());
    const StoredPlace place{file, "of a block", "of a finding", 0};
    MatchBlock block;
    for (const Json& form : json.at("matched")) block.matched.push_back(form_of(form, place));
    for (const Json& relation : json.at("relations")) block.relations.push_back(relation_of(relation, place));
    for (const Json& proof : json.at("proofs")) block.proofs.forms.push_back(form_of(proof, place));
    for (std::size_t i = 0; i < kCounts.size(); ++i) block.*kCounts[i] = json.at("counts").at(i);
    for (const Json& c : json.at("contradictions")) block.contradictions.push_back(contradiction_of(c));
    block.proofs.not_compared = json.at("not_compared");
    return block;
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    throw file_error(file + ": is damaged: " + error.what());
  }
}

}  // namespace brouncker
