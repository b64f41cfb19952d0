/// One four-term test (1, c, L, cL) on random numbers: ours, FLINT's fmpz_lll on the same lattice, PARI's lindep where gp is
/// installed. Prints JSON; times are CPU time of one thread.
#include "engine/match/pair_test.hpp"
#include "engine/match/special.hpp"
#include "formulas/json.hpp"
#include "tests/support/random_numbers.hpp"

#include <array>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <string>

#include <flint/fmpz_lll.h>
#include <flint/fmpz_mat.h>

namespace {

using namespace brouncker;
namespace rnd = brouncker::random_formulas;
using Json = nlohmann::ordered_json;

double microseconds(std::size_t count, const auto& work) {
  const std::clock_t begin = std::clock();
  work();
  return 1e6 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / static_cast<double>(count);
}

struct Numbers {
  std::vector<Prepared> constants, limits;
};

Numbers random_numbers(std::size_t constants, std::size_t limits) {
  rnd::Generator generator(1);
  Numbers result;
  for (std::size_t i = 0; i < constants; ++i) result.constants.push_back(*prepared(rnd::number(generator, 260)));
  for (std::size_t i = 0; i < limits; ++i) result.limits.push_back(*prepared(rnd::number(generator, 212)));
  return result;
}

/// The filter and the second look, with everything that is prepared once per constant or limit.
Json ours(const Numbers& numbers, std::string_view set, int height_bits) {
  std::size_t open_pairs = 0;
  const std::size_t tests = numbers.constants.size() * numbers.limits.size();
  const double time = microseconds(tests, [&] {
    std::vector<const Prepared*> pointers;
    for (const Prepared& limit : numbers.limits) pointers.push_back(&limit);
    const LimitBatch batch = limit_batch(pointers);
    std::vector<std::uint8_t> open(batch.padded_size());
    for (const Prepared& c : numbers.constants) {
      find_open_with(set, sliced_constant(c.small), batch, height_bits, open);
      for (std::size_t i = 0; i < batch.size(); ++i) {
        if (!open[i]) continue;
        ++open_pairs;
        if (test_pair(c, numbers.limits[i], height_bits, 27)) std::cerr << "a random pair matched\n";
      }
    }
  });
  return {{"instruction_set", set},
          {"height_bits", height_bits},
          {"microseconds", time},
          {"left_open", static_cast<double>(open_pairs) / static_cast<double>(tests)}};
}

double flint(const Numbers& numbers, long bits) {
  const std::size_t count = 2'000;
  std::vector<std::array<Integer, 4>> columns;
  for (std::size_t i = 0; i < count; ++i) {
    const Approximation& c = numbers.constants[i % numbers.constants.size()].small;
    const Approximation& l = numbers.limits[i % numbers.limits.size()].small;
    const Integer one = Integer(1) << static_cast<unsigned>(bits);
    columns.push_back({one, rounded_to(c, bits), rounded_to(l, bits), rounded_to(product(c, l), bits)});
  }
  fmpz_mat_t matrix;
  fmpz_mat_init(matrix, 4, 5);
  fmpz_lll_t context;
  fmpz_lll_context_init_default(context);
  const double time = microseconds(count, [&] {
    for (const auto& column : columns) {
      fmpz_mat_zero(matrix);
      for (slong i = 0; i < 4; ++i) {
        fmpz_set_ui(fmpz_mat_entry(matrix, i, i), 1);
        fmpz_set_mpz(fmpz_mat_entry(matrix, i, 4), column[static_cast<std::size_t>(i)].backend().data());
      }
      fmpz_lll(matrix, nullptr, context);
    }
  });
  fmpz_mat_clear(matrix);
  return time;
}

/// Milliseconds for 2000 calls of lindep, by gp itself; null where there is no gp.
Json pari(int digits) {
  if (std::system("command -v gp >/dev/null 2>&1") != 0) return nullptr;
  const std::string script = "default(realprecision," + std::to_string(digits) +
                             ");setrand(1);v=vector(2000,i,my(c=random(1.),l=random(1.));[1,c,l,c*l]);"
                             "t=gettime();for(i=1,2000,lindep(v[i]));print(gettime())";
  std::FILE* pipe = popen(("echo '" + script + "' | gp -q -f").c_str(), "r");
  double milliseconds = 0;
  const bool read = pipe && std::fscanf(pipe, "%lf", &milliseconds) == 1;
  if (pipe) pclose(pipe);
  return read ? Json(milliseconds / 2) : Json(nullptr);
}

}  // namespace

int main() {
  const Numbers numbers = random_numbers(100, 2'000);
  Json report;
  for (const auto set : instruction_sets())
    for (int height_bits : {kFirstHeightBits, kMaxHeightBits}) report["ours"].push_back(ours(numbers, set, height_bits));
  for (long bits : {60L, 96L, 200L}) report["flint_fmpz_lll_microseconds"][std::to_string(bits) + " bits"] = flint(numbers, bits);
  for (int digits : {28, 60}) report["pari_lindep_microseconds"][std::to_string(digits) + " digits"] = pari(digits);
  report["rational_microseconds"] = microseconds(numbers.limits.size(), [&] {
    for (const Prepared& limit : numbers.limits) static_cast<void>(match_rational(limit.value, 27));
  });
  report["quadratic_microseconds"] = microseconds(numbers.limits.size(), [&] {
    for (const Prepared& limit : numbers.limits) static_cast<void>(match_quadratic(limit.value, 27));
  });
  std::cout << report.dump(1) << '\n';
}
