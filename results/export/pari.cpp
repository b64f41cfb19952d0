/// PARI/GP.
#include "results/export/dialect_pari.hpp"
#include "results/export/exporter.hpp"
#include "results/export/family_script.hpp"

namespace brouncker {
namespace {

constexpr std::string_view kPrelude = R"(
\\ Every check: the continued fraction a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)) against the limit, as far as its first 4,096 convergents
\\ determine it, and the closed form, where there is one, against all digits of the limit. Run with: gp -q FILE
default(realprecision, 120);
trues = 0; falses = 0; slow = 0; forms = 0;
value(c, n) = { my(r = 0); for(i = 1, #c, r = r*n + c[i]); r };
\\ [p_n/q_n, a bound of its distance from the limit as the last two convergents suggest it]
convergent(a, b) = {
  my(p0 = 1., p = 1.*value(a, 0), q0 = 0., q = 1., last = p, error = +oo, x, y, t);
  for(n = 1, 4096,
    x = value(a, n); y = value(b, n);
    t = x*p + y*p0; p0 = p; p = t; t = x*q + y*q0; q0 = q; q = t;
    if(bitand(n, n - 1) == 0 && q != 0 && q0 != 0,
      last = p/q; error = 20*n*abs(p/q - p0/q0);
      if(error < 10.^-90*(1 + abs(last)), break)));
  [last, error]
};
digits_of(text) = { my(v = Vecsmall(text), k = 0); for(i = 1, #v, if(v[i] == 101, break); if(v[i] >= 48 && v[i] <= 57 && (k > 0 || v[i] > 48), k++)); k };
check(name, a, b, limit, form = 0) = {
  my(exact = eval(limit)*1., c = convergent(a, b), close, good);
  close = 10.^(2 - digits_of(limit))*(1 + abs(exact));
  good = abs(c[1] - exact) <= c[2] + close;
  if(c[2] > 10.^-50*(1 + abs(exact)), slow++);
  if(form != 0, forms++; good = good && abs(form() - exact) <= close);
  if(good, trues++, falses++; print("FALSE: formula ", name));
};
finish(statements, left_out, not_spelled) = {
  print(trues, " of ", trues + falses, " formulas true, ", forms, " of them closed forms; ", slow,
    " converge too slowly for 50 digits of the fraction; ", left_out, " without a finite limit left out; ", not_spelled,
    " closed forms not spelled in this language");
  if(trues + falses < statements, print(statements - trues - falses, " statements stopped with an error"));
  quit(trues < statements)
};

)";

const ScriptLanguage kPari{"pari",
                           kPariDialect,
                           "\\\\ ",
                           "",
                           kPrelude,
                           "check(\"$1\", $2, $3, \"$4\", () -> $5);",
                           "check(\"$1\", $2, $3, \"$4\");",
                           "[",
                           "]",
                           "finish($3, $1, $2);"};

constexpr std::string_view kFamilyPrelude = R"(
\\ Every check: M(n) N(n+1) den(n) = S N(n) M'(n) den(n+1) with M = [0, b; 1, a], N = [n11, n12; n21, n22] and det N != 0, as polynomials over Q
\\ in n and the parameters; so U = N/den makes the tails K of the two fractions images of each other, K = (n11 K' + n12)/(n21 K' + n22),
\\ which is compared numerically at one point. Run with: gp -q FILE
default(realprecision, 60);
trues = 0; falses = 0; slow = 0;
symbols = ['v1, 'v2, 'v3, 'v4, 'v5, 'v6, 'v7, 'v8, 'v9];
at(f, n, rest) = call(f, concat([n], rest));
matrix_of(f, n, rest) = [at(f[1], n, rest), at(f[2], n, rest); at(f[3], n, rest), at(f[4], n, rest)];
tail(a, b, rest, first, depth) = { my(k = 0.); forstep(n = depth, first, -1, k = at(b, n, rest)/(at(a, n, rest) + k)); k };
family(name, parameters, pcfs, s, N, den) = {
  my(rest = symbols[1..parameters], left, right, good, k, k1, again, U);
  left = [0, at(pcfs[2], 'n, rest); 1, at(pcfs[1], 'n, rest)]*matrix_of(N, 'n + 1, rest)*at(den, 'n, rest);
  right = s*matrix_of(N, 'n, rest)*[0, at(pcfs[4], 'n, rest); 1, at(pcfs[3], 'n, rest)]*at(den, 'n + 1, rest);
  good = left == right && matdet(matrix_of(N, 'n, rest)) != 0;
  rest = vector(parameters, i, 1/(6 + i));
  k = tail(pcfs[1], pcfs[2], rest, 30, 600); k1 = tail(pcfs[3], pcfs[4], rest, 30, 600); again = tail(pcfs[1], pcfs[2], rest, 30, 1000);
  U = 1.*matrix_of(N, 30, rest);
  if(abs(k - again) > 1e-30*(1 + abs(k)), slow++,
    good = good && abs(k*(U[2,1]*k1 + U[2,2]) - (U[1,1]*k1 + U[1,2])) <= 1e-20*(abs(U[1,1]*k1) + abs(U[1,2]) + abs(k*U[2,1]*k1) + abs(k*U[2,2])));
  if(good, trues++, falses++; print("FALSE: family ", name));
};
finish(statements, left_out) = {
  print(trues, " of ", trues + falses, " families true; ", slow, " converge too slowly for the numerical comparison; ", left_out,
    " without a theorem of their own left out");
  if(trues + falses < statements, print(statements - trues - falses, " statements stopped with an error"));
  quit(trues < statements)
};

)";

const FamilySyntax kFamilies{kPari, "($1) -> $2", "($1/$2)", "^", "[", "]", kFamilyPrelude, "family(", ");", "finish($2, $1);"};

}  // namespace

void export_pari_families(const RunReader& run, const std::string& where, TextOutput& out) {
  write_family_script(run, where, kFamilies, out);
}

void export_pari(const RunReader& run, const std::string& where, TextOutput& out) { write_formula_script(run, where, kPari, out); }

}  // namespace brouncker
