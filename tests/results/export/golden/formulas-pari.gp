\\ Brouncker golden: formulas as pari
\\ space: a = A*n + B, b = C*n^2 + D*n, A = 1..2, B = 0..3, C = -1..1, D = 0..2
\\ sampling: depth 2000, divisor 2, asymptotic depth 1000000000; keep: all; run: complete, 64 formulas
\\ where: (a = '2*n + 1' AND b = 'n^2') OR (a = 'n + 3' AND b = 'n^2 + 2*n') OR (a = 'n + 1' AND b = '-n^2')
\\ literature: of all entries; a formula without one was not found in them (doc/FORMATS.md)

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

\\ PCF(n + 3, n^2 + 2*n) = (3 + 3*sqrt(5))/(2*hyp2f1(1, 3, 5/2 + 3*sqrt(5)/10, 1/2 - sqrt(5)/10)), proved: 2f1-quotient
check("35", [1,3], [1,2,0], "3.579278888147281613299403467111975423745673741232531768940288034", () -> ((3 + (3*sqrt(5)))/(2*hypergeom([1, 3], [((5/2) + ((3*sqrt(5))/10))], ((1/2) - (sqrt(5)/10))))));
\\ PCF(2*n + 1, n^2) = 4/pi, proved: brouncker-arctan
\\ literature: Lambert 1770 and Lagrange 1776, atan(1) [Lagrange1776], PCF(2*n + 1, n^2), by form: L = L'
check("51", [2,1], [1,0,0], "1.273239544735162686151070106980114896275677165923651589981338752", () -> (4/Pi));
finish(2, 1, 0);
