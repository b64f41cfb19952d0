// Jobs as TOML: job.hpp.
#include "formulas/default_depth.hpp"
#include "formulas/error.hpp"
#include "formulas/job_text.hpp"
#include "formulas/message.hpp"

#include <initializer_list>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

namespace brouncker::job_text {
namespace {

class Reader {
 public:
  explicit Reader(const std::string& origin) : origin_(origin) {}

  Job job(const toml::table& root) const {
    check_keys(root, "the job", {"space", "sieve", "list", "sampling", "markers"});
    Job job;
    job.source = source(root);
    job.sampling.depth = default_depth(job.source);
    if (root.contains("sampling")) sampling(table_at(root, "sampling"), job.sampling);
    if (root.contains("markers")) job.markers = markers(table_at(root, "markers"));
    return job;
  }

 private:
  [[noreturn]] void fail(const toml::source_region& where, const std::string& message) const {
    refuse(origin_, where.begin.line, where.begin.column, message);
  }
  [[noreturn]] void fail(const toml::node& node, const std::string& message) const { fail(node.source(), message); }

  void check_keys(const toml::table& table, std::string_view name, std::initializer_list<std::string_view> accepted) const {
    for (const auto& [key, value] : table)
      if (std::find(accepted.begin(), accepted.end(), key.str()) == accepted.end())
        fail(key.source(),
             fmt::format("unknown key {} in {}; accepted are {}", text::quoted(key.str()), name, fmt::join(accepted, ", ")));
  }

  const toml::table& table_at(const toml::table& root, std::string_view key) const {
    const toml::node* node = root.get(key);
    if (!node) fail(root, fmt::format("the table [{}] is missing", key));
    if (!node->is_table()) fail(*node, fmt::format("{} must be a table [{}]", key, key));
    return *node->as_table();
  }

  std::string text_at(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (!node) fail(table, fmt::format("[space] has no key '{}', which is a template such as \"A*n + B\"", key));
    if (!node->is_string()) fail(*node, fmt::format("{} must be a text in quotes, such as \"A*n + B\"", key));
    return node->as_string()->get();
  }

  std::optional<std::int64_t> integer(const toml::node& node) const {
    if (const auto* value = node.as_integer()) return value->get();
    if (const auto* value = node.as_floating_point()) return whole(value->get());
    return std::nullopt;
  }

  /// "-5..5", [-5, 5] or 5.
  std::string range(const toml::node& node, std::string_view key) const {
    if (const auto* value = node.as_string()) {
      if (!text::trimmed(value->get()).empty()) return value->get();
    } else if (const auto single = integer(node)) {
      return std::to_string(*single);
    } else if (const auto* pair = node.as_array(); pair && pair->size() == 2) {
      const auto first = integer(*pair->get(0)), last = integer(*pair->get(1));
      if (first && last) return fmt::format("{}..{}", *first, *last);
    }
    fail(node, fmt::format("{} is not a range; accepted are \"-5..5\", [-5, 5]{}", key,
                           key == "range" ? " and a table such as { A = \"1..20\", B = \"-3..3\" }" : ""));
  }

  Source source(const toml::table& root) const {
    if (root.contains("list")) return list(root);
    const toml::table& table = table_at(root, "space");
    check_keys(table, "[space]", {"a", "b", "range"});
    if (!root.contains("sieve")) return space<SearchSpace>(table);
    return SievedSpace{space<SieveSpace>(table), demand(table_at(root, "sieve"))};
  }

  template <typename Space>
  Space space(const toml::table& table) const {
    const std::string a = text_at(table, "a"), b = text_at(table, "b");
    std::map<std::string, std::string> ranges;
    const toml::node* node = table.get("range");
    if (node && node->is_table()) {
      for (const auto& [key, value] : *node->as_table())
        ranges.emplace(key.str(), range(value, fmt::format("range of {}", text::quoted(key.str()))));
    } else if (node) {
      ranges.emplace("", range(*node, "range"));
    }
    try {
      return Space::from_templates(a, b, ranges);
    } catch (const Error& error) {
      const std::string_view message = error.what();
      const toml::node* culprit = message.starts_with("a:") ? table.get("a") : message.starts_with("b:") ? table.get("b") : node;
      fail(culprit ? *culprit : table, error.what());
    }
  }

  SieveDemand demand(const toml::table& table) const {
    check_keys(table, "[sieve]", {"demand"});
    const toml::node* node = table.get("demand");
    if (!node) return {};
    try {
      return parse_sieve_demand(node->is_string() ? node->as_string()->get() : "", "demand");
    } catch (const Error& error) {
      fail(*node, error.what());
    }
  }

  /// What a run keeps of its list.
  FormulaList list(const toml::table& root) const {
    const toml::table& table = table_at(root, "list");
    for (const char* other : {"space", "sieve"})
      if (root.contains(other)) fail(table, fmt::format("[{}] and [list]: accepted is one of them", other));
    check_keys(table, "[list]", {"formulas", "different", "checksum"});
    const toml::node *formulas = table.get("formulas"), *different = table.get("different"), *sum = table.get("checksum");
    const auto number = [&](const toml::node* node) { return node ? integer(*node).value_or(0) : 0; };
    const std::int64_t size = number(formulas), distinct = number(different);
    if (distinct < 1 || size < distinct || !sum || !sum->is_string())
      fail(table, "[list] has the numbers formulas >= different >= 1 and the text checksum");
    return {static_cast<std::uint64_t>(size), static_cast<std::uint64_t>(distinct), sum->as_string()->get()};
  }

  void sampling(const toml::table& table, Sampling& result) const {
    check_keys(table, "[sampling]", {"depth", "divisor", "asymptotic_depth"});
    for (const NumberKey& key : kNumberKeys) {
      const toml::node* node = table.get(key.toml_name);
      if (!node) continue;
      const auto value = integer(*node);
      if (!value || *value < key.least || *value > key.most)
        fail(*node, fmt::format("{} must be an integer from {} to {}", key.toml_name, key.least, key.most));
      result.*key.target = *value;
    }
  }

  Markers markers(const toml::table& table) const {
    check_keys(table, "[markers]", {"not_calculated", "rational"});
    Markers result;
    const auto read = [&](std::string_view key, std::string& target) {
      const toml::node* node = table.get(key);
      if (!node) return;
      if (const auto* value = node->as_string()) target = value->get();
      else if (const auto number = integer(*node)) target = std::to_string(*number);
      else fail(*node, fmt::format("{}: {}", key, kMarkerRule));
      if (!is_marker(target)) fail(*node, fmt::format("{}: {}", key, kMarkerRule));
    };
    read("not_calculated", result.not_calculated);
    read("rational", result.rational);
    return result;
  }

  const std::string& origin_;
};

}  // namespace

Job parse_toml(std::string_view text, const std::string& origin) {
  check_toml_shape(text, origin);
  toml::table root;
  try {
    root = toml::parse(text, origin);
  } catch (const toml::parse_error& error) {
    refuse(origin, error.source().begin.line, error.source().begin.column, fmt::format("not valid TOML: {}", error.description()));
  }
  return Reader(origin).job(root);
}

}  // namespace brouncker::job_text
