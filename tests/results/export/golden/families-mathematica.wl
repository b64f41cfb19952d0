(* Brouncker golden: families as mathematica *)
(* space: a = A*n + B, b = C*n^2 + D*n, A = 1..2, B = 0..3, C = -1..1, D = 0..2 *)
(* sampling: depth 2000, divisor 2, asymptotic depth 1000000000; keep: all; run: complete, 64 formulas *)
(* where: all rows *)

(* Every check: M(n) N(n+1) den(n) = S N(n) M'(n) den(n+1) with M = {{0, b}, {1, a}}, N = {{n11, n12}, {n21, n22}} and det N != 0, as polynomials
   over Q in n and the parameters; so U = N/den makes the tails of the two fractions images of each other. Run with: wolframscript -file FILE *)
trues = 0; falses = 0;
family[name_, parameters_, pcfs_, s_, matrix_, den_] := Module[{x, rest, a, b, a1, b1, u, v, left, right, good},
  rest = Table[x[i], {i, parameters}];
  {a, b, a1, b1} = (# @@ Prepend[rest, x[0]]) & /@ pcfs;
  u = Partition[(# @@ Prepend[rest, x[0]]) & /@ matrix, 2];
  v = Partition[(# @@ Prepend[rest, x[0] + 1]) & /@ matrix, 2];
  left = ({{0, b}, {1, a}} . v)*(den @@ Prepend[rest, x[0]]);
  right = s*(u . {{0, b1}, {1, a1}})*(den @@ Prepend[rest, x[0] + 1]);
  good = Expand[left - right] === {{0, 0}, {0, 0}} && Expand[Det[u]] =!= 0;
  If[good, trues++, falses++; Print["FALSE: family ", name]]];
(* A pair that is a member: the sides at the values, n + h for n, times c and c^2. *)
member[name_, pcfs_, values_, places_, pair_, map_] := Module[{n, good},
  good = And @@ Table[
    Expand[places[[i + 1]]*(pcfs[[i]] @@ Prepend[values, n + places[[i]]]) - pair[[i]][n]] === 0 &&
    Expand[places[[i + 1]]^2*(pcfs[[i + 1]] @@ Prepend[values, n + places[[i]]]) - pair[[i + 1]][n]] === 0, {i, {1, 3}}];
  If[good, trues++, falses++; Print["FALSE: member of family ", name]]];
finish[statements_, leftOut_] := (Print[trues, " of ", trues + falses, " families and members true; ", leftOut, " without a theorem of their own left out"]; trues == statements);

(* contiguity: proved, 5 relations; PCF(n, B*n^2 + (B*p + B*q)*n + B*p*q) ~ PCF(n, B*n^2 + (B*p + B*q)*n + B*p*q + B*p - B*q - B) *)
family["1", 3, {Function[{n, B, p, q}, n], Function[{n, B, p, q}, B*n^2 + (B*p + B*q)*n + B*p*q], Function[{n, B, p, q}, n], Function[{n, B, p, q}, B*n^2 + (B*p + B*q)*n + B*p*q + B*p - B*q - B]}, 1, {Function[{n, B, p, q}, p*n + p*q], Function[{n, B, p, q}, (-B*p + B*q + B)*n^2 + (-B*p^2 + 2*B*p + B*q^2 - B)*n - B*p^2*q + B*p*q^2 + 2*B*p*q - B*q^2 - B*q], Function[{n, B, p, q}, -p + q + 1], Function[{n, B, p, q}, (q + 1)*n + p*q + p - q - 1]}, Function[{n, B, p, q}, n + p - 1]];
member["1", {Function[{n, B, p, q}, n], Function[{n, B, p, q}, B*n^2 + (B*p + B*q)*n + B*p*q], Function[{n, B, p, q}, n], Function[{n, B, p, q}, B*n^2 + (B*p + B*q)*n + B*p*q + B*p - B*q - B]}, {1, 1, -1}, {1, 1, 0, 1}, {Function[{n}, n + 1], Function[{n}, n^2 + 2*n], Function[{n}, n], Function[{n}, n^2]}, {2, 0, -1, 1}];
(* contiguity; e: PCF(n + p, q(n + r)), p + 1: proved, 4 relations; PCF(n, B*n + B*p) ~ PCF(n - 1, B*n + B*p) *)
family["2", 2, {Function[{n, B, p}, n], Function[{n, B, p}, B*n + B*p], Function[{n, B, p}, n - 1], Function[{n, B, p}, B*n + B*p]}, 1, {Function[{n, B, p}, -n - B + 1], Function[{n, B, p}, B*n + B*p], Function[{n, B, p}, 1], Function[{n, B, p}, -B]}, Function[{n, B, p}, 1]];
member["2", {Function[{n, B, p}, n], Function[{n, B, p}, B*n + B*p], Function[{n, B, p}, n - 1], Function[{n, B, p}, B*n + B*p]}, {1, -1}, {1, 1, 1, 1}, {Function[{n}, n + 1], Function[{n}, n], Function[{n}, n], Function[{n}, n]}, {1, 0, -1, 1}];
finish[4, 3]
