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
\\ A pair that is a member: the sides at the values, n + h for n, times c and c^2; and L = (p L' + q)/(r L' + s) of its limits.
member(name, pcfs, values, places, pair, map) = {
  my(good = 1, h, c, x, y, again);
  for(i = 1, 2, h = places[2*i - 1]; c = places[2*i];
    good = good && c*at(pcfs[2*i - 1], 'n + h, values) == call(pair[2*i - 1], ['n]) && c^2*at(pcfs[2*i], 'n + h, values) == call(pair[2*i], ['n]));
  x = limit_of(pair[1], pair[2], 600); again = limit_of(pair[1], pair[2], 1000); y = limit_of(pair[3], pair[4], 600);
  if(abs(x - again) > 1e-30*(1 + abs(x)) || abs(y - limit_of(pair[3], pair[4], 1000)) > 1e-30*(1 + abs(y)), slow++,
    good = good && abs(x*(map[3]*y + map[4]) - (map[1]*y + map[2])) <= 1e-20*(abs(map[1]*y) + abs(map[2]) + abs(x*map[3]*y) + abs(x*map[4])));
  if(good, trues++, falses++; print("FALSE: member of family ", name));
};
limit_of(a, b, depth) = call(a, [0]) + tail(a, b, [], 1, depth);
finish(statements, left_out) = {
  print(trues, " of ", trues + falses, " families and members true; ", slow, " converge too slowly for the numerical comparison; ", left_out,
    " without a theorem of their own left out");
  if(trues + falses < statements, print(statements - trues - falses, " statements stopped with an error"));
  quit(trues < statements)
};
