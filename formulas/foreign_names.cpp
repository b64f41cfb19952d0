#include "formulas/foreign_names.hpp"

#include "formulas/functions.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <numeric>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Arguments = std::vector<Expression>;

Expression call(std::string_view name, Expression x) { return Expression::call(name, {std::move(x)}); }
Expression one() { return Expression::integer(1); }

/// The value of a literal whole number from 0 to `most`.
std::optional<int> small_integer(const Expression& x, int most) {
  if (x.kind() != Expression::Kind::integer || x.value() > most) return std::nullopt;
  return x.value().convert_to<int>();
}

constexpr int kMostFactorial = 1000;

Integer exact_factorial(int n) {
  Integer product = 1;
  for (int i = 2; i <= n; ++i) product *= i;
  return product;
}

std::optional<Expression> binomial(Arguments a) {
  const auto n = small_integer(a[0], kMostFactorial), k = small_integer(a[1], kMostFactorial);
  if (n && k)
    return Expression::integer(*k > *n ? Integer(0)
                                       : Integer(exact_factorial(*n) / (exact_factorial(*k) * exact_factorial(*n - *k))));
  const Expression below = call("gamma", a[1] + one()) * call("gamma", a[0] - a[1] + one());
  return call("gamma", a[0] + one()) / below;
}

/// (-1)^(n+1) n! zeta(n+1, x), DLMF 25.11.12.
std::optional<Expression> polygamma(Arguments a) {
  const auto n = small_integer(a[0], kMostFactorial);
  if (!n) return std::nullopt;
  if (*n == 0) return call("psi", a[1]);
  Expression value = Expression::call("zeta", {Expression::integer(*n + 1), a[1]});
  if (*n > 1) value = Expression::integer(exact_factorial(*n)) * std::move(value);
  return *n % 2 == 0 ? -std::move(value) : value;
}

std::optional<Expression> beta(Arguments a) { return call("gamma", a[0]) * call("gamma", a[1]) / call("gamma", a[0] + a[1]); }

/// E_1 is the one exponential integral here.
std::optional<Expression> exponential_integral(Arguments a) {
  if (a[0] != one()) return std::nullopt;
  return call("E1", a[1]);
}

std::optional<Expression> square(Arguments a) { return power(a[0], Expression::integer(2)); }
std::optional<Expression> cube_root(Arguments a) { return power(a[0], Expression::rational(Rational(1, 3))); }
std::optional<Expression> root_of_index(Arguments a) { return power(a[0], one() / a[1]); }

/// f(x) for a name of ours; 1/f(x); f(1/x).
template <const char* name>
std::optional<Expression> same(Arguments a) {
  return Expression::call(name, std::move(a));
}
template <const char* name>
std::optional<Expression> reciprocal(Arguments a) {
  return one() / call(name, a[0]);
}
template <const char* name>
std::optional<Expression> of_reciprocal(Arguments a) {
  return call(name, one() / a[0]);
}

constexpr char kLog[] = "log", kCos[] = "cos", kSin[] = "sin", kCosh[] = "cosh", kSinh[] = "sinh", kAsin[] = "asin",
               kAcos[] = "acos", kAtan[] = "atan", kAsinh[] = "asinh", kAcosh[] = "acosh", kAtanh[] = "atanh", kPsi[] = "psi",
               kZeta[] = "zeta", kIncomplete[] = "gammainc_upper", kPolylog[] = "polylog", kExp[] = "exp", kGamma[] = "gamma";

std::optional<Expression> dilogarithm(Arguments a) { return Expression::call(kPolylog, {Expression::integer(2), a[0]}); }
std::optional<Expression> log_gamma(Arguments a) { return call(kLog, call(kGamma, a[0])); }

struct ForeignFunction {
  std::string_view word;
  std::size_t arity;
  std::optional<Expression> (*build)(Arguments);
};

/// Beside those that the exports' tables give.
constexpr ForeignFunction kFunctions[] = {
    {"ln", 1, same<kLog>},
    {"arcsin", 1, same<kAsin>},
    {"arccos", 1, same<kAcos>},
    {"arctan", 1, same<kAtan>},
    {"arsinh", 1, same<kAsinh>},
    {"arcosh", 1, same<kAcosh>},
    {"artanh", 1, same<kAtanh>},
    {"arcsinh", 1, same<kAsinh>},
    {"arccosh", 1, same<kAcosh>},
    {"arctanh", 1, same<kAtanh>},
    {"Exp", 1, same<kExp>},
    {"sec", 1, reciprocal<kCos>},
    {"csc", 1, reciprocal<kSin>},
    {"sech", 1, reciprocal<kCosh>},
    {"csch", 1, reciprocal<kSinh>},
    {"Sec", 1, reciprocal<kCos>},
    {"Csc", 1, reciprocal<kSin>},
    {"Sech", 1, reciprocal<kCosh>},
    {"Csch", 1, reciprocal<kSinh>},
    {"acot", 1, of_reciprocal<kAtan>},
    {"arccot", 1, of_reciprocal<kAtan>},
    {"ArcCot", 1, of_reciprocal<kAtan>},
    {"acoth", 1, of_reciprocal<kAtanh>},
    {"arccoth", 1, of_reciprocal<kAtanh>},
    {"ArcCoth", 1, of_reciprocal<kAtanh>},
    {"arcoth", 1, of_reciprocal<kAtanh>},
    {"digamma", 1, same<kPsi>},
    {"PolyGamma", 1, same<kPsi>},
    {"PolyGamma", 2, polygamma},
    {"polygamma", 2, polygamma},
    {"psi", 2, polygamma},
    {"Zeta", 2, same<kZeta>},
    {"gamma", 2, same<kIncomplete>},
    {"li2", 1, dilogarithm},
    {"Li2", 1, dilogarithm},
    {"cbrt", 1, cube_root},
    {"CubeRoot", 1, cube_root},
    {"root", 2, root_of_index},
    {"Surd", 2, root_of_index},
    {"sqr", 1, square},
    {"binomial", 2, binomial},
    {"Binomial", 2, binomial},
    {"binom", 2, binomial},
    {"beta", 2, beta},
    {"Beta", 2, beta},
    {"loggamma", 1, log_gamma},
    {"lgamma", 1, log_gamma},
    {"LogGamma", 1, log_gamma},
    {"ExpIntegralE", 2, exponential_integral},
    {"expint", 2, exponential_integral},
    {"factorial", 1, [](Arguments a) { return std::optional(factorial(std::move(a[0]))); }},
    {"Factorial", 1, [](Arguments a) { return std::optional(factorial(std::move(a[0]))); }},
};

struct ForeignConstant {
  std::string_view word, name;
};
constexpr ForeignConstant kConstants[] = {{"G", "catalan"}, {"GoldenRatio", "phi"}, {"EulerMascheroni", "euler"}};

std::array<std::string_view, 4> all(const Spellings& s) { return {s.pari, s.sage, s.mathematica, s.mpmath}; }

std::string_view without_module(std::string_view spelling) {
  constexpr std::string_view kModule = "m.";
  return spelling.starts_with(kModule) ? spelling.substr(kModule.size()) : spelling;
}

/// The word of a spelling word($1, ..., $arity) or word[...], arguments in our order and nothing more; "" where it is of another form.
std::string_view spelled_word(std::string_view spelling, std::size_t arity) {
  spelling = without_module(spelling);
  const std::size_t open = spelling.find_first_of("([");
  if (open == spelling.npos) return {};
  std::string arguments;
  for (std::size_t i = 1; i <= arity; ++i) arguments += fmt::format("{}${}", i == 1 ? "" : ", ", i);
  const bool plain = spelling.substr(open + 1, spelling.size() - open - 2) == arguments;
  return plain ? spelling.substr(0, open) : std::string_view{};
}

/// Our rows by the words that the exports' languages have for them; a word may stand for several arities.
const std::multimap<std::string_view, const FunctionRow*>& spelled_functions() {
  static const auto table = [] {
    std::multimap<std::string_view, const FunctionRow*> result;
    for (const FunctionRow& row : functions())
      for (const std::string_view spelling : all(row.spelled))
        if (const std::string_view word = spelled_word(spelling, row.arity); !word.empty()) result.emplace(word, &row);
    return result;
  }();
  return table;
}

/// How many letters have to be put in, left out or changed.
std::size_t edit_distance(std::string_view x, std::string_view y) {
  std::vector<std::size_t> row(y.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= x.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const std::size_t changed =
          diagonal + (std::tolower(static_cast<unsigned char>(x[i - 1])) != std::tolower(static_cast<unsigned char>(y[j - 1])));
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

const ConstantRow* find_foreign_constant(std::string_view word) {
  for (const auto& [foreign, name] : kConstants)
    if (foreign == word) return find_constant(name);
  for (const ConstantRow& row : constants())
    for (const std::string_view spelling : all(row.spelled))
      if (!word.empty() && without_module(spelling) == word) return &row;
  return nullptr;
}

bool is_foreign_function(std::string_view word) {
  return std::ranges::any_of(kFunctions, [&](const ForeignFunction& row) { return row.word == word; }) ||
         spelled_functions().contains(word);
}

bool is_foreign_function(std::string_view word, std::size_t arity) {
  return std::ranges::any_of(kFunctions, [&](const ForeignFunction& row) { return row.word == word && row.arity == arity; });
}

std::optional<Expression> foreign_call(std::string_view word, std::vector<Expression> arguments) {
  for (const ForeignFunction& row : kFunctions)
    if (row.word == word && row.arity == arguments.size()) return row.build(std::move(arguments));
  const auto [first, last] = spelled_functions().equal_range(word);
  for (auto row = first; row != last; ++row)
    if (row->second->arity == arguments.size()) return Expression::call(row->second->name, std::move(arguments));
  return std::nullopt;
}

Expression factorial(Expression x) {
  if (const auto n = small_integer(x, kMostFactorial)) return Expression::integer(exact_factorial(*n));
  return call(kGamma, std::move(x) + one());
}

std::string similar_name(std::string_view word) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  const auto look = [&](std::string_view name) {
    const std::size_t longer = std::max(word.size(), name.size()) - std::min(word.size(), name.size());
    if (longer >= least) return;  // it takes so many letters at least
    if (const std::size_t distance = edit_distance(word, name); distance < least) least = distance, best = name;
  };
  for (const FunctionRow& row : functions()) look(row.name);
  for (const ForeignFunction& row : kFunctions) look(row.word);
  for (const ConstantRow& row : constants()) look(row.name);
  return std::string(best);
}

}  // namespace brouncker
