\\ Checks a certificate: the identities exactly, the values numerically. Run with: gp -q FILE
default(realprecision, %DIGITS% + 30);
check(x, what) = if(!x, error(what));
M(a, b) = [0, b; 1, a];
at(p, k) = subst(p, n, k);
step(a, b, a1, b1, k, top, bottom, N, den) = check(bottom*den*(M(a, b)*subst(N, n, n+1)) == top*subst(den, n, n+1)*(N*M(at(a1, n+k), at(b1, n+k))), "matrix identity");
conv(a, b, last) = { my(P = [1, at(a, 0); 0, 1]); for(i = 1, last, P = P*M(at(a, i), at(b, i))); P };
tail(a, b, top, bottom) = check(top*(a*subst(bottom, n, n+1) + subst(top, n, n+1)) == b*bottom*subst(bottom, n, n+1), "tail equation");
telescope(c, rn, rk, R) = {
  check(subst(rn, k, k+1)*rk == subst(rk, n, n+1)*rn, "ratios of the term");
  check(c[1] + c[2]*rn + c[3]*rn*subst(rn, n, n+1) == subst(R, k, k+1)*rk - R, "telescoping sum")
};
integrand(c, z, less, w, phi, power) = {
  my(u = numerator(z), v = denominator(z), d = max(0, -w[3]), y = if(power, 1, v - u*k), D = y^d, N = k^w[1]*(1-k)^w[2]*y^(w[3]+d), g = k*(1-k)*y,
     e = n*w + phi - less - [0, 0, 2*d], l = e[1]*(1-k)*y - e[2]*k*y + if(power, z, -u*e[3])*k*(1-k), R = c[1]*D^2 + c[2]*N*D + c[3]*N^2);
  for(i = 0, 2*max(poldegree(N, k), d) - 2, R -= polcoef(R, i, k)/(polcoef(y, 0, k)*(i + 1 + e[1]))*(deriv(g*k^i, k) + l*k^i));
  check(R == 0, "derivative")
};
series(b, K, z, upper, lower, q, f, R, m) = {
  my(h = z*prod(i = 1, #upper, n + upper[i])/prod(i = 1, #lower, n + lower[i]));
  check(-subst(b, n, n-1)*subst(q, n, n-1) == subst(K, n, n-1)*K*q*subst(h, n, n-1), "terms of the series");
  check(subst(K*q, n, m)*prod(i = 0, m-1, subst(h, n, i)) == -1, "first term of the series");
  check(q == f + subst(R, n, n+1)*h - R, "reduction of the series")
};
proportional(A, B) = { my(v = [A[1,1], A[1,2], A[2,1], A[2,2]], w = [B[1,1], B[1,2], B[2,1], B[2,2]]); for(i = 1, 4, for(j = 1, 4, if(v[i]*w[j] != v[j]*w[i], return(0)))); 1 };
relation(a, b, a1, b1, k, N, m, R) = check(proportional(conv(a, b, m-1)*at(N, m), R*conv(a1, b1, m+k-1)), "relation");
folding(a, b, a1, b1, k, r, R) = {
  my(T = matid(2), t, X, c, Q);
  for(i = 1, k, T = T*M(at(a, k*n+r+i), at(b, k*n+r+i)));
  t = at(T, n-1); X = t[1,1]*T[1,2] + t[1,2]*T[2,2];
  check(X*at(X, n-1)*b1 == -T[1,2]*at(T[1,2], n-2)*matdet(t)*a1*at(a1, n-1), "fold");
  c = at(X/(t[1,2]*a1), 0); t = conv(a, b, r); Q = conv(a, b, r+k);
  check(proportional([c*t[1,2], Q[1,2]; c*t[2,2], Q[2,2]], R*[1, at(a1, 0); 0, 1]), "relation of a fold")
};
close(a, b, value) = {
  my(p0 = 1., p = 1.*at(a, 0), q0 = 0., q = 1., c, d, depth = 4000, gap);
  for(i = 1, depth, c = at(a, i)*p + at(b, i)*p0; d = at(a, i)*q + at(b, i)*q0; p0 = p; p = c; q0 = q; q = d);
  if(q == 0 || q0 == 0, return(1));
  gap = abs(p/q - p0/q0);
  abs(value - p/q) <= (10*depth*gap + 10.^-%DIGITS%)*(1 + abs(value))
};
